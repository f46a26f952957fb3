import { expect, it } from "vitest";
import { aRegion } from "../../../../../test/builders/ids.ts";
import type { MatterReadiness } from "../../api/wire.ts";
import { codesIn, gapsIn, groupedGaps } from "./group-gaps.ts";

const [xian, nanjing, yinchuan] = [aRegion("610100"), aRegion("320100"), aRegion("640100")];
const window = { part: "window", code: "window-missing", facts: {} } as const;
const team = { part: "team", code: "team-missing", facts: {} } as const;
const matter = (id: string, gaps: MatterReadiness["gaps"]) =>
  ({
    matter: id,
    title: id === "permit" ? "食品经营许可" : "备案",
    live: 2,
    pairs: 4,
    liveAt: [],
    gaps,
  }) as unknown as MatterReadiness;

const matters = [
  matter("permit", [
    { handling: yinchuan, sources: [xian, nanjing], missing: [window, team] },
    { handling: xian, sources: [nanjing], missing: [team] },
  ]),
  matter("filing", [{ handling: yinchuan, sources: [xian], missing: [team] }]),
  matter("whole", []),
];
const every = { text: "", handling: undefined, missing: undefined };

const namesOf = (by: Parameters<typeof groupedGaps>[1]) =>
  groupedGaps(gapsIn(matters, every), by).map(({ key, gaps }) => [key, gaps.length]);

it("gaps stand together by matter, by handling region, or by what is missing, the largest group first", () => {
  expect(namesOf("matter")).toEqual([
    ["permit", 2],
    ["filing", 1],
  ]);
  expect(namesOf("handling")).toEqual([
    [yinchuan, 2],
    [xian, 1],
  ]);
  expect(namesOf("missing")).toEqual([
    ["team-missing", 3],
    ["window-missing", 1],
  ]);
  expect(codesIn(matters)).toEqual(["team-missing", "window-missing"]);
});

it("gaps are narrowed by a part of a matter's name, by handling region and by what is missing", () => {
  expect(gapsIn(matters, { ...every, text: "食品" }).length).toBe(2);
  expect(gapsIn(matters, { ...every, handling: xian }).map((gap) => gap.handling)).toEqual([xian]);
  expect(gapsIn(matters, { ...every, missing: "window-missing" }).map((gap) => gap.matter)).toEqual([
    "permit",
  ]);
});
