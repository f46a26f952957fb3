import { ErrorResponse, type UserManager } from "oidc-client-ts";
import { consoleBase } from "../settings.ts";
import { unmarkSignedIn } from "./signed-in-mark.ts";
import { signedInPath, silentPath } from "./user-manager.ts";

/** Where this page load stands in a sign-in. */
export type Callback =
  | { readonly kind: "none" }
  /** A second window or a hidden frame: it has told its opener and has nothing to show. */
  | { readonly kind: "done" }
  /** Back from the identity provider, signed in or, where it was only asked, not; go to where the user was. */
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
    if (error instanceof ErrorResponse && needsPerson.has(error.error ?? "")) {
      unmarkSignedIn(localStorage);
      return { kind: "returned", to: returnPath(error.state) };
    }
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
};

/** What a provider answers that was asked to sign in without showing anything, and cannot (OpenID Connect Core 3.1.2.6). */
const needsPerson: ReadonlySet<string> = new Set([
  "login_required",
  "interaction_required",
  "consent_required",
  "account_selection_required",
]);

/** Only a path of the console itself, never an address that somebody slipped in. */
export const returnPath = (state: unknown): string =>
  typeof state === "string" && /^\/(?![/\\])/.test(state) ? state : "/";
