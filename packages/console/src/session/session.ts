import type { User, UserManager } from "oidc-client-ts";
import { isMarkedSignedIn, markSignedIn, unmarkSignedIn } from "./signed-in-mark.ts";

/** Whether somebody is signed in; `expired` keeps the page and what was typed while it asks to sign in again. */
export type SessionState =
  | { readonly kind: "unknown" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "signed-in"; readonly subject: string }
  | { readonly kind: "expired"; readonly subject: string };

/** Who is signed in in this tab, and how to sign in, renew and sign out. */
export type Session = {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  /** The access token; undefined when it ran out and could not be renewed. */
  token(): Promise<string | undefined>;
  /** Renews after the broker refused the token; false when the user has to sign in again. */
  renew(): Promise<boolean>;
  /** Asks the identity provider without showing anything, where this browser has signed in; leaves the page for it. */
  signInQuietly(returnTo: string): Promise<boolean>;
  /** Leaves for the identity provider and comes back to `returnTo`, a path with query. */
  signIn(returnTo: string): Promise<void>;
  /** Signs in again in a second window, so that this page stays as it is; throws where the window was blocked. */
  signInAgain(): Promise<void>;
  signOut(): Promise<void>;
};

/** Watches a user manager; several callers that renew at once share one renewal. */
export const createSession = (manager: UserManager): Session => {
  let state: SessionState = { kind: "unknown" };
  let renewal: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();

  const become = (next: SessionState): void => {
    if (next.kind === state.kind && subjectOf(next) === subjectOf(state)) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const take = (user: User | null): void => {
    if (user) markSignedIn(localStorage);
    become(user ? { kind: "signed-in", subject: user.profile.sub } : { kind: "signed-out" });
  };
  const expire = (): void => {
    const subject = subjectOf(state);
    become(subject === undefined ? { kind: "signed-out" } : { kind: "expired", subject });
  };

  const renewOnce = async (): Promise<boolean> => {
    try {
      const user = await manager.signinSilent();
      if (user) take(user);
      else expire();
      return user !== null;
    } catch {
      expire();
      return false;
    }
  };
  const renew = (): Promise<boolean> => {
    renewal ??= renewOnce().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  manager.events.addUserLoaded(take);
  manager.events.addUserSignedOut(() => become({ kind: "signed-out" }));
  void manager.getUser().then(async (user) => {
    if (user?.expired !== true) return take(user);
    if (!(await renew())) become({ kind: "signed-out" });
  });

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    token: async () => {
      const user = await manager.getUser();
      if (user && user.expired !== true) return user.access_token;
      return (await renew()) ? (await manager.getUser())?.access_token : undefined;
    },
    renew,
    signInQuietly: async (returnTo) => {
      if ((await manager.getUser()) || !isMarkedSignedIn(localStorage)) return false;
      await manager.signinRedirect({ state: returnTo, prompt: "none" });
      return true;
    },
    signIn: (returnTo) => manager.signinRedirect({ state: returnTo }),
    signInAgain: async () => {
      await manager.signinPopup({ popupWindowFeatures: { width: 520, height: 680 } });
    },
    signOut: async () => {
      unmarkSignedIn(localStorage);
      await manager.signoutRedirect().catch(async () => {
        await manager.removeUser();
        become({ kind: "signed-out" });
      });
    },
  };
};

const subjectOf = (state: SessionState): string | undefined =>
  "subject" in state ? state.subject : undefined;
