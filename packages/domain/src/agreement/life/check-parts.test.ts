import { describe, expect, it } from "vitest";
import { aListRow } from "../../../../../test/builders/agreement.ts";
import { aMatterId, aRegion } from "../../../../../test/builders/ids.ts";
import type { JointPart, PartId } from "../../joint/joint-part.ts";
import type { MatterListRow } from "../matter-list.ts";
import { checkParts } from "./check-parts.ts";

const xian = aRegion("610100");
const nanjing = aRegion("320100");
const lanzhou = aRegion("620100");
const move = aMatterId("move");
const days = (amount: number) => ({ unit: "working-days", amount }) as const;

const aPart = (part: Partial<JointPart> = {}): JointPart => ({
  id: "check" as PartId,
  title: "迁出地核查",
  matter: move,
  where: "source",
  promised: days(5),
  ...part,
});
const after = (id: string, ...before: string[]) =>
  aPart({ id: id as PartId, ...(before.length > 0 ? { after: before as PartId[] } : {}) });

const found = (parts: readonly JointPart[], row: Partial<MatterListRow> = {}) =>
  checkParts(aListRow({ matter: move, modes: ["joint"], promised: days(10), parts, ...row }), {
    parties: [xian, nanjing],
    matters: new Map([[move, undefined]]),
    handled: new Map([
      [xian, new Set([move])],
      [nanjing, new Set([move])],
    ]),
  }).map(({ severity, code }) => `${severity} ${code}`);

describe("the check of joint parts in a draft", () => {
  it("finds nothing wrong with a part at the source", () => {
    expect(found([aPart()])).toEqual([]);
    expect(found([after("a"), after("b", "a")])).toEqual([]);
  });

  it.each<[string, readonly JointPart[], Partial<MatterListRow>]>([
    ["error parts-without-joint", [aPart()], { modes: ["online"] }],
    ["error part-twice", [aPart(), aPart()], {}],
    ["error part-order-unknown", [after("a", "z")], {}],
    ["error parts-cyclic", [after("a", "b"), after("b", "a")], {}],
    ["error part-matter-unknown", [aPart({ matter: aMatterId("other") })], {}],
    ["error part-promise-over-statutory", [aPart({ statutory: days(3) })], {}],
    ["notice part-outlasts-promise", [aPart({ promised: days(11) })], {}],
    ["error part-region-not-a-party", [aPart({ where: lanzhou })], {}],
    ["error part-region-not-a-party", [aPart({ where: xian })], { handling: xian }],
    ["error part-window-missing", [aPart({ matter: aMatterId("other") })], {}],
  ])("finds %s", (finding, parts, row) => {
    expect(found(parts, row)).toContain(finding);
  });

  it("says that what is decided on the spot cannot wait for other regions", () => {
    expect(found([aPart()], { caseType: "instant", promised: { unit: "instant" } })).toContain(
      "error joint-instant",
    );
  });
});
