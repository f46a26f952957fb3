import type { DraftRow, Me } from "../api/wire.ts";

/** Whether the consent of one of my regions is asked for. */
export const waitsForMe = ({ asked }: Pick<DraftRow, "asked">, { regions }: Pick<Me, "regions">): boolean =>
  regions.some(({ region }) => asked.includes(region));
