import { caseActionOperations, windowOperations } from "@tongban/contract";
import {
  type CallOptions,
  type CallResult,
  type Client,
  expectValue,
  type Returned,
} from "../../client/index.ts";
import { untilThere } from "./bounded.ts";

type StaffCase = Returned<typeof windowOperations.getWindowCase>;
type Decision = CallOptions<typeof caseActionOperations.decide>["body"];
type Dispatch = CallOptions<(typeof caseActionOperations)["dispatch-result"]>["body"];
type Seen = { readonly params: { readonly caseId: string }; readonly ifMatch: number };

/** How often a step is tried where the case changed since it was read. */
const TRIES = 5;

/** What a clerk does with a case, each step with the case as it is then. */
export const clerkWork = (client: Client) => {
  const look = async (caseId: string): Promise<StaffCase> =>
    expectValue(await client.call(windowOperations.getWindowCase, { params: { caseId } }));
  const step = async (caseId: string, act: (seen: Seen) => Promise<CallResult<unknown>>): Promise<void> => {
    for (let tries = 1; ; tries++) {
      const { version: ifMatch } = await look(caseId);
      const answer = await act({ params: { caseId }, ifMatch });
      if (!answer.ok && answer.problem.code === "version-stale" && tries < TRIES) continue;
      expectValue(answer);
      return;
    }
  };
  return {
    look,
    /** Takes a case once it is on the board. */
    claim: async (caseId: string): Promise<void> => {
      await untilThere(`Case ${caseId} on the board`, async () =>
        (await look(caseId)).status === "routed" ? true : undefined,
      );
      expectValue(await client.call(caseActionOperations.claim, { params: { caseId } }));
    },
    accept: (caseId: string) => step(caseId, (seen) => client.call(caseActionOperations.accept, seen)),
    acceptWithGaps: (caseId: string) =>
      step(caseId, (seen) => client.call(caseActionOperations["accept-with-gaps"], seen)),
    decide: (caseId: string, body: Decision) =>
      step(caseId, (seen) => client.call(caseActionOperations.decide, { ...seen, body })),
    dispatch: (caseId: string, body: Dispatch) =>
      step(caseId, (seen) => client.call(caseActionOperations["dispatch-result"], { ...seen, body })),
    rectify: (caseId: string, done: string) =>
      step(caseId, (seen) =>
        client.call(caseActionOperations.rectify, { ...seen, body: { done, calledBack: true } }),
      ),
    deliver: (caseId: string, receivedBy: string) =>
      step(caseId, (seen) => {
        const body = { proof: "signature", receivedBy, receivedAt: new Date().toISOString() } as const;
        return client.call(caseActionOperations["confirm-delivery"], { ...seen, body });
      }),
  };
};
