import { unlessPart } from "../../joint/unless-parts.ts";
import { openStatuses } from "../case.ts";
import { type Sender, transition } from "../transition.ts";

/** Takes an application back before it is decided (撤件); only who submitted it may, and its applicant. */
export const withdraw = transition({
  from: openStatuses,
  unless: unlessPart,
  happens: (_kase, _by: Sender | "applicant", { reason }: { readonly reason: string }) => [
    { type: "CaseWithdrawn", prose: { reason } },
  ],
});
