import type { TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { anAgreementId, at } from "../../../../../test/builders/ids.ts";
import { chineseWords } from "../../../test/chinese-words.ts";
import { type LetterFacts, letterText } from "./letter-text.ts";
import { lettersOf } from "./letters.ts";

let zh: TFunction;
beforeAll(async () => {
  zh = await chineseWords();
});

const blank = {
  deficiencies: [],
  reasons: null,
  ground: null,
  expectedEnd: null,
  extendedBy: null,
  due: null,
};
const asked = (n: number, problem: string) => ({
  ...blank,
  kind: "supplement" as const,
  n,
  at: at("2026-03-02T02:00:00.000Z"),
  deficiencies: [{ material: "身份证", problem }],
  due: at("2026-04-14T09:30:00.000Z"),
  provisional: false,
});
const entry = (n: number, type: string, actorKind: "staff" | "broker" = "staff") => ({
  n,
  type,
  at: at("2026-03-10T02:00:00.000Z"),
  from: null,
  to: "accepted" as const,
  actorKind,
  actor: "李梅",
  note: null,
  dueMoves: [],
  helper: false,
});

type Kase = LetterFacts["kase"];

const kase = (parts: Partial<Kase> = {}): Kase => ({
  number: null,
  externalRef: "NJ-1",
  submittedAt: at("2026-03-02T01:00:00.000Z"),
  notices: [],
  timeline: [],
  terms: {
    agreement: anAgreementId("xian-nanjing"),
    agreementVersion: 1,
    listVersion: 1,
    standardVersion: 1,
    statutory: { unit: "working-days", amount: 15 },
    promised: { unit: "working-days", amount: 10 },
    notice: { unit: "working-days", amount: 5 },
    promisedDue: null,
    statutoryDue: null,
    dueProvisional: false,
    pauseGrounds: [],
    priorityGrounds: [],
  },
  declination: null,
  names: { partner: "南京", agreement: "西安南京通办框架协议", window: "西安市通办专窗" },
  application: {
    applicant: { kind: "person", name: "张*", number: "110***", phone: null, agent: null },
    form: [],
    materials: [],
    results: [],
  },
  ...parts,
});

const lettersIn = (whole: Kase, kind: LetterFacts["kind"] = "licence") =>
  lettersOf(whole).map((letter) => letterText({ kase: whole, matter: "食品经营许可", kind, zh }, letter));

describe("the letters of a case", () => {
  it("are numbered by kind, in the order in which they were given", () => {
    const whole = kase({
      notices: [asked(4, "照片模糊"), asked(7, "仍然模糊")],
      timeline: [entry(9, "CaseAccepted")],
    });
    expect(lettersIn(whole).map(({ title, number }) => [title, number])).toEqual([
      ["补正告知书", "NJ-1 补〔1〕号"],
      ["补正告知书", "NJ-1 补〔2〕号"],
      ["受理通知书", "NJ-1 受〔1〕号"],
    ]);
  });

  it("ask for everything missing at once, by the law's article, until a moment with its year", () => {
    const [letter] = lettersIn(kase({ notices: [asked(4, "照片模糊")] }));
    expect(letter?.opening).toContain("根据《中华人民共和国行政许可法》第三十二条第一款第四项");
    expect(letter?.points).toEqual(["身份证：照片模糊"]);
    expect(letter?.closing[0]).toContain("2026年4月14日17:30前提交");
    expect(letter?.date).toBe("2026年3月2日");
  });

  it("follow the licensing law by analogy only where the matter is no licence", () => {
    const [letter] = lettersIn(kase({ notices: [asked(4, "照片模糊")] }), "registration");
    expect(letter?.opening).toContain("参照《中华人民共和国行政许可法》第三十二条");
    expect(letter?.opening).toContain("《西安南京通办框架协议》的服务标准");
  });

  it("tell which procedure stops the clock, for how long, and by law or by the agreement", () => {
    const suspended = {
      ...blank,
      kind: "suspension" as const,
      n: 6,
      at: at("2026-03-03T02:00:00.000Z"),
      reasons: "依申请举行听证",
      ground: "hearing",
      expectedEnd: at("2026-03-10T09:30:00.000Z"),
      due: at("2026-03-24T09:30:00.000Z"),
      provisional: false,
    };
    const [byLaw, byAgreement] = lettersIn(
      kase({ notices: [suspended, { ...suspended, n: 8, ground: "agreed/跨省核验" }] }),
    );
    expect(byLaw?.opening).toContain("第四十五条");
    expect(byLaw?.points).toContain("预计结束日期：2026年3月10日");
    expect(byLaw?.closing[0]).toContain("2026年3月24日17:30");
    expect(byAgreement?.opening).toContain("需要进行跨省核验");
    expect(byAgreement?.opening).not.toContain("第四十五条");
  });

  it("tell the reasons of an extension, how long it is and until when", () => {
    const extended = {
      ...blank,
      kind: "extension" as const,
      n: 8,
      at: at("2026-03-09T02:00:00.000Z"),
      reasons: "案情复杂",
      extendedBy: { unit: "working-days" as const, amount: 10 },
      due: at("2026-04-07T09:30:00.000Z"),
      provisional: false,
    };
    const [letter] = lettersIn(kase({ notices: [extended] }));
    expect(letter?.opening).toContain("第四十二条");
    expect(letter?.points).toEqual([
      "理由：案情复杂",
      "延长：10 个工作日",
      "办理时限延长至：2026年4月7日17:30",
    ]);
  });

  it("say that what nobody answered in time counts as accepted since its receipt", () => {
    const [letter] = lettersIn(kase({ timeline: [entry(5, "CaseAccepted", "broker")] }));
    expect(letter?.opening).toContain("第四项");
    expect(letter?.points[0]).toBe("受理日期：2026年3月2日");
  });

  it("name the right organ and the remedies where an application is declined", () => {
    const declination = {
      declinedAt: at("2026-03-10T02:00:00.000Z"),
      reason: "不属于本机关职权",
      rightOrgan: "西安市公安局",
    };
    const [letter] = lettersIn(kase({ declination, timeline: [entry(5, "CaseDeclined")] }));
    expect(letter?.points).toEqual(["理由：不属于本机关职权", "请向下列机关申请：西安市公安局"]);
    expect(letter?.closing[0]).toContain("行政复议");
  });
});
