import type { CaseAction } from "@tongban/domain";
import type { Route } from "./route.ts";
import { windowRoutes } from "./routes/window.ts";

/** The route of each thing that staff may do with a case; an action without a route does not compile. */
export const caseActionRoutes = {
  claim: windowRoutes.claimCase,
  release: windowRoutes.releaseCase,
  reassign: windowRoutes.reassignCase,
  accept: windowRoutes.acceptCase,
  decline: windowRoutes.declineCase,
  decide: windowRoutes.decideCase,
  reveal: windowRoutes.revealApplicant,
} as const satisfies Record<CaseAction, Route>;
