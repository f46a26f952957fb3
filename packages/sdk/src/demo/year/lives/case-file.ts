import { caseActionOperations as actions, coordinatorOperations, windowOperations } from "@tongban/contract";
import {
  type CallResult,
  type Client,
  expectValue,
  ProblemError,
  type Returned,
} from "../../../client/index.ts";
import type { Colleague } from "../cast.ts";

/** A case as staff see it after a command. */
type StaffFile = Returned<typeof actions.accept>;

/** What every command on a case says: which one, and the version that was seen. */
type At = { readonly params: { readonly caseId: string }; readonly ifMatch: number };

/** A case on its way: what is known of it, and the commands of staff on it. */
export type CaseFile = {
  readonly caseId: string;
  /** What the last answer said of it; nothing before staff saw it. */
  readonly seen: () => StaffFile | undefined;
  readonly claim: (by: Colleague) => Promise<StaffFile>;
  /** Sends a command at the version that was seen last, and again where the case changed meanwhile, as by a warning. */
  readonly act: (
    by: Colleague,
    send: (client: Client, at: At) => Promise<CallResult<StaffFile>>,
  ) => Promise<StaffFile>;
  /** A coordinator orders action (督办) within some working days. */
  readonly supervise: (by: Client, demand: string, days: number) => Promise<StaffFile>;
};

/** Attempts of a command whose case changes meanwhile. */
const ATTEMPTS = 4;

/** Opens the file of a case. */
export const openCaseFile = (caseId: string): CaseFile => {
  let known: StaffFile | undefined;
  const params = { caseId };
  const keep = (answer: CallResult<StaffFile>): StaffFile => {
    known = expectValue(answer);
    return known;
  };
  const read = async (client: Client): Promise<StaffFile> =>
    keep(await client.call(windowOperations.getWindowCase, { params }));
  return {
    caseId,
    seen: () => known,
    claim: async ({ client }) => keep(await client.call(actions.claim, { params })),
    act: async ({ client }, send) => {
      for (let attempt = 1; ; attempt++) {
        const { version } = known ?? (await read(client));
        const answer = await send(client, { params, ifMatch: version });
        if (answer.ok || answer.problem.code !== "version-stale" || attempt === ATTEMPTS) return keep(answer);
        await read(client);
      }
    },
    supervise: async (client, demand, days) => {
      const body = { demand, within: { unit: "working-days" as const, amount: days } };
      return keep(await client.call(coordinatorOperations.superviseCase, { params, body }));
    },
  };
};

/** Whether something was refused for one of some reasons; what else went wrong is thrown on. */
export const refusedFor = async (
  codes: readonly string[],
  attempt: () => Promise<unknown>,
): Promise<boolean> => {
  try {
    await attempt();
    return false;
  } catch (error) {
    if (error instanceof ProblemError && codes.includes(error.problem.code)) return true;
    throw error;
  }
};
