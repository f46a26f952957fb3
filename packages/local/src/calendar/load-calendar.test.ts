import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nationalCalendar } from "@tongban/domain";
import {
  keepCalendar,
  listCalendarLoads,
  loadCalendars,
  loadKeptCalendar,
  type TableContext,
} from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aYearText } from "../../../../test/builders/calendar.ts";
import { aRegion, at } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { type CalendarFile, readCalendarFile } from "./calendar-file.ts";
import { type LoadOptions, loadCalendar } from "./load-calendar.ts";
import { seedCalendar } from "./seed-calendar.ts";
import { loadLine } from "./sentences.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const now = at("2026-11-26T02:00:00.000Z");
const yinchuan = aRegion("640100");

const aNotice = (...years: CalendarFile["years"]): CalendarFile => ({
  title: "a made-up notice",
  fileDigest: "f".repeat(64),
  years,
});
const aYear = (parts: Parameters<typeof aYearText>[0] = {}) => {
  const { off, work, ...year } = aYearText(parts);
  return { ...year, off: [...off], work: [...work] };
};

const load = async (store: TableContext, notice: CalendarFile, options: LoadOptions = {}) => {
  const said: string[] = [];
  const setting = { store, now, by: "he-yun", say: (line: string) => void said.push(line) };
  return { outcome: await loadCalendar(setting, notice, options), said };
};

const seeded = async () => {
  const store = await engine.aTable();
  expect(await seedCalendar(store)).toBe(true);
  return store;
};

/** What a notice of 2027 might say, made up. */
const next = aNotice(
  aYear({ year: 2027, off: ["2027-01-01/2027-01-03", "2027-02-05/2027-02-11"], work: ["2027-02-20"] }),
  aYear({ year: 2028, status: "provisional", off: ["2028-01-01"] }),
);

describe("the national calendar", () => {
  it("is seeded once and then left alone", async () => {
    const store = await seeded();
    await load(store, next);
    expect(await seedCalendar(store)).toBe(false);
    const loads = await listCalendarLoads(store, nationalCalendar);
    expect(loads.map(({ by }) => by)).toEqual(["seed", "he-yun"]);
  });

  it("takes next year's notice, says which days it turns, and is on the record", async () => {
    const store = await seeded();
    const { outcome, said } = await load(store, next);
    expect(outcome).toBe("loaded");
    expect(said.slice(0, -1)).toEqual([
      "China:",
      "  2028 is added, provisional: 260 working days",
      "  2027 was provisional and is published: 256 working days",
      "  days that become off: 2027-02-09 Tue, 2027-02-10 Wed, 2027-02-11 Thu",
      "  days that become worked: 2027-02-20 Sat, 2027-04-05 Mon, 2027-06-09 Wed, 2027-09-15 Wed, 2027-10-01 Fri",
    ]);
    const kept = await loadKeptCalendar(store, nationalCalendar);
    expect(kept?.years.map(({ year, status }) => `${year} ${status}`)).toEqual([
      "2025 published",
      "2026 published",
      "2027 published",
      "2028 provisional",
    ]);
    const record = (await listCalendarLoads(store, nationalCalendar)).at(-1);
    expect(record).toMatchObject({ n: 2, at: now, by: "he-yun", version: kept?.version });
    expect(record && loadLine(record)).toBe(
      `2. ${now} by he-yun: a made-up notice\n   2027 published, 2028 provisional; file ${"f".repeat(64)}; version ${kept?.version}`,
    );
  });

  it("is not changed by a dry run, nor by the same notice again", async () => {
    const store = await seeded();
    const before = await loadKeptCalendar(store, nationalCalendar);
    const dry = await load(store, next, { dryRun: true });
    expect(dry.outcome).toBe("would-load");
    expect(await loadKeptCalendar(store, nationalCalendar)).toEqual(before);
    expect((await load(store, next)).said.slice(0, -1)).toEqual(dry.said);
    expect(await load(store, next)).toEqual({
      outcome: "unchanged",
      said: ["Nothing to load: the calendar says this already."],
    });
    expect(await listCalendarLoads(store, nationalCalendar)).toHaveLength(2);
  });

  it("refuses a wrong notice with a sentence for each problem, and is not changed", async () => {
    const store = await seeded();
    const before = await loadKeptCalendar(store, nationalCalendar);
    const wrong = aNotice(
      aYear({ status: "provisional", off: ["2026-02-30", "2026-12-31/2027-01-01"] }),
      aYear({
        year: 2029,
        work: ["2029-02-05", "2029-02-03"],
        off: ["2029-02-03", "2029-05-01", "2029-05-01"],
      }),
      aYear({ year: 2029 }),
    );
    expect(await load(store, wrong)).toEqual({
      outcome: "rejected",
      said: [
        "Not loaded:",
        '  2026: "2026-02-30" is no date YYYY-MM-DD and no interval of two in order.',
        '  2026: "2026-12-31/2027-01-01" is not in this year, or leaves it.',
        "  2029: 2029-05-01 is listed twice.",
        "  2029: the make-up day 2029-02-05 is a Monday, not a Saturday or Sunday.",
        "  2029: 2029-02-03 is listed both as off and as worked.",
        "  2029: the file has this year twice.",
        "  2029: the year before it is missing; years follow one another without a gap.",
        "  2026: is published, and the file would make it provisional; if that is meant, give the reason with --force.",
      ],
    });
    expect((await load(store, aNotice())).said).toEqual(["Not loaded:", "  The file has no year."]);
    expect(await loadKeptCalendar(store, nationalCalendar)).toEqual(before);
  });

  it("becomes provisional in a published year only with a reason, which is kept", async () => {
    const store = await seeded();
    const withdrawn = aNotice(aYear({ status: "provisional" }));
    expect((await load(store, withdrawn)).outcome).toBe("rejected");
    expect((await load(store, withdrawn, { forced: "the notice was withdrawn" })).outcome).toBe("loaded");
    const record = (await listCalendarLoads(store, nationalCalendar)).at(-1);
    expect(record?.forced).toBe("the notice was withdrawn");
    expect(record && loadLine(record)).toContain("forced: the notice was withdrawn");
  });

  it("takes both of two notices that are loaded at once, one after the other", async () => {
    const store = await seeded();
    const correction = aNotice(aYear({ year: 2025, off: ["2025-01-01"] }));
    const outcomes = await Promise.all([load(store, next), load(store, correction)]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["loaded", "loaded"]);
    const kept = await loadKeptCalendar(store, nationalCalendar);
    expect(kept?.years.map(({ year, off }) => [year, off.length])).toEqual([
      [2025, 1],
      [2026, 33],
      [2027, 10],
      [2028, 1],
    ]);
  });

  it("is given up where others are always first", async () => {
    const store = await seeded();
    let corrections = 0;
    const busy = new Proxy(store.table, {
      get: (target, name) =>
        name === "send"
          ? async (command: { readonly input: object }) => {
              if ("TransactItems" in command.input) await loadAnother();
              return target.send(command as never);
            }
          : Reflect.get(target, name),
    });
    const loadAnother = async () => {
      corrections += 1;
      const before = await loadKeptCalendar(store, nationalCalendar);
      if (!before) throw new Error("no calendar");
      const record = { at: now, by: "another", title: "n", fileDigest: "f", years: before.years };
      await keepCalendar(store, { name: nationalCalendar, years: before.years, before, load: record });
    };
    const { outcome, said } = await load({ ...store, table: busy }, next);
    expect(outcome).toBe("rejected");
    expect(said.at(-1)).toContain("Try again");
    expect(corrections).toBe(5);
  });
});

describe("a region's calendar", () => {
  it("waits for the national one, and holds only years that the country has", async () => {
    const store = await engine.aTable();
    const local = aNotice(
      aYear({ year: 2026, off: ["2026-03-20"] }),
      aYear({ year: 2027 }),
      aYear({ year: 2028 }),
    );
    expect((await load(store, local, { region: yinchuan })).said).toEqual([
      "Not loaded:",
      "  There is no national calendar yet; load it first.",
    ]);
    await seedCalendar(store);
    expect((await load(store, local, { region: yinchuan })).said).toEqual([
      "Not loaded:",
      "  2028: the national calendar has no such year; load the national notice first.",
    ]);
  });

  it("adds its days to the country's, and says what turns there and that later years are provisional", async () => {
    const store = await seeded();
    const local = aNotice(aYear({ year: 2026, off: ["2026-03-20/2026-03-22"], work: ["2026-03-28"] }));
    const { outcome, said } = await load(store, local, { region: yinchuan });
    expect(outcome).toBe("loaded");
    expect(said.slice(0, -1)).toEqual([
      "Region 640100 and its divisions:",
      "  days that become off: 2026-03-20 Fri",
      "  days that become worked: 2026-03-28 Sat",
    ]);
    expect([...((await loadCalendars(store))?.local.keys() ?? [])]).toEqual([yinchuan]);
    expect((await loadKeptCalendar(store, nationalCalendar))?.loads).toBe(1);
    expect(await listCalendarLoads(store, yinchuan)).toHaveLength(1);
    const none = await load(store, aNotice(aYear({ year: 2027 })), { region: yinchuan });
    expect(none.said.slice(0, -1)).toEqual(["Region 640100 and its divisions:", "  no day changes"]);
  });
});

describe("a file of a notice", () => {
  const fileOf = (text: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), "tongban-notice-")), "notice.json");
    writeFileSync(path, text);
    return path;
  };

  it("is read with its digest", () => {
    const path = fileOf(JSON.stringify({ title: "一个通知", years: [aYear()] }));
    const read = readCalendarFile(path);
    expect(read).toMatchObject({ title: "一个通知", years: [aYear()] });
    expect("fileDigest" in read && read.fileDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ["that is not there", "/nowhere/notice.json", "cannot be read"],
    ["that is not JSON", fileOf("{"), "is not JSON"],
    ["that is of another form", fileOf('{"title": "n", "years": [{"year": "2027"}]}'), "years[0].year"],
    ["with a member too many", fileOf('{"title": "n", "years": [], "more": 1}'), "the file"],
    [
      "of an unlikely year",
      fileOf(JSON.stringify({ title: "n", years: [aYear({ year: 20_270 })] })),
      "years[0].year",
    ],
  ])("%s is refused in sentences", (_what, path, sentence) => {
    expect(readCalendarFile(path)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]));
  });
});
