import type { Authenticate } from "../edge/api/authenticate.ts";
import { partnerAuthentication, type SigningPartner } from "../edge/partner-authentication.ts";
import type { Resources } from "../edge/resources.ts";

/** Who calls a sandbox: a partner, or anyone; with the address that they call from, which is never kept or logged. */
export type SandboxCaller = SigningPartner & { readonly address: string };

/** Lets partners of this broker call as everywhere, and tells from which address anyone does. */
export const sandboxAuthentication = (resources: Resources): Authenticate<SandboxCaller> => {
  const authenticate = partnerAuthentication(resources);
  return async (request, operation, now) => {
    const who = await authenticate(request, operation, now);
    if (who.kind === "problem") return who;
    const { sourceIp: address } = request.event.requestContext.identity;
    return { ...who, caller: { ...who.caller, address } };
  };
};
