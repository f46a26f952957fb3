import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aCase } from "../../../../test/builders/case.ts";
import { at } from "../../../../test/builders/ids.ts";
import { anotherClerk, aStaff } from "../../../../test/builders/staff.ts";
import { type Case, caseStatuses } from "../case/case.ts";
import { evolve } from "../case/evolve.ts";
import { leavesAsSeen } from "../case/seen-version.ts";
import { decide } from "../case/transitions/decide.ts";
import { seeOriginals } from "../case/transitions/material/see-originals.ts";
import { receiveParcel } from "../case/transitions/parcel/act-on-parcel.ts";
import { sendParcel } from "../case/transitions/parcel/send-parcel.ts";
import type { Verdict } from "../case/verdict.ts";
import { parcelsOf, parcelWays } from "../parcel/parcel.ts";
import { originalsAsked, originalsOutstanding } from "./originals.ts";

const moment = { now: at("2026-03-02T03:00:00.000Z"), calendar: chinaCalendar };
const asked = ["结婚证", "户口簿"];

const needing = (status: Case["status"]): Case => {
  const kase = aCase({ status });
  return { ...kase, origin: { ...kase.origin, originals: asked } };
};

const after = (kase: Case, verdict: Verdict): Case =>
  verdict.kind === "allowed" ? verdict.events.reduce<Case>(evolve, kase) : expect.fail(verdict.code);

const codeOf = (verdict: Verdict): string => (verdict.kind === "allowed" ? "allowed" : verdict.code);

const grant = (kase: Case) =>
  decide.verdict(kase, aStaff(), { outcome: "granted", document: { title: "证明", number: "1" } }, moment);

describe("originals that a list demands", () => {
  it("are named as the application brings them; none of what it may leave out or data sharing supplies", () => {
    const original = true;
    const materials = [
      { title: "结婚证", need: "required", alternatives: ["婚姻登记证明"], original },
      { title: "户口簿", need: "later", original },
      { title: "营业执照", need: "shared", original },
      { title: "照片", need: "optional", original },
      { title: "申请表", need: "required" },
    ] as const;
    expect(originalsAsked(materials, ["婚姻登记证明", "申请表"])).toEqual(["婚姻登记证明", "户口簿"]);
    expect(originalsAsked(materials, ["结婚证", "照片"])).toEqual(["结婚证", "户口簿", "照片"]);
  });

  it("hold a grant off until each was shown at the window, to its holder alone, in every status that has one", () => {
    const kase = needing("accepted");
    expect(grant(kase)).toMatchObject({ code: "original-outstanding", facts: { materials: asked } });
    const one = after(kase, seeOriginals.verdict(kase, aStaff(), ["结婚证"], moment));
    expect(grant(one)).toMatchObject({ code: "original-outstanding", facts: { materials: ["户口簿"] } });
    expect(codeOf(seeOriginals.verdict(one, aStaff(), ["结婚证"], moment))).toBe("original-not-asked");
    expect(codeOf(seeOriginals.verdict(one, anotherClerk(), ["户口簿"], moment))).toBe("not-holder");
    const both = after(one, seeOriginals.verdict(one, aStaff(), ["户口簿"], moment));
    expect([originalsOutstanding(both), codeOf(grant(both))]).toEqual([[], "allowed"]);
    const may = caseStatuses.filter(
      (status) => !seeOriginals.objection(needing(status), aStaff(), moment.now),
    );
    expect(may).toEqual(["claimed", "awaiting-supplement", "accepted", "suspended"]);
  });

  it("are seen where they come to the handling window in a parcel, and leave what a colleague saw as it is", () => {
    for (const way of parcelWays) {
      const kase = needing("accepted");
      const clerk = { ...aStaff(), regions: [kase.origin.handling] };
      const contents = [
        { material: "户口簿", copies: 1 },
        { material: "别的", copies: 1 },
      ];
      const by = way === "to-handling" ? "partner" : clerk;
      const label = { way, carrier: "邮政特快专递", number: "1", contents, before: 0 };
      const sent = sendParcel.verdict(kase, by, label, moment);
      if (sent.kind !== "allowed") return expect.fail(sent.code);
      const posted = after(kase, sent);
      const [parcel] = parcelsOf(sent.events);
      const receiver = way === "to-source" ? "partner" : clerk;
      const received = receiveParcel.verdict(posted, receiver, { parcel, contents }, moment);
      const left = originalsOutstanding(after(posted, received));
      expect([way, left]).toEqual([way, way === "to-handling" ? ["结婚证"] : asked]);
      if (received.kind === "allowed") expect(leavesAsSeen(received.events, kase.version)).toBe(true);
    }
    return undefined;
  });
});
