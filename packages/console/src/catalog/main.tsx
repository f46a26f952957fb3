import "../shell/tokens.css";
import "./catalog.css";
import { createRoot } from "react-dom/client";
import { startLanguage } from "../language/language.ts";
import { publicWords } from "../language/public-words.ts";
import { loadSettings } from "../settings.ts";
import { CatalogPage } from "./catalog-page.tsx";

const element = document.getElementById("catalog");
if (!element) throw new Error("the page has no element for the catalog");
const root = createRoot(element);

const start = async (): Promise<void> => {
  await startLanguage(publicWords);
  const { apiBase } = await loadSettings();
  root.render(<CatalogPage apiBase={apiBase.replace(/\/$/, "")} />);
};

start().catch((error: unknown) => {
  root.render(<p role="alert">{error instanceof Error ? error.message : String(error)}</p>);
});
