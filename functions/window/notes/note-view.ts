import type { caseNote } from "@tongban/contract";
import type { WrittenNote } from "@tongban/store";
import type * as z from "zod";

/** A note as the handling region sees it. */
export const noteView = ({
  struck,
  struckFor = "",
  mentions,
  ...note
}: WrittenNote): z.output<typeof caseNote> => ({
  ...note,
  mentions: [...mentions],
  struck: struck ? { ...struck, reason: struckFor } : null,
});
