import type { UserManager } from "oidc-client-ts";
import { consoleBase } from "../settings.ts";
import { signedInPath, silentPath } from "./user-manager.ts";

/** Where this page load stands in a sign-in. */
export type Callback =
  | { readonly kind: "none" }
  /** A second window or a hidden frame: it has told its opener and has nothing to show. */
  | { readonly kind: "done" }
  /** Signed in by leaving the page; go back to where the user was. */
  | { readonly kind: "returned"; readonly to: string }
  | { readonly kind: "failed"; readonly reason: string };

/** Finishes a sign-in when the provider has just sent the browser back. */
export const finishSignIn = async (manager: UserManager): Promise<Callback> => {
  const path = location.pathname;
  if (path !== `${consoleBase}${signedInPath}` && path !== `${consoleBase}${silentPath}`)
    return { kind: "none" };
  try {
    const user = await manager.signinCallback();
    if (!user) return { kind: "done" };
    return { kind: "returned", to: returnPath(user.state) };
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
};

/** Only a path of the console itself, never an address that somebody slipped in. */
export const returnPath = (state: unknown): string =>
  typeof state === "string" && /^\/(?![/\\])/.test(state) ? state : "/";
