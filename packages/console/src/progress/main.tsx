import "../shell/tokens.css";
import "./progress.css";
import { createRoot } from "react-dom/client";
import { startLanguage } from "../language/language.ts";
import { progressWords } from "../language/progress-words.ts";
import { loadSettings } from "../settings.ts";
import { ProgressPage } from "./progress-page.tsx";

const element = document.getElementById("progress");
if (!element) throw new Error("the page has no element for the progress");
const root = createRoot(element);

const start = async (): Promise<void> => {
  await startLanguage(progressWords);
  const { apiBase } = await loadSettings();
  root.render(<ProgressPage apiBase={apiBase.replace(/\/$/, "")} />);
};

start().catch((error: unknown) => {
  root.render(<p role="alert">{error instanceof Error ? error.message : String(error)}</p>);
});
