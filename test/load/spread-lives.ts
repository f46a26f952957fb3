import { type Case, type CaseEvent, type Origin, submit } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";
import { aCoverage, aStaffedWindow } from "../builders/agreement.ts";
import { chinaCalendar } from "../builders/calendar.ts";
import { type CaseCommandName, caseCommands, withNext } from "../builders/case-commands.ts";
import { aCaseId, aMatterId, anAgreementId, aRegion, aStaffId, at, aWindowId } from "../builders/ids.ts";
import { aStaff } from "../builders/staff.ts";
import { aSubmission, noForms } from "../builders/submission.ts";

/** How cases are spread: over so many cities, their windows and clerks, matters, agreements. */
export type Spread = Readonly<Record<"regions" | "windows" | "staff" | "matters" | "agreements", number>>;

/** A nation's cities, with a window for every county. */
export const nation: Spread = { regions: 340, windows: 3_000, staff: 6_000, matters: 172, agreements: 1_000 };

const start = at("2026-03-02T01:30:00.000Z");
const commands: readonly CaseCommandName[] = ["route", "claim", "accept", "decide", "acknowledge"];

/** One whole life: six events with their clocks, as the domain decides them. */
const template = (): { readonly origin: Origin; readonly events: readonly CaseEvent[] } => {
  const submission = aSubmission();
  const book = { coverages: [aCoverage()], staffedWindow: aStaffedWindow() };
  const first = withNext(
    undefined,
    submit(submission, book, noForms, { now: start, calendar: chinaCalendar }),
  );
  if (first.kind === "refusal") throw new Error(first.code);
  let kase: Case = first.next;
  const events = [...first.events];
  for (const name of commands) {
    const done = withNext(kase, caseCommands[name](kase, aStaff(), start));
    if (done.kind === "refusal") throw new Error(done.code);
    events.push(...done.events);
    kase = done.next;
  }
  return { origin: kase.origin, events };
};

/** The events of so many cases, one life after the other; the same each time. */
export const spreadLives = (count: number, spread: Spread): readonly (readonly KeptEvent[])[] => {
  const { origin, events } = template();
  const random = seeded(7);
  const oneOf = (size: number): number => Math.floor(random() * size);
  return Array.from({ length: count }, (_, i) => {
    const caseId = aCaseId(String(i).padStart(26, "0"));
    const window = aWindowId(`window-${oneOf(spread.windows)}`);
    const staff = { kind: "staff", id: aStaffId(`clerk-${oneOf(spread.staff)}`), name: "某某" } as const;
    const own: Origin = {
      ...origin,
      id: caseId,
      source: regionOf(oneOf(spread.regions)),
      handling: regionOf(oneOf(spread.regions)),
      matter: aMatterId(`matter-${oneOf(spread.matters)}`),
      pins: { ...origin.pins, agreement: anAgreementId(`agreement-${oneOf(spread.agreements)}`) },
    };
    const { partner, source, handling } = own;
    const envelope = { caseId, partner, source, handling, window, home: "home", prevHash: "", hash: "" };
    return events.map(
      (event): KeptEvent =>
        ({
          ...event,
          ...envelope,
          ...(event.type === "CaseSubmitted" ? { origin: own } : {}),
          actor: event.actor.kind === "staff" ? staff : event.actor,
          command: { id: `${i}`, digest: "" },
        }) as KeptEvent,
    );
  });
};

/** Provinces among which the cities are numbered. */
const provinces = [13, 14, 21, 22, 23, 32, 33, 34, 35, 36];

const regionOf = (n: number) =>
  aRegion(`${provinces[n % 10]}${String(1 + Math.floor(n / 10)).padStart(2, "0")}00`);

/** The same numbers each time (a linear congruential generator). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};
