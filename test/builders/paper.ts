import { type Allowed, allowed, type Case, type CaseEventDetail, evolve, type Origin } from "@tongban/domain";
import { chinaCalendar } from "./calendar.ts";
import { aLife } from "./case.ts";
import { at } from "./ids.ts";

/** The events of a life with more ones at its end, all at one moment. */
const lengthened = (
  life: Allowed["events"],
  now: string,
  details: readonly CaseEventDetail[],
): Allowed["events"] => {
  const verdict = allowed(
    life.reduce<Case | undefined>(evolve, undefined),
    { kind: "broker" },
    { now: at(now), calendar: chinaCalendar },
    details,
  );
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  return [...life, ...verdict.events];
};

/** The events of an accepted case whose extension by 10 working days was asked for and approved. */
export const anExtension = (origin: Partial<Origin> = {}): Allowed["events"] => {
  const by = { unit: "working-days", amount: 10 } as const;
  const prose = { reasons: "案情复杂" };
  return lengthened(aLife("accepted", origin), "2026-03-04T02:00:00.000Z", [
    { type: "ExtensionAsked", by, prose },
    { type: "ExtensionApproved", by, prose },
  ]);
};

/** The events of a case whose result was put up to be picked up, and was. */
export const aDelivery = (origin: Partial<Origin> = {}): Allowed["events"] =>
  lengthened(
    lengthened(aLife("decided", origin), "2026-03-05T03:00:00.000Z", [
      {
        type: "ResultDispatched",
        way: "pick-up",
        prose: { place: "政务服务中心一楼", code: "3721" },
      },
    ]),
    "2026-03-06T03:00:00.000Z",
    [
      {
        type: "ResultDelivered",
        way: "pick-up",
        proof: "signature",
        receivedAt: at("2026-03-06T02:00:00.000Z"),
        prose: { receivedBy: "李四" },
      },
    ],
  );
