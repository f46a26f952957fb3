import { describe, expect, it } from "vitest";
import { aLife } from "../../../../test/builders/case.ts";
import { aDelivery, anExtension } from "../../../../test/builders/paper.ts";
import { matterKinds } from "../agreement/agreement.ts";
import { caseStatuses } from "../case/case.ts";
import { type EventFacts, proseOf } from "../case/event.ts";
import { parseVerificationCode, printedVerificationCode } from "../identifiers/verification-code.ts";
import type { PaperContent } from "./paper.ts";
import { paperContent, paperTitle } from "./paper-content.ts";
import { mayMakePaper, paperKindOf, paperKinds } from "./paper-kind.ts";
import { isPaperNumberForm, paperNumber } from "./paper-number.ts";

const lives = [
  ...caseStatuses.map((status) => aLife(status)),
  aLife("decided", {}, { outcome: "refused", prose: { reasons: "场所不符", remedies: "可以复议" } }),
  anExtension(),
  aDelivery(),
];

type Life = ReturnType<typeof aLife>;

/** The paper that an event of a life makes, if any. */
const contentOf = (
  life: Life,
  event: Life[number],
  matter: (typeof matterKinds)[number],
): PaperContent | undefined => {
  const [first] = life;
  if (first?.type !== "CaseSubmitted") throw new Error("a life without a beginning");
  const sent = life.findLast(({ type }) => type === "ResultDispatched");
  const kind = paperKindOf(event, first.origin.caseType);
  return kind
    ? paperContent({
        kind,
        origin: first.origin,
        event: { ...event, prose: proseOf(event) ?? {} },
        matter: { title: "食品经营许可", kind: matter },
        agreement: "西安南京通办协议",
        organ: "西安市通办专窗",
        addressee: "张三",
        addressed: "person",
        ...(sent?.type === "ResultDispatched" ? { sent: { ...sent, prose: proseOf(sent) ?? {} } } : {}),
      })
    : undefined;
};

/** The paper of each event of some lives, by kind; of several of a kind the last. */
const papers = (matter: (typeof matterKinds)[number]): ReadonlyMap<string, PaperContent> =>
  new Map(
    lives.flatMap((events) =>
      events.flatMap((event) => {
        const content = contentOf(events, event, matter);
        return content ? [[content.kind, content] as const] : [];
      }),
    ),
  );

describe("the papers of a case", () => {
  it.each(matterKinds)("are worded for every kind, in a matter of kind %s", (matter) => {
    const all = papers(matter);
    expect([...all.keys()].toSorted()).toEqual([...paperKinds].toSorted());
    for (const [kind, content] of all) {
      expect(content.title, kind).toBe(paperTitle(content.kind, matter));
      const said = [content.opening, ...content.points, ...content.closing].join("\n");
      expect(said, kind).not.toMatch(/undefined|null|NaN|\[object/);
      expect(content.opening, kind).toContain("“食品经营许可”申请（申请编号NJ-2026-0001）");
      expect(content.date, kind).toMatch(/^2026年\d{1,2}月\d{1,2}日$/);
    }
  });

  it("name law's article for a licence, and follow it by analogy in other matters", () => {
    expect(papers("licence").get("grant")?.opening).toContain(
      "根据《中华人民共和国行政许可法》第三十八条第一款",
    );
    expect(papers("filing").get("grant")?.opening).toContain("参照《中华人民共和国行政许可法》");
    expect(papers("filing").get("grant")?.title).toBe("备案通知书");
  });

  it("say a refusal's reasons and remedies (art 38), and all that is missing at once (art 32)", () => {
    expect(papers("licence").get("refusal")?.points).toEqual(["理由：场所不符", "救济途径：可以复议"]);
    expect(papers("licence").get("supplement")?.points).toEqual(["身份证：照片模糊"]);
  });

  it("tell what has to follow where an application is accepted with gaps", () => {
    const [accepted] = aLife("terminated").slice(-2);
    if (accepted?.type !== "CaseAccepted") return expect.fail("no acceptance with gaps");
    const content = contentOf(aLife("terminated"), accepted, "licence");
    expect(content?.opening).toContain("容缺受理");
    expect(content?.points).toEqual(accepted.gaps);
    expect(content?.closing.join("")).toMatch(/请于2026年3月\d+日\d\d:\d\d前补齐/);
  });

  it("record a service with how the result went out, who received it and by what that is proven, and no pick-up code", () => {
    expect(papers("licence").get("service")?.points).toEqual([
      "受送达人：张三",
      "送达方式：窗口领取",
      "发出日期：2026年3月5日",
      "领取地点：政务服务中心一楼",
      "签收人：李四",
      "收到时间：2026年3月6日10:00",
      "送达凭据：受送达人签收",
    ]);
  });

  it("are made by no other event, and an instant matter has no notice of acceptance", () => {
    const made = lives
      .flat()
      .filter((event) => paperKindOf(event, "promised"))
      .map(({ type }) => type);
    expect(lives.flat().filter((event) => mayMakePaper(event) !== made.includes(event.type))).toEqual([]);
    const accepted = aLife("accepted").at(-1) as EventFacts;
    expect(paperKindOf(accepted, "promised")).toBe("acceptance");
    expect(paperKindOf(accepted, "instant")).toBeUndefined();
  });
});

describe("the number of a paper", () => {
  const paper = { kind: "grant", organ: "西安市通办专窗", year: 2026, serial: 7 } as const;

  it("is the organ's name, the word of the kind, year and serial, or as the organ says", () => {
    expect(paperNumber(paper)).toBe("西安市通办专窗准〔2026〕7号");
    expect(paperNumber(paper, "西审{kind}字〔{year}〕第{serial}号")).toBe("西审准字〔2026〕第7号");
  });

  it.each([
    ["西审〔{year}〕{serial}号", true],
    ["西审{serial}号", false],
    ["西审〔{year}〕号", false],
    ["西审〔{year}〕{serial}{month}号", false],
  ])("takes %s as a form: %s", (form, taken) => {
    expect(isPaperNumberForm(form)).toBe(taken);
  });
});

describe("a verification code", () => {
  it("is read as people type it, and printed in groups", () => {
    const code = parseVerificationCode("O1bc defg-hjkm-NPQR-stvw");
    expect(code).toBe("01bcdefghjkmnpqrstvw");
    expect(code && printedVerificationCode(code)).toBe("01BC-DEFG-HJKM-NPQR-STVW");
  });

  it.each([
    "",
    "01bcdefghjkmnpqrstv",
    "01bcdefghjkmnpqrstvwx",
    "u1bcdefghjkmnpqrstvw",
    "../../etc/passwd12345",
  ])("is not %s", (text) => {
    expect(parseVerificationCode(text)).toBeUndefined();
  });
});
