import type { explanationOperations, whatIf } from "@tongban/contract";
import { type Case, type Limit, parseInstant, type Refusal, refusal, supposedLedger } from "@tongban/domain";
import type * as z from "zod";
import type { CertifiedRun } from "./certified-clocks.ts";
import { explain } from "./explained-case.ts";

/** What is asked: the clock, and what would be otherwise with it. */
export type Supposed = z.output<typeof explanationOperations.supposeCase.query>;

type WhatIf = z.output<typeof whatIf>;

/** A clock as it is and as it would be; of several runs of one clock, the last. */
export const whatIfView = (
  { origin }: Case,
  runs: readonly CertifiedRun[],
  asked: Supposed,
): WhatIf | Refusal => {
  const found = runs.findLast(({ run }) => run.name === asked.clock);
  if (!found) return refusal("clock-did-not-run", { clock: asked.clock });
  const { promised, statutory, ledger } = found.run.clock;
  const base = { calendar: found.calendar, hours: origin.standard.hours };
  const supposed = supposedLedger(ledger, { start: asked.start, pause: intervalIn(asked.pause) });
  if (!supposed.ok) return refusal("supposition-impossible", { problem: supposed.reason });
  const asIs = explain(base, promised.limit, statutory?.limit, ledger);
  if ("kind" in asIs) return asIs;
  const ifSo = explain(base, limitIn(asked.limit) ?? promised.limit, statutory?.limit, supposed.ledger);
  return "kind" in ifSo ? ifSo : { clock: asked.clock, asIs, ifSo };
};

const units = { wd: "working-days", cd: "calendar-days", wh: "working-hours", min: "minutes" } as const;

/** The limit of a short word, which the contract has checked. */
const limitIn = (word: string | undefined): Limit | undefined => {
  if (word === "now") return { unit: "instant" };
  const [, amount, unit] = /^(\d+)(wd|cd|wh|min)$/.exec(word ?? "") ?? [];
  if (unit !== "wd" && unit !== "cd" && unit !== "wh" && unit !== "min") return undefined;
  return { unit: units[unit], amount: Number(amount) };
};

const intervalIn = (text: string | undefined) => {
  const [from, to] = (text ?? "").split("/").map(parseInstant);
  return from && to ? { from, to } : undefined;
};
