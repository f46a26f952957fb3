import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase } from "../../../../test/builders/case.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import type { WindowId } from "../ids.ts";
import { intakeDeskOf, windowOfIntakeDesk } from "../registry/intake-desk.ts";
import type { Staff } from "../staff.ts";
import { type Case, type CaseStatus, caseStatuses } from "./case.ts";
import { allowedIntakeActions, type IntakeAction, tookIn } from "./intake-actions.ts";
import { acknowledge } from "./transitions/acknowledge.ts";
import { withdraw } from "./transitions/withdraw.ts";

const desk = "nanjing-320100-1" as WindowId;
const now = at("2026-03-02T02:00:00.000Z");

/** A case that the desk took in. */
const takenIn = (status: CaseStatus): Case => {
  const kase = aCase({ status });
  return { ...kase, origin: { ...kase.origin, partner: intakeDeskOf(desk) } };
};

const { source } = takenIn("routed").origin;
const receiver: Staff = { ...aStaff(), regions: [source], windows: [desk] };

describe("the desk of a window that takes in", () => {
  it("is told from every partner system by its id", () => {
    expect(windowOfIntakeDesk(intakeDeskOf(desk))).toBe(desk);
    expect(windowOfIntakeDesk(aCase({ status: "routed" }).origin.partner)).toBeUndefined();
  });

  it("acts for its own cases alone, by its own team", () => {
    const kase = takenIn("routed");
    expect(tookIn(receiver, kase)).toBe(true);
    expect(tookIn({ ...receiver, windows: ["another-window" as WindowId] }, kase)).toBe(false);
    expect(tookIn({ ...receiver, regions: [kase.origin.handling] }, kase)).toBe(false);
    expect(tookIn(receiver, aCase({ status: "routed" }))).toBe(false);
    expect(allowedIntakeActions(aCase({ status: "routed" }), receiver, now)).toEqual([]);
  });

  it("may do in each status what a partner system may", () => {
    const allowed = Object.fromEntries(
      caseStatuses.map((status) => [status, allowedIntakeActions(takenIn(status), receiver, now)]),
    );
    const open: readonly IntakeAction[] = ["nameHelper", "withdraw"];
    const nothing: readonly IntakeAction[] = [];
    expect(allowed).toMatchObject({
      submitted: open,
      routed: open,
      claimed: open,
      "awaiting-supplement": ["supply", "nameHelper", "withdraw"],
      accepted: open,
      suspended: open,
      decided: ["nameHelper", "acknowledge"],
      closed: nothing,
      declined: nothing,
      withdrawn: nothing,
      abandoned: nothing,
    });
  });

  it("is on the record with who did it, and how the result arrived", () => {
    const moment = { now, calendar: chinaCalendar };
    const actor = { kind: "staff", id: receiver.id, name: receiver.name };
    const withdrawn = withdraw.verdict(takenIn("routed"), receiver, { reason: "不办了" }, moment);
    expect(withdrawn).toMatchObject({ kind: "allowed", events: [{ type: "CaseWithdrawn", actor }] });
    const closed = acknowledge.verdict(takenIn("decided"), receiver, "window", moment);
    expect(closed).toMatchObject({
      kind: "allowed",
      events: [{ type: "ResultAcknowledged", via: "window", actor, after: "closed" }],
    });
  });
});
