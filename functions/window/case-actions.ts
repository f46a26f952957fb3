import { caseActionOperations } from "@tongban/contract";
import {
  actionTransitions,
  type CaseAction,
  caseActions,
  type Staff,
  type Transition,
} from "@tongban/domain";
import { type Call, on, type Run, type Served } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandWindowCase } from "./command.ts";
import { askForReview, decideCase } from "./decide-case.ts";
import { nameCasePart } from "./name-part.ts";
import { reassignCase } from "./reassign-case.ts";
import { revealApplicant } from "./reveal-applicant.ts";

/** Actions that need more than what their request says: someone to give the case to, a look at the applicant, a digest, a region. */
const ownHandlers = [
  "reassign",
  "reveal",
  "decide",
  "ask-review",
  "name-part",
] as const satisfies readonly CaseAction[];

type PlainAction = Exclude<CaseAction, (typeof ownHandlers)[number]>;
type BodyOf<A extends PlainAction> = Call<(typeof caseActionOperations)[A], Staff>["body"];
type InputOf<A extends PlainAction> = Parameters<(typeof actionTransitions)[A]["verdict"]>[2];

/** Plain actions whose request's body is what their transition takes; one that is not does not compile below. */
type Plain = { readonly [A in PlainAction]: BodyOf<A> extends InputOf<A> ? A : never }[PlainAction];

/** The handlers of all actions on a case. */
export const actionsOnCases = (resources: Resources): readonly Served<Staff>[] => [
  ...plainActions(resources),
  on(caseActionOperations.decide, decideCase(resources)),
  on(caseActionOperations["ask-review"], askForReview(resources)),
  on(caseActionOperations["name-part"], nameCasePart(resources)),
  on(caseActionOperations.reassign, reassignCase(resources)),
  on(caseActionOperations.reveal, revealApplicant(resources)),
];

/** The handlers of those whose request says all that their transition takes. */
const plainActions = (resources: Resources): readonly Served<Staff>[] =>
  caseActions.filter(isPlain).map((action) => on(caseActionOperations[action], runAction(resources, action)));

const isPlain = (action: CaseAction): action is PlainAction => !ownHandlers.some((own) => own === action);

/** Runs an action's transition on the case that the request names. */
const runAction = (resources: Resources, action: Plain): Run<(typeof caseActionOperations)[Plain], Staff> => {
  // Which body belongs to which transition is checked above, action by action; here they are one of many.
  const transition = actionTransitions[action] as Transition<Staff, unknown>;
  return (call) =>
    commandWindowCase(resources, call, call.params.caseId, (kase, moment) =>
      transition.verdict(kase, call.caller, call.body, moment),
    );
};
