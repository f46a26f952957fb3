import { cloudEventFrame, type DecisionEvent, decisionEventType } from "@tongban/contract";
import { concerns, type Oversight } from "@tongban/domain";
import {
  type Head,
  type KeptEvent,
  loadEvents,
  openProse,
  type Sealing,
  type StoreContext,
} from "@tongban/store";
import { resultOf } from "./case-summary.ts";
import { readApplication } from "./read-application.ts";

/**
 * A decision as an overseeing department is told of it; nothing where it does not concern the department, as it is
 * registered now. Who was granted something is opened for a department alone that may know.
 */
export const decisionEventView = async (
  { store, sealing }: { readonly store: StoreContext; readonly sealing: Sealing },
  oversight: Oversight,
  { head: { kase }, event }: { readonly head: Head; readonly event: KeptEvent },
): Promise<DecisionEvent | undefined> => {
  const { origin, number } = kase;
  if (event.type !== "CaseDecided" || !concerns(oversight, origin)) return undefined;
  const { outcome } = event;
  const result = resultOf([{ ...event, prose: await openProse(sealing, event) }]);
  return {
    ...cloudEventFrame,
    id: `${origin.id}-${event.n}`,
    type: decisionEventType(outcome),
    subject: origin.id,
    time: event.at,
    data: {
      caseId: origin.id,
      number: number ?? null,
      region: origin.handling,
      window: event.window,
      matter: origin.matter,
      outcome,
      document: result?.document ?? null,
      withGaps: "hadGaps" in kase && kase.hadGaps === true,
      applicant:
        oversight.applicants && outcome === "granted" ? await applicantOf(store, sealing, event) : null,
    },
  };
};

const applicantOf = async (store: StoreContext, sealing: Sealing, { caseId }: KeptEvent): Promise<string> => {
  const [first] = await loadEvents(store, [{ caseId, n: 1 }]);
  if (!first) throw new Error("a case without its first event");
  const { applicant } = await readApplication(sealing, { head: first.head, events: [first.event] });
  return applicant.name;
};
