import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { coordinatorOperations, serviceLevelOperations } from "@tongban/contract";
import { everyPage, expectValue } from "../../client/index.ts";
import { CommandError, exitCodes } from "../../command/exit-code.ts";
import type { PartnerCase } from "../../partner/partner-client.ts";
import type { Cast } from "./cast.ts";
import type { Overdue } from "./lives/partner-days.ts";

/** What was found of the cases that were late. */
export type Lateness = {
  /** Cases that were overdue at some time; each was read again. */
  readonly overdue: number;
  /** Ids of those among them that nobody explained. */
  readonly unexplained: readonly string[];
  /** Of these cases, those decided late, or open and overdue with the decision. */
  readonly late: number;
  /** The same by the counters of all regions. */
  readonly counted: number;
};

/**
 * Reads every case again whose window was told in the year that it is overdue, and those that coordinators find among
 * late and overdue ones, and looks whether each has its explanation; beside it stands what the counters say.
 */
export const checkExplained = async (
  { partners, coordinators }: Cast,
  told: readonly Overdue[],
  year: string,
): Promise<Lateness> => {
  const cases = new Map<string, PartnerCase>();
  const found = await Promise.all(coordinators.map((coordinator) => lateOnes(coordinator, year)));
  for (const { caseId, partner } of [...told, ...found.flat()]) {
    const client = partners.get(partner);
    if (client && !cases.has(caseId)) cases.set(caseId, expectValue(await client.getCase(caseId)));
  }
  const silent = [...cases.values()].filter((kase) => !isExplained(kase)).map(({ caseId }) => caseId);
  return {
    overdue: cases.size,
    unexplained: silent,
    late: [...cases.values()].filter(isDecidedLate).length,
    counted: await countedLate(coordinators, year),
  };
};

type Coordinator = Cast["coordinators"][number];

/** The cases that a coordinator finds late in a year, or overdue now. */
const lateOnes = async (
  { client, regions }: Coordinator,
  year: string,
): Promise<readonly Pick<Overdue, "caseId" | "partner">[]> => {
  const found: Pick<Overdue, "caseId" | "partner">[] = [];
  for (const region of regions)
    for (const narrowed of [{ counted: "late", period: year }, { due: "overdue" }] as const) {
      const pages = everyPage(async (cursor) => {
        const query = { region, limit: 100, ...narrowed, cursor };
        return expectValue(await client.call(coordinatorOperations.listRegionCases, { query }));
      });
      for await (const { cases } of pages) found.push(...cases);
    }
  return found;
};

const countedLate = async ([chief]: readonly Coordinator[], year: string): Promise<number> => {
  if (!chief) throw new CommandError(exitCodes.fault, "Nobody coordinates.");
  const query = { kind: "overall", period: year } as const;
  const { figures } = expectValue(await chief.client.call(serviceLevelOperations.getServiceLevel, { query }));
  const { part, whole } = figures.onTimeLenient;
  return whole - part + figures.overdue;
};

const isExplained = ({ clocks }: PartnerCase): boolean => {
  const explanations = clocks.filter(({ clock }) => clock === "explanation");
  return explanations.length > 0 && explanations.every(({ end }) => end !== null);
};

const isDecidedLate = ({ clocks }: PartnerCase): boolean =>
  clocks.some(({ clock, overdue }) => clock === "handling" && overdue);

/** Runs one of the repository's programs over the year's data; its last line, or a refusal where it found a fault. */
export const runProgram = async (
  name: "recount" | "verify-chain",
  dataDir: string,
  options: readonly string[] = [],
): Promise<string> => {
  const program = fileURLToPath(new URL(`../../../../local/src/${name}.ts`, import.meta.url));
  const env = { ...process.env, TONGBAN_DATA: dataDir, TABLE_NAME: "", TONGBAN_DYNAMODB_URL: "" };
  const parameters = ["--disable-warning=ExperimentalWarning", program, ...options];
  const { stdout } = await promisify(execFile)(process.execPath, parameters, { env }).catch(
    (fault: { readonly stdout?: string; readonly stderr?: string }) => {
      const said = `${fault.stdout ?? ""}${fault.stderr ?? ""}`.trim();
      throw new CommandError(exitCodes.fault, `${name} found a fault:\n${said}`);
    },
  );
  return stdout.trim().split("\n").at(-1) ?? "";
};
