import { caseActionOperations, windowOperations } from "@tongban/contract";
import { type Client, expectValue, type Returned } from "../client/index.ts";
import { shanghaiTime } from "../command/case-text.ts";
import { CommandError, exitCodes } from "../command/exit-code.ts";
import type { DemoApplication } from "./applications.ts";
import type { Narrator } from "./narrator.ts";

type StaffCase = Returned<typeof windowOperations.claimNext>;

/** One clerk's work on one case; every command has a key of its run, so that none is done twice. */
export type Work = {
  readonly clerk: Client;
  readonly clerkId: string;
  readonly title: string;
  readonly narrator: Narrator;
} & Pick<DemoApplication, "instant" | "decision" | "application">;

/** Claims, accepts and decides a case that is on the board, from wherever an earlier run left it. */
export const workThrough = async (work: Work, caseId: string): Promise<StaffCase> => {
  let kase = await read(work, caseId);
  if (kase.status === "routed" || leaseEnded(kase)) kase = await claim(work, kase);
  if (kase.status === "claimed" || kase.status === "accepted") mustBeMine(work, kase);
  if (kase.status === "claimed" && !work.instant) kase = await accept(work, kase);
  if (kase.status === "claimed" || kase.status === "accepted") kase = await decide(work, kase);
  return kase;
};

const read = async ({ clerk }: Work, caseId: string): Promise<StaffCase> =>
  expectValue(await clerk.call(windowOperations.getWindowCase, { params: { caseId } }));

const leaseEnded = ({ status, actions }: StaffCase): boolean =>
  status === "claimed" &&
  actions.includes("claim") &&
  !actions.includes("decide") &&
  !actions.includes("accept");

const mustBeMine = ({ clerkId }: Work, { holder, holderName, caseId }: StaffCase): void => {
  if (holder !== clerkId)
    throw new CommandError(
      exitCodes.refused,
      `${holderName ?? holder} works on case ${caseId}; the demo leaves it to them.`,
    );
};

const keyOf = ({ application }: Work, step: string, version: number): string =>
  `${application.externalRef}-${step}-${version}`.slice(-64);

const clockOf = (instant: string | null): string => (instant === null ? "–" : shanghaiTime(instant));

const holding = ({ holderName, leaseEnds }: StaffCase): string =>
  `${holderName ?? "–"} holds it until ${clockOf(leaseEnds)}`;

/** Takes the case that is due first where that is ours, and ours by its id where others wait before it. */
const claim = async (work: Work, kase: StaffCase): Promise<StaffCase> => {
  const { clerk, narrator, title } = work;
  const { caseId, window } = kase;
  const query = { list: "waiting", window, limit: 1 } as const;
  const board = expectValue(await clerk.call(windowOperations.readBoard, { query }));
  if (board.cases[0]?.caseId === caseId) {
    const taken = expectValue(await clerk.call(windowOperations.claimNext, { body: { window } }));
    if (taken.caseId === caseId) {
      narrator.step(title, "claim-next", holding(taken));
      return taken;
    }
    await putBack(work, taken);
  }
  const idempotencyKey = keyOf(work, "claim", kase.version);
  const claimed = expectValue(
    await clerk.call(caseActionOperations.claim, { params: { caseId }, idempotencyKey }),
  );
  narrator.step(title, "claimed", holding(claimed));
  return claimed;
};

/** Another application became due first in between: it is not the demo's to work on. */
const putBack = async ({ clerk }: Work, { caseId, version }: StaffCase): Promise<void> => {
  const body = { reason: "演示只办理自己的申请" };
  expectValue(await clerk.call(caseActionOperations.release, { params: { caseId }, ifMatch: version, body }));
};

const accept = async (work: Work, { caseId, version }: StaffCase): Promise<StaffCase> => {
  const idempotencyKey = keyOf(work, "accept", version);
  const accepted = expectValue(
    await work.clerk.call(caseActionOperations.accept, {
      params: { caseId },
      ifMatch: version,
      idempotencyKey,
    }),
  );
  work.narrator.step(work.title, "accepted", `promised until ${clockOf(accepted.promisedDue)}`);
  return accepted;
};

const decide = async (work: Work, { caseId, version }: StaffCase): Promise<StaffCase> => {
  const idempotencyKey = keyOf(work, "decide", version);
  const options = { params: { caseId }, body: work.decision, ifMatch: version, idempotencyKey };
  const decided = expectValue(await work.clerk.call(caseActionOperations.decide, options));
  work.narrator.step(work.title, "decided", `${decided.outcome ?? ""} · ${decided.nationalStatus.label}`);
  return decided;
};
