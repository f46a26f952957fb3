import { tmpdir } from "node:os";
import { registryOperations, rosterOperations } from "@tongban/contract";
import { addDays, instantFromEpochMs, localDateOf } from "@tongban/domain";
import { type CallResult, expectValue } from "@tongban/sdk";
import { afterAll, expect, test } from "vitest";
import { runInProcess } from "../../packages/sdk/test/run-command.ts";
import { aStaffId } from "../builders/ids.ts";
import { nobodyOnDuty } from "../builders/staff.ts";
import { codeOf } from "./answer-code.ts";
import { broker, staff } from "./broker.ts";
import { NANJING, XIAN } from "./directory.ts";
import { accepted, routed, worker } from "./steps.ts";
import { until } from "./until.ts";

const windowId = `window-${XIAN}`;
const params = { windowId };
const [here, partner, third] = ["xian-clerk-1", "xian-clerk-2", "xian-clerk-3"].map(aStaffId) as [
  ReturnType<typeof aStaffId>,
  ReturnType<typeof aStaffId>,
  ReturnType<typeof aStaffId>,
];

const today = localDateOf(instantFromEpochMs(Date.now()));
/** The test may run over midnight. */
const days = [today, addDays(today, 1)];

const rosterAt = (who: string) => staff(who).call(rosterOperations.getRoster, { params });
const versionNow = async (): Promise<number> => expectValue(await rosterAt("xian-lead")).record.version;

/** Gives a command on the roster again where the broker noted in between whom it told. */
const unlessTold = async <T>(command: () => Promise<CallResult<T>>): Promise<CallResult<T>> =>
  until(async () => {
    const answer = await command();
    return codeOf(answer) === "version-stale" ? undefined : answer;
  });

/** Somebody says that only some are on duty, today and tomorrow, and who is in pairs. */
const say = (
  who: string,
  onDuty: readonly (typeof here)[],
  pairs: readonly { readonly a: typeof here; readonly b: typeof here }[] = [],
) => unlessTold(() => sayAt(who, onDuty, pairs));

const sayAt = async (
  who: string,
  onDuty: readonly (typeof here)[],
  pairs: readonly { readonly a: typeof here; readonly b: typeof here }[] = [],
  ifMatch?: number,
) =>
  staff(who).call(rosterOperations.setRoster, {
    params,
    ifMatch: ifMatch ?? (await versionNow()),
    body: {
      week: nobodyOnDuty,
      exceptions: days.map((date) => ({ date, away: [], instead: [...onDuty] })),
      pairs: [...pairs],
      why: "本周轮岗",
    },
  });

const takeAway = () =>
  unlessTold(async () =>
    staff("xian-lead").call(rosterOperations.removeRoster, {
      params,
      ifMatch: await versionNow(),
      body: { why: "恢复全员在岗" },
    }),
  );

afterAll(takeAway);

test("a window's roster is said by its lead and its region's coordinators, on the record, and read by its team", async () => {
  const before = expectValue(await rosterAt("xian-clerk-0"));
  expect(before.record).toMatchObject({ kind: "roster", id: windowId, says: null });
  const first = before.record.version;
  expect(before.days).toHaveLength(14);
  expect(before.days.find(({ working }) => working)?.onDuty).toHaveLength(before.team.length);

  expect(codeOf(await say("xian-clerk-0", [here]))).toBe("forbidden");
  expect(codeOf(await say("nanjing-coordinator", [here]))).toBe("not-found");
  expect(codeOf(await rosterAt("nanjing-clerk"))).toBe("not-found");
  expect(codeOf(await say("xian-lead", [here, aStaffId("nanjing-clerk")]))).toBe("not-on-team");
  expect(codeOf(await say("xian-lead", [here], [{ a: here, b: here }]))).toBe("pair-of-one");
  const twice = [
    { a: here, b: partner },
    { a: third, b: here },
  ];
  expect(codeOf(await say("xian-lead", [here], twice))).toBe("paired-twice");

  const said = expectValue(await say("xian-lead", [here], [{ a: here, b: partner }]));
  expect(said.record).toMatchObject({ version: first + 1, says: { region: XIAN, window: windowId } });
  // Nobody is on duty on any working day after tomorrow.
  expect(said.unstaffed.length).toBeGreaterThan(30);
  expect(said.unstaffed).not.toContain(today);
  expect(codeOf(await sayAt("xian-coordinator", [here, third], [], first))).toBe("version-stale");
  expect(expectValue(await rosterAt("xian-clerk-0")).days[0]).toMatchObject({ date: today, onDuty: [here] });

  const record = { params: { kind: "roster" as const, recordId: windowId } };
  const history = await staff("xian-coordinator").call(registryOperations.listRecordChanges, record);
  expect(expectValue(history).changes.find(({ why }) => why === "本周轮岗")).toMatchObject({ before: null });
  const theirs = await staff("nanjing-coordinator").call(registryOperations.listRecordChanges, record);
  expect(codeOf(theirs)).toBe("not-found");
});

test("who is not on duty is refused the next case, and not a case by its id; the lead is refused neither", async () => {
  expectValue(await say("xian-lead", [here]));
  const { caseId } = await routed();
  const refused = await worker(third).claimNext();
  expect(refused).toMatchObject({ problem: { code: "not-on-duty", window: windowId, today, next: null } });
  const claimed = expectValue(await worker(third).claim(caseId));
  expectValue(await worker(third).release(caseId, claimed.version));
  const next = expectValue(await worker(here).claimNext());
  expectValue(await worker(here).release(next.caseId, next.version));
  const led = expectValue(await worker("xian-lead").claimNext());
  expectValue(await worker("xian-lead").release(led.caseId, led.version));
});

test("the work of one of a pair who is off duty goes over to the other one, on the record", async () => {
  expectValue(await takeAway());
  const begun = await accepted(third);
  expectValue(await say("xian-lead", [here], [{ a: here, b: third }]));
  const next = await until(async () => {
    const { caseId, version } = expectValue(await worker(here).claimNext());
    if (caseId === begun.caseId) return { caseId, version };
    // The list of what the other one holds may be some moments old.
    expectValue(await worker(here).release(caseId, version));
    return undefined;
  });
  const seen = expectValue(await worker("xian-lead").look(next.caseId));
  expect(seen).toMatchObject({ status: "accepted", holder: here });
  expect(seen.timeline.at(-1)).toMatchObject({ type: "CaseReassigned", actor: "张伟", note: "张伟" });
  expect(codeOf(await worker(third).grant(next.caseId, begun.version))).toBe("version-stale");
  expect(codeOf(await worker(here).grant(next.caseId, next.version))).toBe("done");
});

test("somebody who leaves the window goes out of its roster and their pair at once", async () => {
  const staffId = "xian-rostered";
  const grants = { name: "高远", role: "clerk" as const, regions: [XIAN], windows: [windowId] };
  const ours = staff("xian-coordinator");
  const join = { params: { staffId }, body: { ...grants, why: "新入职" } };
  expectValue(await ours.call(registryOperations.registerStaff, join));
  const pair = [{ a: aStaffId(staffId), b: partner }];
  expectValue(await say("xian-coordinator", [here, aStaffId(staffId)], pair));
  const begun = await accepted(staffId);
  await until(async () => {
    const { cases } = expectValue(await worker(staffId).board("mine"));
    return cases.some(({ caseId }) => caseId === begun.caseId) ? true : undefined;
  });
  const leave = { params: { staffId }, ifMatch: 1, body: { why: "调离" } };
  const gone = expectValue(await ours.call(registryOperations.removeStaff, leave));
  expect(gone.claims).toEqual([{ caseId: begun.caseId, released: false, handedTo: partner, problem: null }]);
  const handed = expectValue(await worker("xian-lead").look(begun.caseId));
  expect(handed).toMatchObject({ holder: partner, status: "accepted" });
  expect(handed.timeline.at(-1)).toMatchObject({ type: "CaseReassigned", actor: "何云" });
  const { record } = expectValue(await rosterAt("xian-lead"));
  expect(record.says?.pairs).toEqual([]);
  expect(record.says?.exceptions[0]).toMatchObject({ instead: [here] });
});

test("working days with nobody on duty are told to the coordinator three working days before, once each", async () => {
  expectValue(await say("xian-lead", [here]));
  const staffing = async () => {
    const query = { region: XIAN };
    const { windows } = expectValue(
      await staff("xian-coordinator").call(rosterOperations.listStaffing, { query }),
    );
    return windows.find(({ window }) => window === windowId);
  };
  const told = await until(async () => {
    const found = await staffing();
    return found?.unstaffed.some((day) => day.told) ? found : undefined;
  }, 120_000);
  const near = told.unstaffed.filter((day) => day.told);
  expect(near.length).toBeLessThanOrEqual(4);
  expect(told.unstaffed.slice(0, near.length)).toEqual(near);
  const query = { region: NANJING };
  expect(codeOf(await staff("xian-coordinator").call(rosterOperations.listStaffing, { query }))).toBe(
    "not-found",
  );
  const record = { params: { kind: "roster" as const, recordId: windowId } };
  const history = await staff("xian-coordinator").call(registryOperations.listRecordChanges, record);
  const noted = expectValue(history).changes.findLast(({ by }) => by === "broker");
  expect(noted?.after).toMatchObject({ told: near.map(({ date }) => date) });
});

test("a roster is said and shown at the command line", async () => {
  expectValue(await takeAway());
  const told = async (...args: readonly string[]): Promise<string> => {
    const settings = { TONGBAN_URL: broker.url };
    const ended = await runInProcess(["roster", ...args, "--language", "en"], tmpdir(), settings);
    expect(ended).toMatchObject({ code: 0, err: "" });
    return ended.out;
  };
  const asLead = ["--staff", "xian-lead", "--why", "本周轮岗"];
  const week = ["--monday", here, partner, "--friday", "none"];
  expect(await told("week", windowId, ...week, ...asLead)).toContain(
    "Nobody is on duty on these working days",
  );
  // The broker may note in between whom it told.
  await unlessTold(async () => sayAt("xian-lead", [here], [{ a: here, b: partner }], await versionNow()));
  const shown = await told("show", windowId, "--days", "1", "--staff", "xian-clerk-0");
  expect(shown).toContain("pairs: 张伟–陈静");
  expect(shown).toMatch(new RegExp(`${today} +(working day|day off) +张伟`));
  expect(await told("staffing", "--region", XIAN, "--staff", "xian-coordinator")).toMatch(
    new RegExp(`${windowId} +open +\\d+ +yes`),
  );
  expect(await told("history", windowId, "--staff", "xian-coordinator")).toContain("本周轮岗");
});

test("a roster that is taken away leaves everybody on duty", async () => {
  expectValue(await say("xian-lead", [here]));
  expect(expectValue(await takeAway())).toMatchObject({ record: { says: null }, unstaffed: [] });
  expect(codeOf(await takeAway())).toBe("no-roster");
  const next = await worker(third).claimNext();
  expect(["done", "nothing-to-claim"]).toContain(codeOf(next));
  if (next.ok) expectValue(await worker(third).release(next.value.caseId, next.value.version));
});
