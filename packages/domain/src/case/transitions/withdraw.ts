import { openStatuses } from "../case.ts";
import { transition } from "../transition.ts";

/** Takes an application back before it is decided (撤件); only the partner that submitted it may. */
export const withdraw = transition({
  from: openStatuses,
  happens: (_kase, _by: "partner", { reason }: { readonly reason: string }) => [
    { type: "CaseWithdrawn", prose: { reason } },
  ],
});
