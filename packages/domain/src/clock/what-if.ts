import type { Instant } from "./instant.ts";
import type { Ledger, Segment } from "./ledger.ts";
import type { Limit } from "./limit.ts";

/** What might have been otherwise with a clock. */
export type Supposition = {
  /** Another promised limit. */
  readonly limit?: Limit | undefined;
  /** Another start. */
  readonly start?: Instant | undefined;
  /** A further pause. */
  readonly pause?: { readonly from: Instant; readonly to: Instant } | undefined;
};

/** Why something cannot be supposed of a ledger. */
export const suppositionProblems = ["start-after-first-stretch", "pause-not-in-a-running-stretch"] as const;

/** One of {@link suppositionProblems}. */
export type SuppositionProblem = (typeof suppositionProblems)[number];

/** A ledger as it would be, or why it cannot be so. */
export type Supposed =
  | { readonly ok: true; readonly ledger: Ledger }
  | { readonly ok: false; readonly reason: SuppositionProblem };

/** The ledger of a clock with another start, or with a pause more; a clock that has ended is taken to go on as it did. */
export const supposedLedger = (ledger: Ledger, { start, pause }: Supposition): Supposed => {
  const [first, ...rest] = ledger;
  if (start !== undefined && first.to !== undefined && start > first.to)
    return { ok: false, reason: "start-after-first-stretch" };
  const begun: Ledger = [start === undefined ? first : { ...first, from: start }, ...rest];
  return pause ? withPause(begun, pause) : { ok: true, ledger: begun };
};

const withPause = (ledger: Ledger, { from, to }: NonNullable<Supposition["pause"]>): Supposed => {
  const index = ledger.findIndex(
    (segment, i) =>
      segment.kind === "running" &&
      segment.from <= from &&
      from < to &&
      (i === ledger.length - 1 || to <= (segment.to ?? to)),
  );
  const running = ledger[index];
  if (!running) return { ok: false, reason: "pause-not-in-a-running-stretch" };
  const end = running.to === undefined || running.to < to ? {} : { to: running.to };
  const inside: readonly Segment[] = [
    { kind: "running", from: running.from, to: from },
    { kind: "paused", from, to, ground: "agreed/supposed", expectedEnd: to },
    { kind: "running", from: to, ...end },
  ];
  const [first = running, ...rest] = [...ledger.slice(0, index), ...inside, ...ledger.slice(index + 1)];
  return { ok: true, ledger: [first, ...rest] };
};
