import "../shell/tokens.css";
import "../progress/progress.css";
import "./paper-check.css";
import { createRoot } from "react-dom/client";
import { startLanguage } from "../language/language.ts";
import { paperCheckWords } from "../language/paper-check-words.ts";
import { loadSettings } from "../settings.ts";
import { PaperCheckPage } from "./paper-check-page.tsx";

const element = document.getElementById("progress");
if (!element) throw new Error("the page has no element for the paper");
const root = createRoot(element);

const start = async (): Promise<void> => {
  await startLanguage(paperCheckWords);
  const { apiBase } = await loadSettings();
  root.render(<PaperCheckPage apiBase={apiBase.replace(/\/$/, "")} />);
};

start().catch((error: unknown) => {
  root.render(<p role="alert">{error instanceof Error ? error.message : String(error)}</p>);
});
