import { isSandboxKey } from "@tongban/contract";
import { problem } from "../edge/answer.ts";
import type { Authenticate } from "../edge/api/authenticate.ts";
import { partnerAuthentication, type SigningPartner } from "../edge/partner-authentication.ts";
import type { Resources } from "../edge/resources.ts";

/** Who calls a sandbox: a partner, or anyone; with the address that they call from, which is never kept or logged. */
export type SandboxCaller = SigningPartner & { readonly address: string };

/**
 * Lets partners that registered themselves call as everywhere, and tells from which address anyone does. Others, such as a
 * demo's, have no time of their own, no faults and nothing to reset: their cases wait for people.
 */
export const sandboxAuthentication = (resources: Resources): Authenticate<SandboxCaller> => {
  const authenticate = partnerAuthentication(resources);
  return async (request, operation, now) => {
    const who = await authenticate(request, operation, now);
    if (who.kind === "problem") return who;
    if (operation.audience === "partner" && !isSandboxKey(who.id)) return problem("production-key");
    const { sourceIp: address } = request.event.requestContext.identity;
    return { ...who, caller: { ...who.caller, address } };
  };
};
