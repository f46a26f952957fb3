import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { caseActionOperations, type PartnerEvent, windowOperations } from "@tongban/contract";
import { addWorkingDays, instantFromEpochMs, type LocalDate, localDateOf } from "@tongban/domain";
import { createPartnerClient, expectValue, type PartnerCase, readKeyFile } from "@tongban/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chinaCalendar } from "../builders/calendar.ts";
import { anApplication } from "./applications.ts";
import { type BrokerProcess, startBrokerProcess } from "./broker-process.ts";
import { XIAN, YINCHUAN } from "./directory.ts";
import { mintToken, staffClient } from "./staff-client.ts";
import { until } from "./until.ts";

const programOf = (name: string): string =>
  fileURLToPath(new URL(`../../packages/local/src/${name}.ts`, import.meta.url));

const argumentsOf = (program: string, words: readonly string[]): string[] => [
  "--disable-warning=ExperimentalWarning",
  programOf(program),
  ...words,
];

/** A broker of its own: a region's days off would move the due dates of other journeys. */
let broker: BrokerProcess;
const dataDir = mkdtempSync(join(tmpdir(), "tongban-calendars-"));
beforeAll(async () => {
  broker = await startBrokerProcess(dataDir);
});
afterAll(async () => {
  await broker.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const environment = () => ({ ...process.env, TONGBAN_DATA: dataDir, TABLE_NAME: "" });

type Ended = { readonly code: number; readonly said: string };

/** Runs a command as a person does, with words after its name. */
const run = (program: string, ...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, argumentsOf(program, words), { env: environment() }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

const loadCalendar = (...words: readonly string[]): Promise<Ended> => run("load-calendar", ...words);

/** Runs a command until it says something, and then kills it. */
const runUntil = async (wanted: string, program: string, ...words: readonly string[]): Promise<string> => {
  const child = spawn(process.execPath, argumentsOf(program, words), { env: environment() });
  const ended = once(child, "exit");
  let said = "";
  for await (const text of child.stdout.setEncoding("utf8")) {
    said += text;
    if (said.includes(wanted)) break;
  }
  child.kill("SIGKILL");
  await ended;
  return said;
};

const fileOf = (name: string, notice: unknown): string => {
  const path = join(dataDir, name);
  writeFileSync(path, JSON.stringify(notice));
  return path;
};

const nanjing = () =>
  createPartnerClient({
    baseUrl: broker.url,
    key: readKeyFile(join(dataDir, "keys/nanjing-gov.json")),
    language: "en",
  });

const clerkOf = (staffId: string) => staffClient(broker.url, () => mintToken(broker.url, staffId));

const submitTo = async (handling: string): Promise<PartnerCase> =>
  expectValue(await nanjing().submitCase(anApplication({ handling })));

/** So many working days after a date, by the national calendar. */
const nationally = (from: LocalDate, days: number): LocalDate => {
  const found = addWorkingDays(chinaCalendar, from, days);
  if (!found.ok) throw new Error(`the calendar ends before ${found.year}`);
  return found.date;
};

/** What the partner's feed says of a case whose due dates moved, once it says it. */
const dueMovedEvent = async (caseId: string): Promise<PartnerEvent> => {
  for await (const { events } of nanjing().events({ wait: 5 })) {
    const told = events.find(({ type, subject }) => type.includes("due-moved") && subject === caseId);
    if (told) return told;
  }
  throw new Error("the feed ended");
};

const dueDate = ({ due }: Pick<PartnerCase, "due">): LocalDate => localDateOf(due.at);

test("a region's notice is refused with every problem named, tried, loaded from outside, and moves that region's due dates alone", async () => {
  // Two made-up days off of Yinchuan within the next working days, in whichever years they are.
  const today = localDateOf(instantFromEpochMs(Date.now()));
  const days = [nationally(today, 2), nationally(today, 3)];
  const years = chinaCalendar.years.map(({ year }) => ({
    year,
    status: "published",
    off: days.filter((day) => day.startsWith(`${year}-`)),
    work: [],
  }));
  const notice = fileOf("yinchuan.json", { title: "a made-up notice of Yinchuan", years });
  const wrong = fileOf("wrong.json", {
    title: "a wrong notice",
    years: [
      { year: 2026, status: "published", off: ["2026-02-29"], work: ["2026-03-03"] },
      { year: 2031, status: "published", off: [], work: [] },
    ],
  });

  const refused = await loadCalendar(wrong, "--region", YINCHUAN);
  expect(refused.code).toBe(1);
  for (const problem of [
    '2026: "2026-02-29" is no date',
    "2026: the make-up day 2026-03-03 is a Tuesday",
    "2031: the year before it is missing",
    "2031: the national calendar has no such year",
  ])
    expect(refused.said).toContain(problem);

  const tried = await loadCalendar(notice, "--region", YINCHUAN, "--dry-run");
  expect(tried).toMatchObject({ code: 0, said: expect.stringContaining("Nothing was loaded") });
  for (const day of days) expect(tried.said).toContain(day);
  expect((await loadCalendar("--history", "--region", YINCHUAN)).said).toBe("Nothing was loaded.\n");

  const loaded = await loadCalendar(notice, "--region", YINCHUAN, "--by", "he-yun", "--only-load");
  expect(loaded).toMatchObject({ code: 0, said: expect.stringContaining("Loaded as version") });
  expect((await loadCalendar(notice, "--region", YINCHUAN)).said).toContain("Nothing to load");
  expect((await loadCalendar("--history", "--region", YINCHUAN)).said).toContain(
    "by he-yun: a made-up notice",
  );

  // No function was asked before, so none remembers what was there; one that was would for a minute.
  const [there, elsewhere] = [await submitTo(YINCHUAN), await submitTo(XIAN)];
  expect(dueDate(there)).toBe(nationally(localDateOf(there.submittedAt), 7));
  expect(dueDate(elsewhere)).toBe(nationally(localDateOf(elsewhere.submittedAt), 5));

  const yinchuan = clerkOf("yinchuan-clerk-0");
  const told = await yinchuan.call(windowOperations.listCalendars, {});
  expect(told).toMatchObject({
    ok: true,
    value: {
      national: { years: chinaCalendar.years },
      local: [{ region: YINCHUAN, years: years.map(({ off }) => ({ off })) }],
    },
  });
  const ifNoneMatch = told.ok ? told.etag : undefined;
  expect(await yinchuan.call(windowOperations.listCalendars, { ifNoneMatch })).toMatchObject({
    ok: true,
    status: 304,
  });

  await until(async () => {
    const { status } = expectValue(await nanjing().getCase(there.caseId));
    return status === "routed" ? status : undefined;
  });
  const at = { params: { caseId: there.caseId } };
  const { version } = expectValue(await yinchuan.call(caseActionOperations.claim, at));
  const accepted = expectValue(await yinchuan.call(caseActionOperations.accept, { ...at, ifMatch: version }));
  const acceptedOn = accepted.timeline.slice(-1).map((event) => localDateOf(event.at));
  expect([dueDate(accepted)]).toEqual(acceptedOn.map((date) => nationally(date, 12)));
});

test("a corrected calendar moves the due date of the case that it concerns, tells everyone what it was, and a run that was killed is begun again", async () => {
  const [accepted, waiting] = [await submitTo(XIAN), await submitTo(XIAN)];
  await until(async () => {
    const cases = await Promise.all([accepted, waiting].map(({ caseId }) => nanjing().getCase(caseId)));
    return cases.every((one) => expectValue(one).status === "routed") || undefined;
  });
  const clerk = clerkOf("xian-clerk-0");
  const at = { params: { caseId: accepted.caseId } };
  const { version } = expectValue(await clerk.call(caseActionOperations.claim, at));
  const before = expectValue(await clerk.call(caseActionOperations.accept, { ...at, ifMatch: version }));
  const due = dueDate(before);
  // A made-up day off after the notice that the other case waits for, and before the decision on this one.
  const today = localDateOf(instantFromEpochMs(Date.now()));
  const day = nationally(today, 7);
  const years = chinaCalendar.years.map(({ year }) => ({
    year,
    status: "published",
    off: day.startsWith(`${year}-`) ? [day] : [],
    work: [],
  }));
  const notice = fileOf("xian.json", { title: "a made-up notice of Xi'an", years });

  const tried = await loadCalendar(notice, "--region", XIAN, "--dry-run");
  expect(tried.said).toMatch(/610100 \S+: 1 of \d+ open cases would move; they are due from/);
  expect(tried.said).toContain(`${accepted.caseId}  handling, promised: ${due}`);
  expect(dueDate(expectValue(await nanjing().getCase(accepted.caseId)))).toBe(due);

  const said = await runUntil("looked at again", "load-calendar", notice, "--region", XIAN);
  expect(said).toContain("1 case moved.");
  const moved = {
    clock: "handling",
    limit: "promised",
    was: before.due.at,
    provisional: expect.any(Boolean),
  };
  const partnersView = expectValue(await nanjing().getCase(accepted.caseId));
  expect(dueDate(partnersView)).toBe(nationally(due, 1));
  expect(partnersView.timeline.at(-1)).toMatchObject({
    type: "DueDatesRecomputed",
    actor: "broker",
    dueMoves: [{ ...moved, due: partnersView.due.at }, { limit: "statutory" }],
  });
  expect(expectValue(await nanjing().getCase(waiting.caseId)).timeline.map(({ type }) => type)).toEqual([
    "CaseSubmitted",
    "CaseRouted",
  ]);
  const told = await dueMovedEvent(accepted.caseId);
  expect(told.data.dueMoves[0]).toMatchObject({ ...moved, due: partnersView.due.at });

  expect(await run("recompute-calendar", "--dry-run")).toMatchObject({
    code: 0,
    said: expect.stringMatching(/none of \d+ open cases would move/),
  });
  expect(await runUntil("looked at again", "recompute-calendar")).toContain("0 cases moved.");
  expect(expectValue(await nanjing().getCase(accepted.caseId)).version).toBe(partnersView.version);
  expect(await run("recompute-calendar", "--sooner")).toMatchObject({
    code: 2,
    said: expect.stringContaining("--sooner"),
  });
});

test("a reader that closes the pipe early is no failure", async () => {
  const child = spawn(process.execPath, argumentsOf("load-calendar", ["--history"]), { env: environment() });
  child.stdout.destroy();
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const [code] = await once(child, "exit");
  expect([code, complaint]).toEqual([0, ""]);
});

test("words that the command does not know, a region that is none and a file that is not there are refused in a sentence", async () => {
  const said = async (...words: readonly string[]) => {
    const { code, said } = await loadCalendar(...words);
    expect(code).toBe(2);
    return said;
  };
  expect(await said()).toContain("Name one file of a notice");
  expect(await said("/nowhere.json")).toContain("/nowhere.json cannot be read");
  expect(await said("/nowhere.json", "--region", "Yinchuan")).toContain("Yinchuan is no region code");
  expect(await said("/nowhere.json", "--sooner")).toContain("--sooner");
  expect(await said(fileOf("empty.json", { title: "n", years: [] }), "--force", " ")).toContain(
    "needs its reason",
  );
});
