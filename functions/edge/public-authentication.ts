import type { Authenticate } from "./api/authenticate.ts";

/** Lets anyone call: of a function that has nothing but public operations. */
export const publicAuthentication: Authenticate<undefined> = async () => ({
  kind: "authenticated",
  caller: undefined,
  callerKind: "public",
  id: "public",
});
