import { fileWords, isFileWord } from "@tongban/contract";
import i18next from "i18next";

/** Who made a change, or why: as people wrote it, and in words where a file made it and says a code. */
export const fileText = ({ actorKind }: { readonly actorKind: string }, text: string): string =>
  actorKind === "operator" && isFileWord(text)
    ? fileWords[text][i18next.language === "en" ? "en" : "zh"]
    : text;
