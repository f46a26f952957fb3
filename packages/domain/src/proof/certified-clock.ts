import type { ClockRun } from "../case/clock-history.ts";
import type { BeyondCalendar } from "../clock/calendar.ts";
import { type ClockEnd, type ClockName, type ClockOwner, clockTable, isPast } from "../clock/clock.ts";
import {
  type Deadline,
  dueByLedger,
  type Ledger,
  lastSegment,
  type TimeBase,
  usedOf,
} from "../clock/ledger.ts";
import type { Limit } from "../clock/limit.ts";

/** All that the due instants of a clock follow from, beside the calendar and the business hours. */
export type ClockInputs = {
  readonly promised: Limit;
  readonly statutory?: Limit | undefined;
  /** With an end of its last segment where the clock has ended. */
  readonly ledger: Ledger;
};

/** What follows from the inputs of a clock. */
export type ReckonedClock = {
  readonly promised: Deadline;
  readonly statutory: Deadline | null;
  readonly end: ClockEnd | null;
};

type Found<T> = { readonly ok: true; readonly value: T } | BeyondCalendar;

/** Computes a clock's due instants from its inputs, and how it ended if it has. */
export const reckonClock = (
  base: TimeBase,
  { promised, statutory, ledger }: ClockInputs,
): Found<ReckonedClock> => {
  const byPromise = dueByLedger(base, promised, ledger);
  if (!byPromise.ok) return byPromise;
  const byLaw = statutory && dueByLedger(base, statutory, ledger);
  if (byLaw && !byLaw.ok) return byLaw;
  const deadlines = { promised: byPromise.value, statutory: byLaw ? byLaw.value : null };
  const end = endOf(base, deadlines, ledger);
  return end.ok ? { ok: true, value: { ...deadlines, end: end.value } } : end;
};

type Reckoned = Pick<ReckonedClock, "promised" | "statutory">;

const endOf = (base: TimeBase, { promised, statutory }: Reckoned, ledger: Ledger): Found<ClockEnd | null> => {
  const last = lastSegment(ledger);
  if (last.to === undefined) return { ok: true, value: null };
  // Time that stands still makes nobody late.
  const ranUntil = last.kind === "paused" ? last.from : last.to;
  const used = usedOf(base, promised.limit.unit, ledger, last.to);
  if (!used.ok) return used;
  const end = { used: used.value, late: isPast(promised, ranUntil) };
  if (!statutory) return { ok: true, value: end };
  const usedStatutory = usedOf(base, statutory.limit.unit, ledger, last.to);
  if (!usedStatutory.ok) return usedStatutory;
  const lateStatutory = isPast(statutory, ranUntil);
  return { ok: true, value: { ...end, usedStatutory: usedStatutory.value, lateStatutory } };
};

/** A clock as a deadline certificate states it: the inputs, and what follows from them by the calendar of a version. */
export type CertifiedClock = ReckonedClock & {
  readonly clock: ClockName;
  readonly owner: ClockOwner;
  /** Version of the calendar that it was counted by. */
  readonly calendar: string;
  readonly segments: Ledger;
};

/**
 * A clock that ran, computed anew by a calendar; nothing where that does not lead to the due instants that the case's
 * events say, so that another version of the calendar must have counted.
 */
export const certifiedClock = (base: TimeBase, { name, clock }: ClockRun): CertifiedClock | undefined => {
  const { promised, statutory, ledger } = clock;
  const found = reckonClock(base, { promised: promised.limit, statutory: statutory?.limit, ledger });
  if (!found.ok) return undefined;
  const { value } = found;
  const isSame = value.promised.at === promised.at && value.statutory?.at === statutory?.at;
  const isSameEnd =
    value.end?.late === clock.end?.late && value.end?.lateStatutory === clock.end?.lateStatutory;
  if (!isSame || !isSameEnd) return undefined;
  return {
    clock: name,
    owner: clockTable[name].owner,
    calendar: base.calendar.version,
    segments: ledger,
    ...value,
  };
};
