import { windowRoutes } from "@tongban/contract";
import type { Answer, CallOptions, Client } from "@tongban/sdk/client";
import type { StaffCase, StaffCaseFile } from "../api/wire.ts";

type Body<
  R extends
    | typeof windowRoutes.declineCase
    | typeof windowRoutes.decideCase
    | typeof windowRoutes.reassignCase,
> = CallOptions<R>["body"];

/** Something to do with a case, with what it needs. */
export type ActionInput =
  | { readonly action: "claim" | "release" | "accept" }
  | { readonly action: "reassign"; readonly body: Body<typeof windowRoutes.reassignCase> }
  | { readonly action: "decline"; readonly body: Body<typeof windowRoutes.declineCase> }
  | { readonly action: "decide"; readonly body: Body<typeof windowRoutes.decideCase> };

/** Actions that change a case; revealing only looks. */
export type ChangingAction = ActionInput["action"];

/** Sends an action on the version that the user saw. */
export const tellAction = (
  client: Client,
  kase: Pick<StaffCase, "caseId" | "version">,
  input: ActionInput,
  idempotencyKey: string,
): Promise<Answer<StaffCaseFile>> => {
  const params = { caseId: kase.caseId };
  const seen = { params, ifMatch: kase.version, idempotencyKey };
  switch (input.action) {
    case "claim":
      return client.call(windowRoutes.claimCase, { params, idempotencyKey });
    case "release":
      return client.call(windowRoutes.releaseCase, seen);
    case "accept":
      return client.call(windowRoutes.acceptCase, seen);
    case "reassign":
      return client.call(windowRoutes.reassignCase, { ...seen, body: input.body });
    case "decline":
      return client.call(windowRoutes.declineCase, { ...seen, body: input.body });
    case "decide":
      return client.call(windowRoutes.decideCase, { ...seen, body: input.body });
  }
};
