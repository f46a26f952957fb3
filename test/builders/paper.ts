import { type Allowed, allowed, type Case, evolve } from "@tongban/domain";
import { chinaCalendar } from "./calendar.ts";
import { aLife } from "./case.ts";
import { at } from "./ids.ts";

/** The events of an accepted case whose extension by 10 working days was asked for and approved. */
export const anExtension = (): Allowed["events"] => {
  const life = aLife("accepted");
  const by = { unit: "working-days", amount: 10 } as const;
  const prose = { reasons: "案情复杂" };
  const verdict = allowed(
    life.reduce<Case | undefined>(evolve, undefined),
    { kind: "broker" },
    { now: at("2026-03-04T02:00:00.000Z"), calendar: chinaCalendar },
    [
      { type: "ExtensionAsked", by, prose },
      { type: "ExtensionApproved", by, prose },
    ],
  );
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  return [...life, ...verdict.events];
};
