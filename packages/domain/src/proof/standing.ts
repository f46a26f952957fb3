import { type Case, isIn } from "../case/case.ts";

/** What became of an admitted case; each case stands in exactly one. */
export const standings = [
  "on-time",
  "late",
  "declined",
  "withdrawn",
  "abandoned",
  "terminated",
  "open",
] as const;

/** One of {@link standings}. */
export type Standing = (typeof standings)[number];

/** How many cases stand where. */
export type StandingCounts = Readonly<Record<Standing, number>>;

/** What became of a case so far; a decided one is late if its handling clock ended past the promised due instant. */
export const standingOf = (kase: Case): Standing => {
  if (isIn(kase, ["decided", "closed"])) return kase.clocks.handling?.end?.late ? "late" : "on-time";
  return isIn(kase, ["declined", "withdrawn", "abandoned", "terminated"]) ? kase.status : "open";
};

/** Counts each standing. */
export const countStandings = (found: readonly Standing[]): StandingCounts => {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const standing of found) counts[standing] += 1;
  return counts;
};
