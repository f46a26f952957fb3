import type { Authenticate } from "./api/authenticate.ts";

/** Somebody who does not sign in, as far as the gateway knows them. */
export type Passer = { readonly address: string };

/** Lets anyone call, and tells from which network address: for shares that one address may have. It is never kept or logged. */
export const passerAuthentication: Authenticate<Passer> = async ({ event }) => ({
  kind: "authenticated",
  caller: { address: event.requestContext.identity.sourceIp },
  callerKind: "public",
  id: "public",
});
