import { refusal } from "../../../refusal.ts";
import { type CaseStatus, openStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";

/** How a joint case ended, and what was said with it. */
export type ParentEnd = { readonly status: CaseStatus; readonly reason: string };

/** Ends a part that a co-handling region still has, because its joint case ended: withdrawn, declined or given up. */
export const endPart = transition({
  from: openStatuses,
  unless: ({ origin: { parent } }, _by: "broker") => (parent ? undefined : refusal("part-settled")),
  happens: (_kase, _by, { status, reason }: ParentEnd) => [
    { type: "CaseWithdrawn", with: status, prose: { reason } },
  ],
});
