import type { Instant } from "@tongban/domain";
import {
  casesIn,
  loadRegions,
  type MovedCase,
  type Recomputation,
  type RegionRecomputation,
  type TableContext,
} from "@tongban/store";

const clock = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short",
  timeStyle: "short",
  timeZone: "Asia/Shanghai",
});

const timeText = (instant: Instant): string => clock.format(new Date(instant));

/** What is said of cases by what came of them; nothing of those that stay as they are. */
const restWords = {
  restated: "same due date, but certain or provisional now",
  "beyond-calendar": "due past the end of the calendar, left as they are",
  raced: "being changed by others",
  elsewhere: "written by another AWS region, where this must be run as well",
} as const;

const rest = (countOf: (kind: keyof typeof restWords) => number): readonly string[] =>
  Object.entries(restWords).flatMap(([kind, words]) => {
    const count = countOf(kind as keyof typeof restWords);
    return count > 0 ? [`${words}: ${count}`] : [];
  });

const movedText = ({ caseId, clock: name, limit, was, due, provisional }: MovedCase): string =>
  `    ${caseId}  ${name}, ${limit}: ${timeText(was)} → ${timeText(due)}${provisional ? " (provisional)" : ""}`;

const regionLines = (name: string, region: RegionRecomputation): readonly string[] => {
  const { cases, earliest, latest, sample } = region;
  const all = Object.values(cases).reduce((sum, count) => sum + count, 0);
  const others = rest((kind) => cases[kind]).map((words) => `    ${words}`);
  if (cases.moved === 0 && others.length === 0) return [];
  const span =
    earliest && latest ? `; they are due from ${timeText(earliest.due)} to ${timeText(latest.due)} then` : "";
  return [
    `  ${name}: ${cases.moved} of ${all} open cases would move${span}`,
    ...sample.map(movedText),
    ...(cases.moved > sample.length ? ["    …"] : []),
    ...others,
  ];
};

/** Says for each handling region how many open cases would move, from when to when, and shows some of them. */
export const recomputationLines = async (
  store: TableContext,
  all: Recomputation,
): Promise<readonly string[]> => {
  const names = new Map((await loadRegions(store, [...all.keys()])).map((one) => [one.region, one.name]));
  const lines = [...all]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([code, region]) => regionLines(`${code} ${names.get(code) ?? ""}`.trim(), region));
  if (lines.length > 0) return ["Due dates:", ...lines];
  return [`Due dates: none of ${casesIn(all, "unchanged")} open cases would move.`];
};

/** Says in a line what became of the cases that were moved, or had to be. */
export const movedLine = (all: Recomputation): string => {
  const moved = casesIn(all, "moved");
  const first = `${moved} ${moved === 1 ? "case" : "cases"} moved`;
  return `${[first, ...rest((kind) => casesIn(all, kind))].join("; ")}.`;
};
