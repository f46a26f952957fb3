import type { notice } from "@tongban/contract";
import type * as z from "zod";
import type { OpenedEvent } from "./opened-events.ts";

/** What the applicant is told in writing, as its letter is printed from. */
export type Notice = z.output<typeof notice>;

/** The notices of a case, oldest first. */
export const noticesOf = (events: readonly OpenedEvent[]): Notice[] =>
  events.flatMap((event) => noticeOf(event) ?? []);

/** The notice that an event is told the applicant by, if any. */
export const noticeOf = (event: OpenedEvent): Notice | null => {
  const blank = {
    n: event.n,
    at: event.at,
    deficiencies: [],
    reasons: null,
    ground: null,
    expectedEnd: null,
    extendedBy: null,
    due: dueIn(event),
  };
  switch (event.type) {
    case "SupplementAsked":
      return {
        ...blank,
        kind: "supplement",
        deficiencies: event.materials.map((material) => ({
          material,
          problem: event.prose[material] ?? "",
        })),
      };
    case "CaseSuspended": {
      const { ground, expectedEnd, prose } = event;
      return { ...blank, kind: "suspension", reasons: prose["reasons"] ?? null, ground, expectedEnd };
    }
    case "ExtensionApproved":
      return {
        ...blank,
        kind: "extension",
        reasons: event.prose["reasons"] ?? null,
        extendedBy: event.by,
      };
    default:
      return null;
  }
};

/** Until when the clock that the event started or moved runs: law's limit, where there is one. */
const dueIn = ({ clocks }: OpenedEvent): Notice["due"] => {
  const move = clocks.find((one) => one.do === "start" || one.do === "move" || one.do === "pause");
  return move ? (move.statutory ?? move.promised).at : null;
};
