import { describe, expect, it } from "vitest";
import { aCase } from "../../../../test/builders/case.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { type Case, caseStatuses } from "./case.ts";
import type { CaseEvent, CaseEventDetail, CaseEventType } from "./event.ts";
import { eventTable, ImpossibleHistory } from "./event-table.ts";
import { evolve } from "./evolve.ts";

const now = at("2026-03-02T02:00:00.000Z");
const { id: liMei } = aStaff();
const promised = { clock: "promise", at: now, provisional: false } as const;
const submitted = aCase({ status: "submitted" });

const details: { readonly [T in CaseEventType]: Extract<CaseEventDetail, { readonly type: T }> } = {
  CaseSubmitted: {
    type: "CaseSubmitted",
    origin: submitted.origin,
    window: submitted.window,
    due: submitted.due,
  },
  CaseRouted: { type: "CaseRouted", window: submitted.window },
  CaseClaimed: { type: "CaseClaimed", holder: liMei, leaseEnds: now },
  CaseReleased: { type: "CaseReleased" },
  CaseReassigned: { type: "CaseReassigned", from: liMei, to: liMei, toName: "李梅", leaseEnds: now },
  CaseAccepted: { type: "CaseAccepted", due: { promised } },
  CaseDeclined: { type: "CaseDeclined", rightOrgan: "西安市公安局", prose: { reason: "不属于本机关职权" } },
  CaseDecided: { type: "CaseDecided", outcome: "granted", document: null },
  CaseWithdrawn: { type: "CaseWithdrawn", prose: { reason: "申请人改变主意" } },
  ResultAcknowledged: { type: "ResultAcknowledged", via: "request" },
  ApplicantRevealed: { type: "ApplicantRevealed", prose: { reason: "电话核实" } },
};

/** By type: the statuses that the event may follow. */
const follows: Record<CaseEventType, readonly (Case["status"] | null)[]> = {
  CaseSubmitted: [null],
  CaseRouted: ["submitted"],
  CaseClaimed: ["routed", "claimed"],
  CaseReleased: ["claimed"],
  CaseReassigned: ["claimed", "accepted"],
  CaseAccepted: ["claimed"],
  CaseDeclined: ["claimed"],
  CaseDecided: ["accepted"],
  CaseWithdrawn: ["submitted", "routed", "claimed", "accepted"],
  ResultAcknowledged: ["decided"],
  ApplicantRevealed: caseStatuses,
};

const types = Object.keys(eventTable) as CaseEventType[];
const befores = [null, ...caseStatuses] as const;
const cells = types.flatMap((type) => befores.map((before) => ({ type, before })));

const eventAfter = (type: CaseEventType, kase: Case | undefined): Omit<CaseEvent, "after"> => ({
  ...details[type],
  n: (kase?.version ?? 0) + 1,
  at: now,
  actor: { kind: "broker" },
  before: kase?.status ?? null,
});

describe("an event", () => {
  it.each(cells)("$type follows $before only where the table of events says so", ({ type, before }) => {
    const kase: Case | undefined = before ? aCase({ status: before }) : undefined;
    const event = eventAfter(type, kase);
    const happen = () => eventTable[type].evolve(kase, event as never);
    if (follows[type].includes(before)) expect(happen().version).toBe(event.n);
    else expect(happen).toThrow(ImpossibleHistory);
  });

  it("cannot be left out or come twice: its number follows the case's version", () => {
    const kase = aCase({ status: "routed" });
    const event = { ...eventAfter("CaseClaimed", kase), after: "claimed" } as CaseEvent;
    expect(evolve(kase, event)).toMatchObject({ status: "claimed", version: 3 });
    for (const n of [event.n - 1, event.n + 1])
      expect(() => evolve(kase, { ...event, n })).toThrow(ImpossibleHistory);
    expect(() => evolve(evolve(kase, event), event)).toThrow(ImpossibleHistory);
  });

  it("that says another status than it led from or to is impossible", () => {
    const kase = aCase({ status: "routed" });
    const event = { ...eventAfter("CaseClaimed", kase), after: "claimed" } as CaseEvent;
    expect(() => evolve(kase, { ...event, after: "accepted" })).toThrow(ImpossibleHistory);
    expect(() => evolve(kase, { ...event, before: "submitted" })).toThrow(ImpossibleHistory);
  });

  it("of a claimed case's reassignment needs the new lease's end", () => {
    const kase = aCase({ status: "claimed" });
    const { leaseEnds: _leaseEnds, ...without } = details.CaseReassigned;
    const event = { ...eventAfter("CaseReassigned", kase), ...without } as CaseEvent;
    expect(() => evolve(kase, { ...event, leaseEnds: undefined, after: "claimed" } as never)).toThrow(
      /lease/,
    );
  });

  it("that is not a submission begins no case", () => {
    const event = { ...eventAfter("CaseRouted", undefined), after: "routed" } as CaseEvent;
    expect(() => evolve(undefined, event)).toThrow(ImpossibleHistory);
  });
});
