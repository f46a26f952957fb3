import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../../../test/builders/calendar.ts";
import { aCase } from "../../../../../../test/builders/case.ts";
import { at } from "../../../../../../test/builders/ids.ts";
import { aStaff } from "../../../../../../test/builders/staff.ts";
import { addMs, type Instant } from "../../../clock/instant.ts";
import type { WindowId } from "../../../ids.ts";
import { itemsBeyond, type Parcel, parcelEnds, parcelsOf, parcelWays } from "../../../parcel/parcel.ts";
import { intakeDeskOf } from "../../../registry/intake-desk.ts";
import type { Staff } from "../../../staff.ts";
import { type Case, type CaseStatus, caseStatuses, isOpen } from "../../case.ts";
import type { CaseEvent } from "../../event.ts";
import { evolve } from "../../evolve.ts";
import { leavesAsSeen } from "../../seen-version.ts";
import type { Sender } from "../../transition.ts";
import type { Verdict } from "../../verdict.ts";
import { cancelParcel, correctParcel, noteDelay, receiveParcel } from "./act-on-parcel.ts";
import { standsAt } from "./parcel-ends.ts";
import { sendParcel } from "./send-parcel.ts";

const desk = "nanjing-320100-1" as WindowId;
const monday = at("2026-03-02T02:00:00.000Z");
const moment = (now: Instant) => ({ now, calendar: chinaCalendar });

const takenIn = (status: CaseStatus): Case => {
  const kase = aCase({ status });
  return { ...kase, origin: { ...kase.origin, partner: intakeDeskOf(desk) } };
};

const kase = takenIn("routed");
const receiver: Staff = { ...aStaff(), regions: [kase.origin.source], windows: [desk] };
const clerk: Staff = { ...aStaff(), regions: [kase.origin.handling], windows: [kase.window] };

const licence = { material: "营业执照", copies: 1 };
const labelled = { carrier: "邮政特快专递", number: "1234567890" };
const toHandling = { way: "to-handling", ...labelled, contents: [licence], before: 0 } as const;

const eventsOf = (verdict: Verdict): readonly CaseEvent[] =>
  verdict.kind === "allowed" ? verdict.events : expect.fail(verdict.code);

const codeOf = (verdict: Verdict): string => (verdict.kind === "allowed" ? "allowed" : verdict.code);

const sent = (from: Case = kase, now = monday) => {
  const events = eventsOf(sendParcel.verdict(from, receiver, toHandling, moment(now)));
  const [parcel] = parcelsOf(events);
  return { parcel: parcel ?? expect.fail("a parcel"), kase: events.reduce<Case>(evolve, from) };
};

describe("a parcel of originals", () => {
  it("is late after the standard's days for post, and lost later; assumed where it says none", () => {
    const { parcel } = sent();
    expect(parcel).toMatchObject({
      n: kase.version + 1,
      state: "under-way",
      lateAt: "2026-03-09T09:30:00.000Z",
      lostAt: "2026-03-23T09:30:00.000Z",
    });
    const quick = {
      late: { unit: "working-days", amount: 1 },
      lost: { unit: "working-days", amount: 2 },
    } as const;
    const agreed = {
      ...kase,
      origin: { ...kase.origin, standard: { ...kase.origin.standard, post: quick } },
    };
    expect(sent(agreed).parcel).toMatchObject({
      lateAt: "2026-03-03T09:30:00.000Z",
      lostAt: "2026-03-04T09:30:00.000Z",
    });
  });

  it("is sent to the handling window while the case is open, and back whenever it is wished, by each end alone", () => {
    for (const status of caseStatuses)
      for (const way of parcelWays)
        for (const by of ["partner", receiver, clerk] satisfies readonly Sender[]) {
          const at = takenIn(status);
          const code = codeOf(sendParcel.verdict(at, by, { ...toHandling, way }, moment(monday)));
          if (!standsAt(at, by, parcelEnds[way].sentBy)) expect(code).toBe("other-end");
          else expect(code).toBe(way === "to-handling" && !isOpen(at) ? "upload-closed" : "allowed");
        }
  });

  it("says with whom it travels and what is in it, and a case has only so many", () => {
    const tell = (parts: Partial<Parameters<typeof sendParcel.verdict>[2]>) =>
      codeOf(sendParcel.verdict(kase, receiver, { ...toHandling, ...parts }, moment(monday)));
    expect(tell({ contents: [{ material: " ", copies: 1 }] })).toBe("reasons-required");
    expect(tell({ carrier: " " })).toBe("reasons-required");
    expect(tell({ number: "" })).toBe("reasons-required");
    expect(tell({ before: 20 })).toBe("too-many-parcels");
  });

  it("is late and lost each once, after its time and not at it, and is received all the same", () => {
    const start = sent();
    const note = (parcel: Parcel, now: Instant, at = start.kase) =>
      noteDelay.verdict(at, "broker", { parcel }, moment(now));
    const { parcel } = start;
    expect(codeOf(note(parcel, parcel.lateAt))).toBe("not-due-yet");
    const late = eventsOf(note(parcel, addMs(parcel.lateAt, 1)));
    expect(late).toMatchObject([{ type: "ParcelLate", parcel: parcel.n }]);
    const after = late.reduce<Case>(evolve, start.kase);
    expect(after.overdueParcels).toEqual([parcel.n]);
    const lateParcel = { ...parcel, state: "late" } as const;
    expect(codeOf(note(lateParcel, parcel.lostAt, after))).toBe("not-due-yet");
    const lost = eventsOf(note(lateParcel, addMs(parcel.lostAt, 1), after));
    expect(lost).toMatchObject([{ type: "ParcelLost" }]);
    const lostParcel = { ...parcel, state: "lost" } as const;
    expect(codeOf(note(lostParcel, addMs(parcel.lostAt, 9_999_999), after))).toBe("not-due-yet");
    const came = { parcel: lostParcel, contents: [licence] };
    const received = eventsOf(
      receiveParcel.verdict(lost.reduce<Case>(evolve, after), clerk, came, moment(parcel.lostAt)),
    );
    expect(received).toMatchObject([{ type: "ParcelReceived", missing: [], extra: [], days: 21 }]);
    expect(received.reduce<Case>(evolve, lost.reduce<Case>(evolve, after)).overdueParcels).toBeUndefined();
  });

  it("is received by the end that it goes to, once, and what differs from what was announced is named", () => {
    const { parcel, kase: under } = sent();
    const contents = [
      { material: "身份证复印件", copies: 2 },
      { material: "营业执照", copies: 0 },
    ];
    const receive = (by: Sender, of: Parcel | undefined) =>
      receiveParcel.verdict(under, by, { parcel: of, contents }, moment(addMs(monday, 1)));
    expect(eventsOf(receive(clerk, parcel))).toMatchObject([
      { missing: [licence], extra: [{ material: "身份证复印件", copies: 2 }] },
    ]);
    expect(codeOf(receive(receiver, parcel))).toBe("other-end");
    expect(codeOf(receive("partner", parcel))).toBe("other-end");
    expect(codeOf(receive(clerk, undefined))).toBe("no-such-parcel");
    expect(codeOf(receive(clerk, { ...parcel, state: "received" }))).toBe("parcel-not-under-way");
  });

  it("is put right and called off by who sent it, while it has not arrived", () => {
    const { parcel, kase: under } = sent();
    const correct = (by: Sender, of: Parcel) =>
      correctParcel.verdict(under, by, { parcel: of, carrier: "顺丰", number: "SF1" }, moment(monday));
    const cancel = (by: Sender, of: Parcel, reason = "未揽收") =>
      cancelParcel.verdict(under, by, { parcel: of, reason }, moment(monday));
    expect(codeOf(correct(receiver, parcel))).toBe("allowed");
    expect(codeOf(correct(clerk, parcel))).toBe("other-end");
    expect(codeOf(cancel(receiver, parcel))).toBe("allowed");
    expect(codeOf(cancel(receiver, parcel, " "))).toBe("reasons-required");
    for (const state of ["received", "cancelled"] as const) {
      expect(codeOf(correct(receiver, { ...parcel, state }))).toBe("parcel-not-under-way");
      expect(codeOf(cancel(receiver, { ...parcel, state }))).toBe("parcel-not-under-way");
    }
  });

  it("leaves the version that a clerk saw good; work on the case does not", () => {
    const { version } = kase;
    const event = (n: number, type: CaseEvent["type"]) => ({ n, type });
    expect(leavesAsSeen([event(version + 1, "ParcelSent")], version)).toBe(true);
    expect(leavesAsSeen([event(version + 1, "ParcelSent"), event(version + 2, "CaseClaimed")], version)).toBe(
      false,
    );
  });
});

describe("what differs between two lists of items", () => {
  const items = fc.array(
    fc.record({
      material: fc.constantFrom("营业执照", "户口簿", "身份证"),
      copies: fc.integer({ min: 1, max: 9 }),
    }),
  );

  it("is what each has more than the other: added to the other it makes both the same", () => {
    const copies = (list: readonly { material: string; copies: number }[], name: string) =>
      list.filter(({ material }) => material === name).reduce((sum, one) => sum + one.copies, 0);
    fc.assert(
      fc.property(items, items, (announced, came) => {
        const missing = itemsBeyond(announced, came);
        const extra = itemsBeyond(came, announced);
        for (const name of ["营业执照", "户口簿", "身份证"])
          expect(copies(came, name) + copies(missing, name)).toBe(
            copies(announced, name) + copies(extra, name),
          );
        expect(missing.filter(({ material }) => extra.some((one) => one.material === material))).toEqual([]);
      }),
    );
  });
});
