import { describe, expect, it } from "vitest";
import { aCase, ofInstantMatter } from "../../../../test/builders/case.ts";
import { caseCommands, withNext } from "../../../../test/builders/case-commands.ts";
import { at } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import type { Case } from "./case.ts";
import { warnedOf } from "./warning.ts";

/** The case after a command at an instant. */
const after = (kase: Case, name: keyof typeof caseCommands, now: string): Case => {
  const done = withNext(kase, caseCommands[name](kase, aStaff(), at(now)));
  if (done.kind === "refusal") throw new Error(done.code);
  return done.next;
};

describe("what a case is warned of", () => {
  const accepted = aCase({ status: "accepted" });

  it("is nothing while its clocks have time, and the highest rung that was given after that", () => {
    expect(warnedOf(accepted)).toBeUndefined();
    const yellow = after(accepted, "warn", "2026-03-13T01:00:00.000Z");
    expect(warnedOf(yellow)).toEqual({ clock: "handling", rung: "yellow" });
    const red = after(yellow, "warn", "2026-03-17T01:00:00.000Z");
    expect(warnedOf(red)).toEqual({ clock: "handling", rung: "red" });
  });

  it("ends with the case's work, gives way to a pause, and names a pause that lasts too long", () => {
    const yellow = after(accepted, "warn", "2026-03-13T01:00:00.000Z");
    expect(warnedOf(after(yellow, "decide", "2026-03-13T02:00:00.000Z"))).toBeUndefined();
    const suspended = after(yellow, "suspend", "2026-03-13T02:00:00.000Z");
    expect(warnedOf(suspended)).toBeUndefined();
    const outlasted = after(suspended, "warn", "2026-03-23T01:00:00.000Z");
    expect(warnedOf(outlasted)).toEqual({ clock: "handling", rung: "pause" });
  });

  it("is nothing on the day of an instant matter, which is due that day anyway, and red after it", () => {
    const instant = aCase({ status: "routed", ...ofInstantMatter() });
    expect(warnedOf(instant)).toBeUndefined();
    const { handling } = instant.clocks;
    if (!handling) throw new Error("no handling clock");
    const overdue = { clocks: { handling: { ...handling, warnings: {} } } };
    expect(warnedOf(overdue)).toEqual({ clock: "handling", rung: "red" });
  });
});
