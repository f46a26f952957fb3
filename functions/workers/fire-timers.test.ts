import { addMs, type CaseId, type Instant } from "@tongban/domain";
import { type Head, loadHead, loadHistory, type StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import type { CaseCommandName } from "../../test/builders/case-commands.ts";
import { aCaseId, at } from "../../test/builders/ids.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { fire, sweepOnce } from "../../test/engines/timers.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

let cases = 0;

/** A case received on Monday 2026-03-02 at 09:30 that had some commands at once; its notice is due 03-09, 17:30. */
const keep = async (...commands: readonly CaseCommandName[]): Promise<Head> => {
  cases += 1;
  return carryOn(store, await keepSubmitted(store, { externalRef: `T-${cases}` }), commands);
};

const idOf = ({ kase }: Head): CaseId => kase.origin.id;

/** What time brought to a case, in its order: the events of the broker's own after some number. */
const broughtTo = async (head: Head): Promise<readonly string[]> => {
  const history = await loadHistory(store, idOf(head));
  return (history?.events ?? [])
    .slice(head.kase.version)
    .map((event) => (event.type === "WarningGiven" ? `${event.clock} ${event.rung}` : event.type));
};

const timerSentAt = async (head: Head, now: Instant): Promise<number | undefined> =>
  (await sweepOnce(store, now)).find(({ caseId }) => caseId === idOf(head))?.delay;

describe("a timer that fires", () => {
  it("puts a claim whose lease ended back on the board, and its window's clock starts again", async () => {
    const claimed = await keep("route", "claim");
    await fire(store, idOf(claimed), at("2026-03-02T05:30:00.000Z"));
    expect(await broughtTo(claimed)).toEqual(["ClaimLapsed"]);
    const after = await loadHead(store, idOf(claimed));
    expect(after?.kase).toMatchObject({
      status: "routed",
      clocks: { claim: { ledger: [{ kind: "running" }] } },
    });
  });

  it("accepts an application that nobody answered in time, as of its receipt", async () => {
    const routed = await keep("route");
    const night = at("2026-03-09T09:30:00.001Z");
    await fire(store, idOf(routed), night);
    expect(await broughtTo(routed)).toEqual(["CaseAccepted"]);
    expect((await loadHead(store, idOf(routed)))?.kase).toMatchObject({
      status: "accepted",
      acceptedAt: monday,
    });
  });

  it("ends an application whose supplement never came", async () => {
    const asked = await keep("route", "claim", "ask-supplement");
    await fire(store, idOf(asked), at("2026-04-14T09:30:00.000Z"));
    expect(await broughtTo(asked)).toEqual(["supplement orange"]);
    await fire(store, idOf(asked), at("2026-04-14T09:30:00.001Z"));
    expect(await broughtTo(asked)).toEqual(["supplement orange", "CaseAbandoned"]);
    expect(await timerSentAt(asked, at("2027-01-04T01:00:00.000Z"))).toBeUndefined();
  });

  it("gives each warning when it is due, and each save sets the next timer", async () => {
    const accepted = await keep("route", "claim", "accept");
    const rungs = [
      ["2026-03-13T01:00:00.000Z", "handling yellow"],
      ["2026-03-16T01:00:00.000Z", "handling orange"],
      ["2026-03-17T01:00:00.000Z", "handling red"],
    ] as const;
    // The look that was planned at the submission finds nothing due, and plans the next one.
    await fire(store, idOf(accepted), at("2026-03-03T01:00:00.000Z"));
    for (const [due] of rungs) {
      expect(await timerSentAt(accepted, addMs(at(due), -60_000))).toBe(60.1);
      await fire(store, idOf(accepted), at(due));
    }
    expect(await broughtTo(accepted)).toEqual(rungs.map(([, rung]) => rung));
    // What is overdue is to be explained, and that has a clock of its own.
    expect(await timerSentAt(accepted, at("2027-01-04T01:00:00.000Z"))).toBe(0);
  });
});

describe("a warning is given once", () => {
  const due = at("2026-03-13T01:00:00.000Z");

  it("however often its message comes, one after the other or at once", async () => {
    const accepted = await keep("route", "claim", "accept");
    await Promise.all([1, 2, 3, 4].map(() => fire(store, idOf(accepted), due)));
    await fire(store, idOf(accepted), addMs(due, 1_000));
    expect(await broughtTo(accepted)).toEqual(["handling yellow"]);
  });

  it("where two sweeps run at once", async () => {
    const accepted = await keep("route", "claim", "accept");
    const sweeps = await Promise.all([sweepOnce(store, due), sweepOnce(store, due)]);
    const messages = sweeps.flat().filter(({ caseId }) => caseId === idOf(accepted));
    expect(messages).toHaveLength(2);
    await Promise.all(messages.map(({ caseId }) => fire(store, caseId, due)));
    expect(await broughtTo(accepted)).toEqual(["handling yellow"]);
  });

  it("after days without a sweep: the highest alone, and what time changes beside it", async () => {
    const accepted = await keep("route", "claim", "accept");
    await fire(store, idOf(accepted), at("2026-03-18T02:00:00.000Z"));
    expect(await broughtTo(accepted)).toEqual(["handling red"]);
    const claimed = await keep("route", "claim");
    await fire(store, idOf(claimed), at("2026-03-10T02:00:00.000Z"));
    expect(await broughtTo(claimed)).toEqual(["ClaimLapsed", "notice red", "CaseAccepted"]);
  });

  it("though somebody acts on the case at the same moment", async () => {
    const accepted = await keep("route", "claim", "accept");
    const both = [
      fire(store, idOf(accepted), due),
      carryOn(store, accepted, ["reveal"]).catch(() => undefined),
    ];
    await Promise.all(both);
    const brought = await broughtTo(accepted);
    expect(brought.filter((what) => what === "handling yellow")).toHaveLength(1);
  });
});

describe("a timer that has nothing to do", () => {
  it("leaves the case as it is: the message came too early, or the case went on", async () => {
    const claimed = await keep("route", "claim");
    await fire(store, idOf(claimed), at("2026-03-02T05:29:59.999Z"));
    expect(await broughtTo(claimed)).toEqual([]);
    const done = await keep("route", "claim", "accept", "decide", "acknowledge");
    await fire(store, idOf(done), at("2026-12-01T02:00:00.000Z"));
    expect(await broughtTo(done)).toEqual([]);
  });

  it("is a fault for a case that is not there, so that the message comes again and ends among the dead letters", async () => {
    await expect(fire(store, aCaseId("z".repeat(26)), monday)).rejects.toThrow("not in the table");
  });
});

describe("a warning whose time passed while nobody swept", () => {
  const night = at("2026-03-13T14:00:00.000Z");
  const opening = at("2026-03-16T01:00:00.000Z");

  it("is put off at night to the next opening, without an event, and given then", async () => {
    const accepted = await keep("route", "claim", "accept");
    await fire(store, idOf(accepted), night);
    expect(await broughtTo(accepted)).toEqual([]);
    expect(await timerSentAt(accepted, addMs(night, 3_600_000))).toBeUndefined();
    expect(await timerSentAt(accepted, addMs(opening, -60_000))).toBe(60.1);
    await fire(store, idOf(accepted), opening);
    expect(await broughtTo(accepted)).toEqual(["handling orange"]);
  });

  it("does not hold up at night what changes the case", async () => {
    const claimed = await keep("route", "claim");
    const late = at("2026-03-09T14:00:00.000Z");
    await fire(store, idOf(claimed), late);
    expect(await broughtTo(claimed)).toEqual(["ClaimLapsed", "CaseAccepted"]);
  });
});
