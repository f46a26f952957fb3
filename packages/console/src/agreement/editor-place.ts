import { agreementParts } from "@tongban/domain";

/** What the editor of an agreement shows: one of the five parts, or what is about all of them. */
export const editorTabs = [...agreementParts, "check", "readiness", "gap", "difference", "history"] as const;

/** One of {@link editorTabs}. */
export type EditorTab = (typeof editorTabs)[number];

/** The tab that an address names; the first where it names none. */
export const tabOf = (text: string | null): EditorTab =>
  editorTabs.find((tab) => tab === text) ?? "agreement";

/** Where an agreement's editor is, at a tab, and there at a row of the list. */
export const editorAddress = (agreementId: string, tab: EditorTab, row?: string): string =>
  `/agreements/${agreementId}/editor?${new URLSearchParams({ tab, ...(row === undefined ? {} : { row }) })}`;
