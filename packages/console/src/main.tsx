import "./shell/tokens.css";
import "./shell/shell.css";
import { createRoot } from "react-dom/client";
import * as z from "zod";
import { App } from "./app.tsx";
import { startLanguage } from "./language/language.ts";
import { finishSignIn } from "./session/callback.ts";
import { createSession } from "./session/session.ts";
import { SignInDone } from "./session/sign-in-page.tsx";
import { createUserManager } from "./session/user-manager.ts";
import { consoleBase, loadSettings } from "./settings.ts";
import { StartFailure } from "./shell/start-failure.tsx";

// The content security policy forbids eval, and zod would only try it to find that out.
z.config({ jitless: true });

const element = document.getElementById("console");
if (!element) throw new Error("the page has no element for the console");
const root = createRoot(element);

const start = async (): Promise<void> => {
  await startLanguage();
  const settings = await loadSettings();
  const manager = createUserManager(settings);
  const callback = await finishSignIn(manager);
  if (callback.kind === "done") return root.render(<SignInDone />);
  if (callback.kind === "returned")
    history.replaceState(null, "", `${consoleBase.replace(/\/$/, "")}${callback.to}`);
  const failure = callback.kind === "failed" ? callback.reason : undefined;
  root.render(<App settings={settings} session={createSession(manager)} signInFailure={failure} />);
};

start().catch((error: unknown) => root.render(<StartFailure error={error} />));
