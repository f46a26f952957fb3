import { application, staffCaseFile } from "@tongban/contract";
import { addMs, type DutyWeek, type StaffId, submit, weekdays } from "@tongban/domain";
import {
  caseIdOf,
  decideOnRecords,
  eventOfCommand,
  loadHead,
  loadHistory,
  records,
  type StoreContext,
  saveCases,
} from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aCoverage, aListEntry, aStaffedWindow } from "../../test/builders/agreement.ts";
import { chinaCalendar } from "../../test/builders/calendar.ts";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aPartnerId, aRegion, aStaffId, aWindowId } from "../../test/builders/ids.ts";
import { aLead, anotherClerk, aReviewer, aStaff } from "../../test/builders/staff.ts";
import { aSubmission, noForms } from "../../test/builders/submission.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine, type Engine } from "../../test/engines/an-engine.ts";
import { carryOn, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { claimNext } from "./claim-next.ts";

let engine: Engine;

beforeAll(async () => {
  engine = await anEngine();
});

/** A store with some waiting cases, the first one due first. */
const aBoard = async (waiting: number, review = false): Promise<StoreContext> => {
  const store = await engine.aStore();
  await publish(store, { ...nothing, staff: [aStaff(), anotherClerk()] });
  for (let i = 0; i < waiting; i++) await aWaitingCase(store, i, review);
  return store;
};

const aWaitingCase = async (store: StoreContext, i: number, review: boolean): Promise<void> => {
  const partner = aPartnerId("nanjing-gov");
  const body = application.parse({
    externalRef: `NJ-${i}`,
    source: "320100",
    handling: "610100",
    matter: "food-business-permit",
    mode: "agent-intake",
    applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X" },
    form: {},
    materials: [],
  });
  const { delivery: _wish, ...rest } = body;
  const id = caseIdOf(partner, body.externalRef);
  const now = addMs(monday, i * 86_400_000);
  const list = { version: 5, entry: aListEntry({ review }) };
  const book = { coverages: [aCoverage({ list })], staffedWindow: aStaffedWindow() };
  const moment = { now, calendar: chinaCalendar };
  const verdict = submit(
    aSubmission({ ...rest, materials: [], id, partner, applicant: "张*" }),
    book,
    noForms,
    moment,
  );
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  const first = { application: JSON.stringify(body), submissionDigest: "d", subject: "s", fullName: "n" };
  const command = { id: "submit", digest: "d" };
  const saved = await saveCases(store, [{ before: undefined, events: verdict.events, first }], { command });
  const [taken] = saved.kind === "saved" ? saved.cases : [];
  if (taken) await carryOn(store, taken.head, ["route"], { now });
};

const idOf = (i: number) => caseIdOf(aPartnerId("nanjing-gov"), `NJ-${i}`);

const claim = async (store: StoreContext, key: string, caller = aStaff(), window?: string) => {
  const body = window === undefined ? {} : { window: aWindowId(window) };
  const command = { id: key, digest: "claim-next" };
  const call = aCall(caller, monday, { body, command });
  const answer = await claimNext(aBroker(store))(call);
  return answer.kind === "answered" ? staffCaseFile.parse(answer.value).caseId : codeOf(answer);
};

describe("the next case", () => {
  it("is the one that is due first, for each clerk another one, until none is left", async () => {
    const store = await aBoard(2);
    expect(await claim(store, "key-1")).toBe(idOf(0));
    expect(await claim(store, "key-2", anotherClerk())).toBe(idOf(1));
    expect(await claim(store, "key-3")).toBe("nothing-to-claim");
    expect((await loadHead(store, idOf(1)))?.kase).toMatchObject({ status: "claimed", holder: "zhang-wei" });
  });

  it("is the same one for a call that is repeated, and no second one is taken", async () => {
    const store = await aBoard(2);
    const first = await claim(store, "key-1");
    expect(await claim(store, "key-1")).toBe(first);
    const head = await loadHead(store, idOf(0));
    if (head) await carryOn(store, head, ["reveal"]);
    expect(await claim(store, "key-1")).toBe(first);
    expect((await loadHead(store, idOf(1)))?.kase.status).toBe("routed");
  });

  it("is taken once where the same call comes several times at once", async () => {
    const store = await aBoard(3);
    const taken = await Promise.all([1, 2, 3].map(() => claim(store, "key-1")));
    expect(new Set(taken).size).toBe(1);
    const statuses = await Promise.all(
      [0, 1, 2].map(async (i) => (await loadHead(store, idOf(i)))?.kase.status),
    );
    expect(statuses.filter((status) => status === "claimed")).toHaveLength(1);
  });

  it("is another one for each of many clerks at once", async () => {
    const store = await aBoard(6);
    const clerks = Array.from({ length: 8 }, (_, i) =>
      aStaff({ id: aStaffId(`clerk-${i}`), name: `员${i}` }),
    );
    const taken = await Promise.all(clerks.map((clerk, i) => claim(store, `key-${i}`, clerk)));
    expect(taken.filter((answer) => answer === "nothing-to-claim")).toHaveLength(2);
    expect(new Set(taken).size).toBe(7);
    const history = await loadHistory(store, idOf(0));
    const winner = taken.indexOf(idOf(0));
    expect(history && eventOfCommand(history, `key-${winner}`)?.actor).toMatchObject({
      id: `clerk-${winner}`,
    });
  });

  it("at a window that is not the caller's does not exist for them", async () => {
    expect(await claim(await aBoard(0), "key-1", aStaff(), "nanjing-320100-1")).toBe("not-found");
  });
});

/** A roster that has some on duty on every working day, and Li Mei and Zhang Wei as a pair. */
const aRosterWith = async (store: StoreContext, ...onDuty: readonly StaffId[]): Promise<void> => {
  const week = Object.fromEntries(weekdays.map((day) => [day, onDuty])) as DutyWeek;
  const roster = {
    window: aWindowId("xian-610100-1"),
    region: aRegion("610100"),
    week,
    exceptions: [],
    pairs: [{ a: aStaff().id, b: anotherClerk().id }],
    told: [],
  };
  const by = { kind: "operator", name: "test" } as const;
  const stamp = { by, why: "test", at: monday, command: { id: "roster", digest: "d" } };
  const changes = [{ ...records(store.tableName).roster(roster), seen: 0 }];
  await decideOnRecords(store, async () => ({ kind: "plan", changes }), stamp);
};

describe("with a roster, the next case", () => {
  it("is none for who is not on duty, unless they took it before; the lead is not refused", async () => {
    const store = await aBoard(2);
    const taken = await claim(store, "key-1");
    await aRosterWith(store, anotherClerk().id);
    expect(await claim(store, "key-2")).toBe("not-on-duty");
    expect(await claim(store, "key-1")).toBe(taken);
    expect(await claim(store, "key-3", aLead())).toBe(idOf(1));
  });

  it("is first what the other one of the pair holds and can be carried on while they are off duty", async () => {
    const store = await aBoard(5);
    for (let i = 0; i < 4; i++) expect(await claim(store, `key-${i}`)).toBe(idOf(i));
    for (const [i, steps] of [
      [1, ["accept"]],
      [2, ["ask-supplement"]],
      [3, ["accept", "suspend"]],
    ] as const) {
      const head = await loadHead(store, idOf(i));
      if (head) await carryOn(store, head, steps);
    }
    await aRosterWith(store, anotherClerk().id);
    // What is due first of both: the claim of the first, which is to be noticed; then what was accepted.
    expect(await claim(store, "by-pair-1", anotherClerk())).toBe(idOf(0));
    expect(await claim(store, "by-pair-2", anotherClerk())).toBe(idOf(1));
    expect(await claim(store, "by-pair-2", anotherClerk())).toBe(idOf(1));
    expect(await claim(store, "by-pair-3", anotherClerk())).toBe(idOf(4));
    const history = await loadHistory(store, idOf(1));
    expect(history?.events.at(-1)).toMatchObject({
      type: "CaseReassigned",
      from: "li-mei",
      to: "zhang-wei",
      why: "off-duty",
      actor: { id: "zhang-wei" },
    });
  });

  it("is nothing of the other one of the pair while both are on duty", async () => {
    const store = await aBoard(1);
    await claim(store, "key-1");
    await aRosterWith(store, aStaff().id, anotherClerk().id);
    expect(await claim(store, "key-2", anotherClerk())).toBe("nothing-to-claim");
  });

  it("goes to one of several calls of the pair's other one at once", async () => {
    const store = await aBoard(1);
    await claim(store, "key-1");
    await aRosterWith(store, anotherClerk().id);
    const answers = await Promise.all(["a", "b", "c"].map((key) => claim(store, key, anotherClerk())));
    expect(answers.filter((answer) => answer === idOf(0))).toHaveLength(1);
    expect(answers.filter((answer) => answer === "nothing-to-claim")).toHaveLength(2);
  });
});

describe("a proposed decision that waits for review", () => {
  it("is served to a reviewer in the order of due, and taken by nobody", async () => {
    const store = await aBoard(2, true);
    expect(await claim(store, "key-1")).toBe(idOf(0));
    const head = await loadHead(store, idOf(0));
    if (head) await carryOn(store, head, ["accept", "ask-review"]);
    // The second one has to be claimed today, the decision of the first one is due later.
    expect(await claim(store, "key-2", aReviewer())).toBe(idOf(1));
    expect(await claim(store, "key-3", aReviewer())).toBe(idOf(0));
    expect(await claim(store, "key-4", aReviewer())).toBe(idOf(0));
    expect((await loadHead(store, idOf(0)))?.kase).toMatchObject({ holder: "li-mei", status: "accepted" });
    expect(await claim(store, "key-5", anotherClerk())).toBe("nothing-to-claim");
    expect(await claim(store, "key-6")).toBe("nothing-to-claim");
  });
});
