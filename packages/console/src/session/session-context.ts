import { createContext, useContext, useSyncExternalStore } from "react";
import type { Session, SessionState } from "./session.ts";

const SessionContext = createContext<Session | undefined>(undefined);

/** Gives the session to the pages below. */
export const SessionProvider = SessionContext.Provider;

/** The session of this tab; throws outside its provider. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no session above this component");
  return session;
};

/** The session's state, kept current. */
export const useSessionState = (): SessionState => {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.state);
};
