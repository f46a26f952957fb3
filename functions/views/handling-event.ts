import { cloudEventFrame, type HandlingEvent, handlingEventType } from "@tongban/contract";
import { type CaseEventType, type HandlingTerms, nationalStatusAfter, worksAt } from "@tongban/domain";
import type { Head, KeptEvent } from "@tongban/store";

/** What changes nothing that a window works on: a case that is on no board yet, and a look at personal data. */
const untold: ReadonlySet<CaseEventType> = new Set(["CaseSubmitted", "ApplicantRevealed"]);

/** Whether handling systems are told of an event. */
export const isHandlingNews = ({ type }: Pick<KeptEvent, "type">): boolean => !untold.has(type);

/** An event as a handling system is told of it; nothing where it is not about its windows, as it is registered now. */
export const handlingEventView = (
  handles: HandlingTerms,
  { head: { kase }, event }: { readonly head: Head; readonly event: KeptEvent },
): HandlingEvent | undefined => {
  if (!worksAt(handles, event)) return undefined;
  const { origin, number } = kase;
  return {
    ...cloudEventFrame,
    id: `${origin.id}-${event.n}`,
    type: handlingEventType,
    subject: origin.id,
    time: event.at,
    data: {
      caseId: origin.id,
      number: number ?? null,
      region: event.handling,
      window: event.window,
      matter: origin.matter,
      version: event.n,
      change: event.type,
      status: event.after,
      nationalStatus: nationalStatusAfter(event, kase),
      by: event.actor.kind === "staff" ? event.actor.id : null,
    },
  };
};
