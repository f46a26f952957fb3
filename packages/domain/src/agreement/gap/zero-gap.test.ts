import { describe, expect, it } from "vitest";
import { aListRow, anInstantListRow, aStandard } from "../../../../../test/builders/agreement.ts";
import { aMatterId, aRegion } from "../../../../../test/builders/ids.ts";
import type { Limit } from "../../clock/limit.ts";
import type { RegionCode } from "../../identifiers/region-code.ts";
import type { MatterListRow } from "../matter-list.ts";
import { checkLocal } from "./check-local.ts";
import { compareRows, compareStandards, gapText } from "./compare-service.ts";
import { localRows } from "./local-standard.ts";
import { worseThanLocal } from "./worse-than-local.ts";
import { effectsOf, type LocalOffer, type RemoteOffer, zeroGap } from "./zero-gap.ts";

const xian = aRegion("610100");
const nanjing = aRegion("320100");
const yinchuan = aRegion("640100");
const days = (amount: number): Limit => ({ unit: "working-days", amount });
const needs = (...titles: string[]) => titles.map((title) => ({ title, need: "required" }) as const);

const told = (here: Partial<MatterListRow>, there: Partial<MatterListRow> = {}) =>
  compareRows(aListRow(here), aListRow(there)).map(
    ({ field, direction, effect }) =>
      `${field} ${direction} ${effect ? `${effect.amount} ${effect.unit}` : "-"}`,
  );

describe("a remote row beside the local one", () => {
  it.each<[string, Partial<MatterListRow>, Partial<MatterListRow>, readonly string[]]>([
    ["that says the same", {}, {}, []],
    [
      "with a longer promise",
      { promised: days(10) },
      { promised: days(4) },
      ["promised worse 6 working-days"],
    ],
    [
      "with a shorter promise",
      { promised: days(4) },
      { promised: days(10) },
      ["promised better 6 working-days"],
    ],
    [
      "where local is on the spot",
      { promised: days(3) },
      { promised: { unit: "instant" } },
      ["promised worse 3 working-days"],
    ],
    [
      "in another unit",
      { promised: days(3) },
      { promised: { unit: "calendar-days", amount: 9 } },
      ["promised other -"],
    ],
    ["with another limit of law", { statutory: days(20) }, { statutory: days(15) }, ["statutory other -"]],
    [
      "with a longer extension",
      { extension: days(10) },
      { extension: days(5) },
      ["extension worse 5 working-days"],
    ],
    ["that alone has an extension", { extension: days(10) }, {}, ["extension other -"]],
    [
      "with more materials",
      { materials: needs("身份证", "公证书") },
      { materials: needs("身份证") },
      ["materials worse 1 materials"],
    ],
    [
      "with fewer materials",
      { materials: needs("身份证") },
      { materials: needs("身份证", "公证书") },
      ["materials better 1 materials"],
    ],
    [
      "with an alternative of the same",
      { materials: [{ title: "居民身份证", need: "required", alternatives: ["身份证"] }] },
      { materials: needs("身份证") },
      [],
    ],
    [
      "that asks at once for what may follow",
      { materials: needs("照片") },
      { materials: [{ title: "照片", need: "later" }] },
      ["materials worse 1 materials"],
    ],
    [
      "that asks for what is shared",
      { materials: needs("婚姻登记") },
      { materials: [{ title: "婚姻登记", need: "shared" }] },
      ["materials worse 1 materials"],
    ],
    ["with what may be left out", { materials: [{ title: "照片", need: "optional" }] }, {}, []],
    ["with a higher fee", { fee: { amount: 4_000 } }, { fee: { amount: 2_000 } }, ["fee worse 2000 fen"]],
    ["with no fee", { fee: { amount: 0 } }, { fee: { amount: 2_000 } }, ["fee better 2000 fen"]],
    ["that says no fee", {}, { fee: { amount: 2_000 } }, ["fee other -"]],
    [
      "without the post",
      { delivery: ["electronic"] },
      { delivery: ["electronic", "post"] },
      ["delivery worse 1 delivery-ways"],
    ],
    [
      "with the post alone",
      { delivery: ["electronic", "post"] },
      { delivery: ["electronic"] },
      ["delivery better 1 delivery-ways"],
    ],
    [
      "without the counter",
      { delivery: ["electronic"] },
      { delivery: ["electronic", "pick-up"] },
      ["delivery other -"],
    ],
  ])("%s", (_said, here, there, expected) => {
    expect(told(here, there)).toEqual(expected);
  });

  it("is worse one way exactly where it is better the other way", () => {
    const opposite = { worse: "better", better: "worse", other: "other" } as const;
    const [a, b] = [aListRow({ promised: days(3), fee: { amount: 5 } }), aListRow({ fee: { amount: 2 } })];
    expect(compareRows(b, a).map(({ direction }) => opposite[direction])).toEqual(
      compareRows(a, b).map(({ direction }) => direction),
    );
  });

  it("is told in a line of text", () => {
    const [fee] = compareRows(aListRow({ fee: { amount: 4_000 } }), aListRow());
    expect([gapText(fee?.here), gapText(fee?.there)]).toEqual(["4000 fen", ""]);
  });
});

describe("the limits of a standard", () => {
  it("are worse where the office has longer, or the applicant has less time", () => {
    const { notice, supplement, delivery } = aStandard();
    const here = { notice, supplement, delivery };
    const there = { notice: days(2), supplement: days(60), delivery: days(10) };
    expect(compareStandards(here, there)).toMatchObject([
      { field: "notice-limit", direction: "worse", effect: { amount: 3 } },
      { field: "supplement-limit", direction: "worse", effect: { amount: 30 } },
    ]);
  });
});

const offer = (rows: readonly MatterListRow[], parties = [xian, nanjing]): RemoteOffer => ({
  parties,
  rows,
  standard: aStandard(),
});
const local = (...rows: MatterListRow[]): LocalOffer => ({
  version: 1,
  rows: new Map(rows.map((row) => [row.matter, row])),
});
const locals = (...said: [RegionCode, LocalOffer][]) => new Map(said);

describe("the report of the gap", () => {
  it("holds what counts for some applicants against what the handling region gives its own", () => {
    const rows = [aListRow(), aListRow({ handling: xian, sources: [nanjing], promised: days(12) })];
    const { matters } = zeroGap(
      offer(rows, [xian, nanjing, yinchuan]),
      locals([xian, local(aListRow({ promised: days(8) }))]),
    );
    expect(matters).toHaveLength(1);
    expect(matters[0]?.unsaid).toEqual([nanjing, yinchuan]);
    expect(
      matters[0]?.differences
        .filter(({ against }) => against === "local")
        .map(({ row, effect }) => [row.sources, effect?.amount]),
    ).toEqual([
      [undefined, 2],
      [[nanjing], 4],
    ]);
  });

  it("names the party that does best in the same matter", () => {
    const rows = [
      aListRow({ handling: xian, promised: days(10) }),
      aListRow({ handling: nanjing, promised: days(7) }),
      aListRow({ handling: yinchuan, promised: days(3) }),
    ];
    const { matters } = zeroGap(offer(rows, [xian, nanjing, yinchuan]), new Map());
    expect(
      matters[0]?.differences.map(({ handling, against, effect }) => [handling, against, effect?.amount]),
    ).toEqual([
      [xian, yinchuan, 7],
      [nanjing, yinchuan, 4],
    ]);
    expect(zeroGap(offer([aListRow()]), new Map()).matters[0]?.differences).toEqual([]);
  });

  it("adds up what is worse than for local applicants, by unit", () => {
    const here = aListRow({ fee: { amount: 9 }, materials: needs("公证书") });
    const there = aListRow({ fee: { amount: 4 }, promised: days(8) });
    const instant = anInstantListRow();
    const gap = zeroGap(
      offer([here, { ...instant, caseType: "promised", promised: days(1) }]),
      locals([xian, local(there, instant)]),
    );
    expect(effectsOf(gap)).toEqual([
      { unit: "working-days", amount: 3 },
      { unit: "materials", amount: 1 },
      { unit: "fen", amount: 5 },
    ]);
  });

  it("shows one region or one matter where asked", () => {
    const rows = [aListRow(), anInstantListRow()];
    const both = locals(
      [xian, local(aListRow({ promised: days(1) }))],
      [nanjing, local(aListRow({ promised: days(1) }))],
    );
    const gap = zeroGap(offer(rows), both, { handling: nanjing, matter: aMatterId("food-business-permit") });
    expect(gap.matters.map(({ differences }) => differences.map(({ handling }) => handling))).toEqual([
      [nanjing],
    ]);
  });
});

describe("a draft that gives applicants from elsewhere less than local ones", () => {
  it("needs a reason for each row and field, and for its standard", () => {
    const there: LocalOffer = {
      ...local(aListRow({ promised: days(8), materials: [] })),
      limits: { ...aStandard(), notice: days(3) },
    };
    const findings = worseThanLocal(offer([aListRow({ materials: needs("公证书") })]), locals([xian, there]));
    expect(
      findings.map(({ severity, part, code, row, facts }) => [
        severity,
        part,
        code,
        row,
        facts["field"],
        facts["remote"],
        facts["local"],
      ]),
    ).toEqual([
      [
        "needs-reason",
        "list",
        "worse-than-local",
        "food-business-permit * *",
        "promised",
        "10 working-days",
        "8 working-days",
      ],
      ["needs-reason", "list", "worse-than-local", "food-business-permit * *", "materials", "公证书", ""],
      [
        "needs-reason",
        "standard",
        "worse-than-local",
        undefined,
        "notice-limit",
        "5 working-days",
        "3 working-days",
      ],
    ]);
  });

  it("needs none where nobody says what local applicants get, or they get the same", () => {
    expect(worseThanLocal(offer([aListRow()]), new Map())).toEqual([]);
    expect(worseThanLocal(offer([aListRow()]), locals([xian, local(aListRow())]))).toEqual([]);
  });
});

describe("rows of a region's own list", () => {
  it("name the region or none, and no sources", () => {
    expect(localRows(xian, [aListRow({ handling: xian })])).toEqual({ kind: "rows", rows: [aListRow()] });
    for (const row of [aListRow({ handling: nanjing }), aListRow({ sources: [nanjing] })])
      expect(localRows(xian, [row])).toMatchObject({ code: "row-not-local" });
  });

  it("are bound by law as those of an agreement are", () => {
    const around = {
      matters: new Map([[aListRow().matter, undefined]]),
      formFaults: new Map<string, string>(),
    };
    const limits = { ...aStandard(), notice: days(6) };
    const codes = (rows: readonly MatterListRow[]) =>
      checkLocal(rows, limits, around).map(({ code }) => code);
    expect(codes([aListRow({ promised: days(16) }), anInstantListRow()])).toEqual([
      "promise-over-statutory",
      "matter-unknown",
      "notice-over-law",
    ]);
  });
});
