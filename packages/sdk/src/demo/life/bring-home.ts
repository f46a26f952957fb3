import type { caseActionOperations } from "@tongban/contract";
import type { CallOptions } from "../../client/index.ts";
import { expectValue } from "../../client/index.ts";
import { clerkWork } from "./clerk-work.ts";
import type { LifeCast, Told } from "./life-cast.ts";
import { rateResult } from "./rate-result.ts";
import { writePapers } from "./write-papers.ts";

/** A decided case, and how its result comes to the applicant. */
export type Decided = {
  readonly title: string;
  readonly caseId: string;
  readonly queryCode: string;
  readonly delivery: CallOptions<(typeof caseActionOperations)["dispatch-result"]>["body"];
  readonly receivedBy: string;
  /** The side of the applicant confirms that it has the result. */
  readonly acknowledge: () => Promise<unknown>;
};

/** Delivers a result, has it acknowledged and rated, and writes the papers of its case. */
export const bringHome = async (
  cast: LifeCast,
  { title, caseId, queryCode, delivery, receivedBy, acknowledge }: Decided,
): Promise<Told> => {
  const { narrator, xian } = cast;
  const clerk = clerkWork(xian);
  await clerk.dispatch(caseId, delivery);
  narrator.step(title, "dispatched", Object.values(delivery).join(" · "));
  await clerk.deliver(caseId, receivedBy);
  narrator.step(title, "delivered", `signed for by ${receivedBy}`);
  await acknowledge();
  const { status, nationalStatus } = await clerk.look(caseId);
  narrator.step(title, status, nationalStatus.label);
  const { grade } = await rateResult(cast, queryCode);
  narrator.step(title, "rated", `${grade}, by the applicant with the code sent to their telephone`);
  const papers = await writePapers(cast, title, caseId);
  return { title, caseId, status, outcome: nationalStatus.label, papers, rated: true };
};

/** Nanjing's platform confirms that it has the result. */
export const acknowledgedBy =
  ({ partner }: LifeCast, caseId: string) =>
  async (): Promise<unknown> =>
    expectValue(await partner.acknowledgeResult(caseId));
