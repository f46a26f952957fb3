import "./shell/tokens.css";
import "./shell/shell.css";
import { createRoot } from "react-dom/client";
import * as z from "zod";
import { App } from "./app.tsx";
import { consoleWords } from "./language/console-words.ts";
import { startLanguage } from "./language/language.ts";
import { dropPlace } from "./list/list-place.ts";
import { finishSignIn } from "./session/callback.ts";
import { createSession, type Session } from "./session/session.ts";
import { SignInDone } from "./session/sign-in-page.tsx";
import { createUserManager } from "./session/user-manager.ts";
import { consoleBase, loadSettings } from "./settings.ts";
import { StartFailure } from "./shell/start-failure.tsx";

// The content security policy forbids eval, and zod would only try it to find that out.
z.config({ jitless: true });

const element = document.getElementById("console");
if (!element) throw new Error("the page has no element for the console");
const root = createRoot(element);

/** Whether the page is being left for the identity provider; where that cannot be reached, the sign-in page says more. */
const leavesQuietly = (session: Session): Promise<boolean> => {
  const here = location.pathname.slice(consoleBase.length - 1) || "/";
  return session.signInQuietly(`${here}${location.search}`).catch(() => false);
};

/** The first page of every visit has the same name in the history, so a new visit must not find the former one's place. */
const forgetFormerVisit = (): void => {
  const [visit] = performance.getEntriesByType("navigation");
  if (visit instanceof PerformanceNavigationTiming && visit.type === "navigate")
    dropPlace(sessionStorage, "default");
};

const start = async (): Promise<void> => {
  forgetFormerVisit();
  await startLanguage(consoleWords);
  const settings = await loadSettings();
  const manager = createUserManager(settings);
  const callback = await finishSignIn(manager);
  if (callback.kind === "done") return root.render(<SignInDone />);
  if (callback.kind === "returned")
    history.replaceState(null, "", `${consoleBase.replace(/\/$/, "")}${callback.to}`);
  const session = createSession(manager);
  if (callback.kind === "none" && (await leavesQuietly(session))) return;
  const failure = callback.kind === "failed" ? callback.reason : undefined;
  root.render(<App settings={settings} session={session} signInFailure={failure} />);
};

start().catch((error: unknown) => root.render(<StartFailure error={error} />));
