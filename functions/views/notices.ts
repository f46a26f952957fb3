import type { notice } from "@tongban/contract";
import type { ClockName } from "@tongban/domain";
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
  };
  switch (event.type) {
    case "SupplementAsked":
      return {
        ...blank,
        kind: "supplement",
        ...dueOfClock(event, "supplement"),
        deficiencies: event.materials.map((material) => ({
          material,
          problem: event.prose[material] ?? "",
        })),
      };
    case "CaseAccepted":
      return event.gaps
        ? {
            ...blank,
            kind: "gaps",
            ...dueOfClock(event, "gap"),
            deficiencies: event.gaps.map((material) => ({ material, problem: "" })),
          }
        : null;
    case "CaseSuspended": {
      const { ground, expectedEnd, prose } = event;
      const due = dueOfClock(event, "handling");
      return { ...blank, ...due, kind: "suspension", reasons: prose["reasons"] ?? null, ground, expectedEnd };
    }
    case "ExtensionApproved":
      return {
        ...blank,
        kind: "extension",
        ...dueOfClock(event, "handling"),
        reasons: event.prose["reasons"] ?? null,
        extendedBy: event.by,
      };
    default:
      return null;
  }
};

/** Until when a clock runs after an event that started, moved or paused it: law's limit, where there is one. */
const dueOfClock = ({ clocks }: OpenedEvent, name: ClockName): Pick<Notice, "due" | "provisional"> => {
  const move = clocks.find(({ clock }) => clock === name);
  const deadline = move && "promised" in move ? (move.statutory ?? move.promised) : undefined;
  return { due: deadline?.at ?? null, provisional: deadline?.provisional ?? false };
};
