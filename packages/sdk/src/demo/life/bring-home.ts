import type { caseActionOperations } from "@tongban/contract";
import type { CallOptions } from "../../client/index.ts";
import { expectValue } from "../../client/index.ts";
import { clerkWork } from "./clerk-work.ts";
import type { LifeCast, Told } from "./life-cast.ts";
import { type Grade, rateResult } from "./rate-result.ts";
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
  /** How the applicant rates the result; a bad one is rectified by the window. */
  readonly grade?: Grade;
};

/** Delivers a result, has it acknowledged and rated, and writes the papers of its case. */
export const bringHome = async (
  cast: LifeCast,
  { title, caseId, queryCode, delivery, receivedBy, acknowledge, grade = "very-satisfied" }: Decided,
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
  await rateResult(cast, queryCode, grade);
  narrator.step(title, "rated", `${grade}, by the applicant with the code sent to their telephone`);
  const rectified = (await clerk.look(caseId)).clocks.find(({ clock }) => clock === "rectification");
  if (rectified) {
    narrator.step(
      title,
      "to rectify",
      `by ${rectified.promised.at}: the window owes the applicant an answer`,
    );
    await clerk.rectify(caseId, "已致电申请人说明延误原因并致歉");
    narrator.step(title, "rectified", "the applicant was called back, before the clock ran out");
  }
  const papers = await writePapers(cast, title, caseId);
  return { title, caseId, status, outcome: nationalStatus.label, papers, rated: true };
};

/** Nanjing's platform confirms that it has the result. */
export const acknowledgedBy =
  ({ partner }: LifeCast, caseId: string) =>
  async (): Promise<unknown> =>
    expectValue(await partner.acknowledgeResult(caseId));
