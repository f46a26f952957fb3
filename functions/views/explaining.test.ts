import { addMs, type Calendar, type CaseId, canonicalJson, nationalCalendar } from "@tongban/domain";
import {
  calendarVersion,
  keepCalendar,
  loadCalendars,
  loadHistory,
  loadKeptCalendar,
  type StoreContext,
} from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyText } from "../../packages/sdk/src/verify/verify-text.ts";
import { chinaCalendar } from "../../test/builders/calendar.ts";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { at, on } from "../../test/builders/ids.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import type { Answer } from "../edge/answer.ts";
import { explaining } from "./explaining.ts";
import type { Supposed } from "./what-if.ts";

const DAY_MS = 86_400_000;
const load = {
  at: monday,
  by: "operator",
  title: "a notice",
  fileDigest: "0".repeat(64),
  years: chinaCalendar.years,
};

let store: StoreContext;
let caseId: CaseId;

/** A case that is due by the calendar of that time, and then a holiday in its time, which makes another version. */
beforeAll(async () => {
  store = await (await anEngine()).aStore();
  await keepNational(chinaCalendar.years);
  const head = await keepSubmitted(store);
  caseId = head.kase.origin.id;
  await carryOn(store, await carryOn(store, head, ["route", "claim", "accept"]), ["decide"], {
    now: addMs(monday, 2 * DAY_MS),
  });
});

const keepNational = async (years: Calendar["years"], when = monday): Promise<void> => {
  const before = await loadKeptCalendar(store, nationalCalendar);
  await keepCalendar(store, { name: nationalCalendar, years, before, load: { ...load, at: when, years } });
};

const handlers = () => {
  const calendarOf = async (): Promise<Calendar> => (await loadCalendars(store))?.national ?? chinaCalendar;
  return explaining(
    { ...aBroker(store), calendarOf },
    (caller: "allowed" | "stranger") => caller === "allowed",
  );
};

const valueIn = <T>(answer: Answer<T>): T => {
  if (answer.kind !== "answered") throw new Error(codeOf(answer));
  return answer.value;
};
const codeIn = (answer: Answer<unknown>): string =>
  answer.kind === "answered" ? "answered" : codeOf(answer);

const explain = async () =>
  valueIn(await handlers().explain(aCall("allowed", monday, { params: { caseId } })));
const certify = async () =>
  valueIn(await handlers().certify(aCall("allowed", monday, { params: { caseId } })));
const suppose = (query: Partial<Supposed>) =>
  handlers().suppose(
    aCall("allowed" as const, monday, {
      params: { caseId },
      query: { clock: "handling" as const, ...query },
    }),
  );

describe("explaining a case", () => {
  it("leads every clock to the due instants that its events say", async () => {
    const history = await loadHistory(store, caseId);
    const said = history?.events.flatMap(({ clocks }) =>
      clocks.flatMap((move) =>
        move.do === "start" ? [[move.clock, move.promised.at, move.statutory?.at ?? null]] : [],
      ),
    );
    const { clocks } = await explain();
    expect(
      clocks.map(({ clock, promised, statutory }) => [clock, promised.at, statutory?.at ?? null]),
    ).toEqual(said);
    expect(clocks.every(({ recorded }) => recorded)).toBe(true);
  });

  it("says when a clock would be due with another limit, another start, or a pause more", async () => {
    const { asIs, ifSo } = valueIn(await suppose({ limit: "5wd" }));
    expect([asIs.promised.at, ifSo.promised.at]).toEqual([
      "2026-03-16T09:30:00.000Z",
      "2026-03-09T09:30:00.000Z",
    ]);
    expect(ifSo.statutory).toEqual(asIs.statutory);
    const earlier = valueIn(await suppose({ start: at("2026-02-27T01:00:00.000Z") })).ifSo;
    expect(earlier.promised.at).toBe("2026-03-12T09:30:00.000Z");
    const pause = "2026-03-02T02:00:00.000Z/2026-03-04T02:00:00.000Z";
    expect(valueIn(await suppose({ pause })).ifSo.promised.at).toBe("2026-03-18T09:30:00.000Z");
  });

  it("refuses what cannot be supposed, a clock that did not run, and a case that is not the caller's", async () => {
    expect(codeIn(await suppose({ pause: "2026-02-02T02:00:00.000Z/2026-02-04T02:00:00.000Z" }))).toBe(
      "supposition-impossible",
    );
    expect(codeIn(await suppose({ limit: "366cd", start: at("2027-02-27T01:00:00.000Z") }))).not.toBe(
      "answered",
    );
    expect(codeIn(await suppose({ clock: "supplement" }))).toBe("clock-did-not-run");
    const call = aCall("stranger" as const, monday, { params: { caseId } });
    const guessing = { ...call, query: { clock: "handling" as const } };
    const { explain: ask, certify: prove, suppose: guess } = handlers();
    for (const answer of [await ask(call), await prove(call), await guess(guessing)])
      expect(codeIn(answer)).toBe("not-found");
  });

  it("certifies by the calendar that counted, also once a notice has changed the days since", async () => {
    const before = await certify();
    const [first, second, ...rest] = chinaCalendar.years;
    if (!second) throw new Error("no second year");
    const changed = { ...second, off: [...second.off, on("2026-03-05")].toSorted() };
    await keepNational([first, changed, ...rest], addMs(monday, DAY_MS));
    const after = await certify();
    const counted = ({ clocks }: typeof before) => clocks.map(({ calendar: _, ...clock }) => clock);
    expect(counted(after)).toEqual(counted(before));
    expect(after.calendars).toHaveLength(2);
    expect(after.calendars).toEqual(
      expect.arrayContaining([
        { version: calendarVersion(nationalCalendar, chinaCalendar.years), years: chinaCalendar.years },
      ]),
    );
    const [verified] = verifyText(`${canonicalJson(after)}\n`);
    expect(verified).toMatchObject({ kind: "deadline-certificate", findings: [] });
    expect((await explain()).clocks.every(({ recorded }) => recorded)).toBe(true);
  });
});
