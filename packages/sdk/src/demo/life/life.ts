import { textTable } from "../../command/text-table.ts";
import { liveByIntake } from "./agent-intake.ts";
import { liveJointly } from "./joint.ts";
import type { LifeCast, Told } from "./life-cast.ts";
import { liveOnline } from "./online.ts";
import { liveAsPackage } from "./package.ts";
import { liveWithGaps } from "./with-gaps.ts";

/** One case of each way that a remote application takes, and a package, in this order. */
const lives: readonly ((cast: LifeCast) => Promise<Told>)[] = [
  liveOnline,
  liveByIntake,
  liveJointly,
  liveWithGaps,
  liveAsPackage,
];

/** Carries one case of each kind from submission to a delivered, rated result, with its papers written. */
export const liveAll = async (cast: LifeCast): Promise<void> => {
  const { narrator, run, papers } = cast;
  narrator.say(`Run ${run}\n`);
  const told: Told[] = [];
  for (const live of lives) told.push(await live(cast));
  const rows = told.map(({ title, caseId, status, outcome, papers: written, rated }) => [
    title,
    caseId,
    status,
    outcome,
    String(written),
    rated ? "yes" : "no",
  ]);
  narrator.say(`\n${textTable(["MATTER", "CASE", "STATUS", "NATIONAL STATUS", "PAPERS", "RATED"], rows)}\n`);
  narrator.say(`${told.length} results delivered and rated; their papers are in ${papers}`);
};
