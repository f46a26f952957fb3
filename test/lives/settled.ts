import { canonicalJson, instantFromEpochMs, parsePeriod, type Sums } from "@tongban/domain";
import {
  foldJournals,
  loadHistory,
  loadSeries,
  loadStatusCounts,
  readFeed,
  recount,
  verifyCases,
} from "@tongban/store";
import { expect } from "vitest";
import { deadlineCertificateOf } from "../../functions/views/deadline-certificate.ts";
import { evidencePackOf } from "../../functions/views/evidence-pack.ts";
import { isPartnerVisible } from "../../functions/views/partner-event.ts";
import { verifyText } from "../../packages/sdk/src/verify/verify-text.ts";
import { on } from "../builders/ids.ts";
import { aBroker } from "../engines/a-broker.ts";
import { partner } from "./applications.ts";
import type { BrokerOfLives, LivingCase } from "./broker-of-lives.ts";
import { recompute } from "./calendar-changes.ts";
import { goOn, workOff } from "./going-on.ts";
import { dateAt, daysAfter, momentOf } from "./naive-days.ts";

const HOUR = 3_600_000;

/** Lets everything come to rest on a working day, in office hours, by the calendar as it is now. */
export const settle = async (broker: BrokerOfLives): Promise<void> => {
  broker.forgetCalendars();
  await recompute(broker);
  // What was sent and never came is sent again a quarter of an hour later.
  broker.now += HOUR / 2;
  await goOn(broker, broker.now + 30 * HOUR);
  const calendar = await broker.wallCalendar();
  let date = daysAfter(dateAt(broker.now), 1);
  while (!calendar.isWorked(date)) date = daysAfter(date, 1);
  await goOn(broker, momentOf(date, "10:00"));
  await recompute(broker);
  await workOff(broker);
  await foldAll(broker);
};

const foldAll = async (broker: BrokerOfLives): Promise<void> => {
  // A fold that broke off is finished a minute later, and entries wait five minutes for others.
  broker.now += 600_000;
  for (let folds = 0; folds < 50; folds++) {
    const { kind } = await foldJournals(broker.store, instantFromEpochMs(broker.now));
    if (kind === "nothing") return;
    expect(kind).toBe("folded");
  }
  throw new Error("folding does not end");
};

/** Everything that must hold once all is at rest. */
export const expectSettled = async (broker: BrokerOfLives): Promise<void> => {
  await expectKept(broker);
  await expectCounted(broker);
  await expectTold(broker);
  for (const living of broker.cases.values()) await expectProven(broker, living);
};

/** What is kept is what was seen happening; chains hold, and heads are what their events make of them. */
const expectKept = async (broker: BrokerOfLives): Promise<void> => {
  expect(await verifyCases(broker.store)).toEqual({ cases: broker.cases.size, faults: [] });
  for (const [id, { kase, events }] of broker.cases) {
    const history = await loadHistory(broker.store, id);
    expect(history?.head.kase).toEqual(kase);
    expect(history?.events.map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
  }
};

const allDays = { from: on("0001-01-01"), to: on("9999-01-01") };

/** Counters are what a recount says, to the unit, and what the oracle counted by itself. */
const expectCounted = async (broker: BrokerOfLives): Promise<void> => {
  expect((await recount(broker.store, allDays)).miscounts).toEqual([]);
  const overall = { kind: "overall" } as const;
  const living = [...broker.cases.values()];
  const statuses: Record<string, number> = {};
  for (const { kase } of living) statuses[kase.status] = (statuses[kase.status] ?? 0) + 1;
  const counted = Object.entries(await loadStatusCounts(broker.store, overall));
  expect(Object.fromEntries(counted.filter(([, count]) => count !== 0))).toEqual(statuses);
  const sums: Record<string, number> = {};
  for (const name of ["2026", "2027"]) {
    const period = parsePeriod(name);
    if (!period) throw new Error(name);
    const { flow } = await loadSeries(broker.store, overall, period, "month");
    for (const [metric, sum] of Object.entries(flow)) sums[metric] = (sums[metric] ?? 0) + (sum ?? 0);
  }
  expect(sums).toMatchObject(naiveSums(living));
};

/** Some sums that follow from what the oracle reckoned: clocks kept and late, minutes of pauses, what is overdue. */
const naiveSums = (living: readonly LivingCase[]): Sums => {
  const sums: Record<string, number> = { received: living.length };
  const add = (metric: string, sum: number) => {
    if (sum !== 0) sums[metric] = (sums[metric] ?? 0) + sum;
  };
  for (const { naive } of living)
    for (const run of naive.runs) {
      const last = run.stretches.at(-1);
      if (!last) continue;
      const ranUntil = last.kind === "paused" ? last.from : last.to;
      if (run.ended) add(`${(ranUntil ?? 0) > run.due.at ? "late" : "kept"}:${run.name}`, 1);
      if (run.name !== "handling") continue;
      for (const stretch of run.stretches)
        if (stretch.kind === "paused" && stretch.to !== undefined)
          add(`paused:${stretch.ground}`, Math.max(0, Math.round((stretch.to - stretch.from) / 60_000)));
      if (!run.ended && !run.pending.has("red") && isLate(run)) add("overdue", 1);
    }
  return sums;
};

const isLate = ({ stretches, due, pending }: LivingCase["naive"]["runs"][number]): boolean => {
  const last = stretches.at(-1);
  return last?.kind === "paused" ? last.from > due.at : !pending.has("red");
};

/** The partner's feed has all that is news to it, and of each case in its order. */
const expectTold = async (broker: BrokerOfLives): Promise<void> => {
  const pages = await readFeed(broker.store, partner, 0, 1_000);
  const told = pages.flatMap(({ entries }) => entries);
  for (const [id, { events }] of broker.cases)
    expect([...new Set(told.filter(({ caseId }) => caseId === id).map(({ n }) => n))]).toEqual(
      events.filter(isPartnerVisible).map(({ n }) => n),
    );
};

/** A certificate states the due instants that the engine has, and that and both evidence packs hold for a verifier. */
const expectProven = async (broker: BrokerOfLives, living: LivingCase): Promise<void> => {
  const history = await loadHistory(broker.store, living.naive.origin.id);
  if (!history) throw new Error("no case");
  const now = instantFromEpochMs(broker.now);
  const { killed: _, ...made } = await broker.run(async ({ store, calendarOf }) => {
    const resources = { ...aBroker(store), calendarOf };
    return [
      await deadlineCertificateOf(resources, history, now),
      await evidencePackOf(resources, history, "handling-region", now),
      await evidencePackOf(resources, history, "elsewhere", now),
    ];
  });
  const documents = "value" in made ? made.value : [];
  expect(documents[0]).toMatchObject({ kind: "deadline-certificate", clocks: naiveInstants(living) });
  const text = documents.map((document) => `${canonicalJson(document)}\n`).join("");
  for (const { kind, findings } of verifyText(text))
    expect({ kind, findings }).toEqual({ kind, findings: [] });
};

/** The due instants of every clock that ever ran on a case, by the oracle. */
const naiveInstants = ({ naive }: LivingCase) =>
  naive.runs.map(({ name, due, dueByLaw }) => ({
    clock: name,
    promised: { at: instantFromEpochMs(due.at) },
    statutory: dueByLaw ? { at: instantFromEpochMs(dueByLaw.at) } : null,
  }));
