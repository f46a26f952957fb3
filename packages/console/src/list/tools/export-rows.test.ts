import { LIST_EXPORT_ROWS } from "@tongban/domain";
import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import type { CaseRow } from "../../api/wire.ts";
import { sortedRows } from "../list-sort.ts";
import { exportCsv, readForExport } from "./export-rows.ts";

const aRow = (n: number, more: object = {}): CaseRow =>
  ({
    caseId: `case-${n}`,
    number: null,
    externalRef: `NJ-${n}`,
    matter: "permit",
    source: "320100",
    applicant: "王*",
    status: "routed",
    outcome: null,
    submittedAt: "2026-03-02T01:30:00.000Z",
    due: { at: "2026-03-09T09:30:00.000Z" },
    ...more,
  }) as unknown as CaseRow;

const pagesOf = (pages: readonly (readonly CaseRow[])[]) => async (cursor: string) => {
  const n = Number(cursor);
  return { cases: pages[n] ?? [], cursor: n + 1 < pages.length ? String(n + 1) : null };
};

const nameOf = { region: (code: string) => code, matter: () => "=许可", kind: () => "licence" as const };
const t = ((key: string) => key) as unknown as TFunction;

it("reads every page once, and a row that moved between pages once", async () => {
  const counts: number[] = [];
  const read = pagesOf([
    [aRow(1), aRow(2)],
    [aRow(2), aRow(3)],
  ]);
  const { rows, state } = await readForExport(
    { region: "610100", read },
    (count) => counts.push(count),
    new AbortController().signal,
  );
  expect([rows.map(({ caseId }) => caseId), state, counts]).toEqual([
    ["case-1", "case-2", "case-3"],
    "whole",
    [2, 3],
  ]);
});

it("stops between two pages, and at the limit, and leaves out what the list does not show", async () => {
  const stop = new AbortController();
  const read = pagesOf([[aRow(1)], [aRow(2)]]);
  const cancelled = await readForExport({ region: "610100", read }, () => stop.abort(), stop.signal);
  expect(cancelled).toMatchObject({ state: "cancelled", rows: [{ caseId: "case-1" }] });
  const many = Array.from({ length: LIST_EXPORT_ROWS + 1 }, (_, n) => aRow(n));
  const source = { region: "610100", read: pagesOf([many]) };
  const cut = await readForExport(source, () => {}, new AbortController().signal);
  expect([cut.state, cut.rows.length]).toEqual(["cut", LIST_EXPORT_ROWS]);
  const none = { ...source, keeps: () => false };
  expect((await readForExport(none, () => {}, new AbortController().signal)).rows).toEqual([]);
});

it("writes the columns that are shown, with applicants masked, and nothing that a spreadsheet would run", () => {
  const written = {
    columns: [{ column: "received" }, { column: "place" }] as const,
    place: "source" as const,
    nameOf,
    t,
    language: "zh-CN",
  };
  expect(exportCsv([aRow(1)], written)).toBe(
    "\uFEFFlist.due,list.matter,list.number,list.received,list.source,list.applicant\r\n" +
      "2026-03-09 17:30,'=许可,NJ-1,2026-03-02 09:30,320100,王*\r\n",
  );
});

it("sorts rows by a column either way, numbers by their value", () => {
  const rows = [aRow(10), aRow(9), aRow(11)];
  const sorted = (descending: boolean) =>
    sortedRows(rows, { by: "reference", descending }, "source", nameOf).map(({ externalRef }) => externalRef);
  expect([sorted(false), sorted(true)]).toEqual([
    ["NJ-9", "NJ-10", "NJ-11"],
    ["NJ-11", "NJ-10", "NJ-9"],
  ]);
});
