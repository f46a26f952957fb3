import { addMs, type Instant, parcelsOf, sendParcel } from "@tongban/domain";
import { decideAndSave, type Head, listParcels, loadHistory, type StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { chinaCalendar } from "../../test/builders/calendar.ts";
import { at } from "../../test/builders/ids.ts";
import { aStaff } from "../../test/builders/staff.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { changeParcel } from "../parcel/decide-parcel.ts";
import { lookAtParcel } from "./look-at-parcel.ts";
import { sweepTimers } from "./sweep-timers.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const licence = { material: "营业执照", copies: 1 };
const late = at("2026-03-09T09:30:00.001Z");
const lost = at("2026-03-23T09:30:00.001Z");
let commands = 0;

/** A routed case of Nanjing whose licence has been in the post since Monday 2026-03-02, and the parcel's number. */
const keepSent = async (): Promise<{ readonly head: Head; readonly n: number }> => {
  commands += 1;
  const head = await carryOn(store, await keepSubmitted(store, { externalRef: `P-${commands}` }), ["route"]);
  const moment = { now: monday, calendar: chinaCalendar };
  const parcel = { way: "to-handling", carrier: "邮政特快专递", number: `EMS-${commands}` } as const;
  const sent = await decideAndSave(store, {
    load: async () => ({ head }),
    decide: ({ head: { kase } }) =>
      sendParcel.verdict(kase, "partner", { ...parcel, contents: [licence], before: 0 }, moment),
    command: { id: `send-${commands}`, digest: "" },
  });
  if (sent.kind !== "saved") throw new Error(`not sent: ${sent.kind}`);
  return { head: sent.after.head, n: sent.after.head.kase.version };
};

const receive = async ({ head, n }: { readonly head: Head; readonly n: number }, now: Instant) => {
  commands += 1;
  const caseId = head.kase.origin.id;
  const received = await decideAndSave(store, {
    load: async () => (await loadHistory(store, caseId)) ?? expect.fail("the case"),
    decide: (history) =>
      changeParcel(aStaff(), n, { do: "receive", contents: [licence] })(
        history.head.kase,
        { now, calendar: chinaCalendar },
        history.events,
      ),
    command: { id: `receive-${commands}`, digest: "" },
  });
  expect(received.kind).toBe("saved");
};

const look = ({ head, n }: { readonly head: Head; readonly n: number }, now: Instant) =>
  lookAtParcel({ store, ...chinaCalendars }, head.kase.origin.id, n, now);

const stateOf = async ({ head }: { readonly head: Head }): Promise<readonly string[]> => {
  const history = await loadHistory(store, head.kase.origin.id);
  return parcelsOf(history?.events ?? []).map(({ state }) => state);
};

/** When the sweep says that the parcel is to be looked at, in seconds from now; nothing where it has no timer. */
const sentAfter = async (
  { head, n }: { readonly head: Head; readonly n: number },
  now: Instant,
): Promise<number | undefined> => {
  const found: { readonly parcelOf?: string; readonly parcel?: number; readonly delay: number }[] = [];
  const queues = {
    fireTimers: async (timers: readonly (typeof found)[number][]) => void found.push(...timers),
  };
  await sweepTimers(store, queues, new Map(), now);
  return found.find((one) => one.parcelOf === head.kase.origin.id && one.parcel === n)?.delay;
};

const listed = async ({ head }: { readonly head: Head }) =>
  (await listParcels(store, head.kase.window, "to", 500)).filter(
    ({ caseId }) => caseId === head.kase.origin.id,
  );

describe("a parcel under way", () => {
  it("is on the list of the window that it goes to, with its number, and among the timers", async () => {
    const sent = await keepSent();
    expect(await listed(sent)).toMatchObject([
      { n: sent.n, state: "under-way", carrier: "邮政特快专递", contents: [licence] },
    ]);
    expect(await sentAfter(sent, addMs(late, -60_000))).toBeCloseTo(60.1);
  });

  it("is late, then lost, each once however often it is told", async () => {
    const sent = await keepSent();
    await look(sent, addMs(late, -1));
    expect(await stateOf(sent)).toEqual(["under-way"]);
    await Promise.all([1, 2, 3].map(() => look(sent, late)));
    expect(await stateOf(sent)).toEqual(["late"]);
    expect(await listed(sent)).toMatchObject([{ state: "late" }]);
    expect(await sentAfter(sent, addMs(lost, -60_000))).toBeCloseTo(60.1);
    await look(sent, lost);
    await look(sent, lost);
    expect(await stateOf(sent)).toEqual(["lost"]);
    expect(await sentAfter(sent, addMs(lost, 60_000))).toBeUndefined();
    const types = (await loadHistory(store, sent.head.kase.origin.id))?.events.map(({ type }) => type);
    expect(types?.filter((type) => type.startsWith("Parcel"))).toEqual([
      "ParcelSent",
      "ParcelLate",
      "ParcelLost",
    ]);
  });

  it("that arrived leaves list and timers, and a late message of its timer changes nothing", async () => {
    const sent = await keepSent();
    await receive(sent, addMs(monday, 86_400_000));
    await look(sent, late);
    expect(await stateOf(sent)).toEqual(["received"]);
    expect(await listed(sent)).toEqual([]);
    expect(await sentAfter(sent, late)).toBeUndefined();
  });

  it("that was lost can still be received", async () => {
    const sent = await keepSent();
    await look(sent, late);
    await look(sent, lost);
    await receive(sent, addMs(lost, 1));
    expect(await stateOf(sent)).toEqual(["received"]);
    expect(await listed(sent)).toEqual([]);
  });
});
