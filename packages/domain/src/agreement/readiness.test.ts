import { describe, expect, it } from "vitest";
import {
  aListRow,
  anAgreement,
  anInstantListRow,
  aStaffedWindow,
  aStandard,
} from "../../../../test/builders/agreement.ts";
import { aRegion, on } from "../../../../test/builders/ids.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { Desk } from "./choose-window.ts";
import { compareReadiness, type LookedAt, readinessOf } from "./readiness.ts";

const [xian, nanjing, yinchuan] = [aRegion("610100"), aRegion("320100"), aRegion("640100")];
const day = on("2026-03-02");
const food = aListRow();
const looked = (parts: Partial<LookedAt> = {}): LookedAt => ({
  terms: anAgreement({ parties: [xian, nanjing, yinchuan], kind: "alliance" }),
  listVersion: 1,
  rows: [food, anInstantListRow()],
  standard: aStandard(),
  ...parts,
});
const aDesk = (parts: Partial<Desk> = {}): Desk => ({
  ...aStaffedWindow(),
  matters: new Set([food.matter, anInstantListRow().matter]),
  ...parts,
});
const desks = new Map<RegionCode, readonly Desk[]>([
  [xian, [aDesk()]],
  [nanjing, [aDesk({ team: [] })]],
]);

describe("the readiness of an agreement", () => {
  it("is told by matter: live pairs, and what the others lack, those that lack the same together", () => {
    const [first] = readinessOf(looked(), desks, day);
    expect(first?.live).toEqual([
      { source: nanjing, handling: xian },
      { source: yinchuan, handling: xian },
    ]);
    expect(
      first?.gaps.map(({ handling, sources, missing }) => [
        handling,
        sources,
        missing.map(({ code }) => code),
      ]),
    ).toEqual([
      [nanjing, [xian, yinchuan], ["team-missing"]],
      [yinchuan, [xian, nanjing], ["window-missing", "team-missing"]],
    ]);
  });

  it("speaks of what the list speaks of, and of what is asked", () => {
    const rows = [aListRow({ handling: xian, sources: [nanjing] })];
    const [only] = readinessOf(looked({ rows }), desks, day);
    expect([only?.live, only?.gaps]).toEqual([[{ source: nanjing, handling: xian }], []]);
    const asked = readinessOf(looked(), desks, day, {
      matter: food.matter,
      source: yinchuan,
      handling: xian,
    });
    expect(asked).toEqual([
      { matter: food.matter, title: food.title, live: [{ source: yinchuan, handling: xian }], gaps: [] },
    ]);
  });

  it("is nowhere on a day on which the agreement is not in force", () => {
    expect(readinessOf(looked(), desks, on("2030-01-01")).flatMap(({ live }) => live)).toEqual([]);
  });
});

describe("what a publication would change", () => {
  it("is pairs gained and lost by matter, and nothing else", () => {
    const before = readinessOf(looked({ rows: [food] }), desks, day);
    const rows = [anInstantListRow(), aListRow({ sources: [yinchuan] })];
    expect(compareReadiness(before, readinessOf(looked({ rows }), desks, day))).toEqual([
      { matter: food.matter, title: food.title, gained: [], lost: [{ source: nanjing, handling: xian }] },
      {
        matter: anInstantListRow().matter,
        title: anInstantListRow().title,
        gained: [
          { source: nanjing, handling: xian },
          { source: yinchuan, handling: xian },
        ],
        lost: [],
      },
    ]);
    expect(compareReadiness(before, before)).toEqual([]);
    expect(compareReadiness(before, [])).toHaveLength(1);
  });
});
