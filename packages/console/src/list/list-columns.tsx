import type { Instant, ListColumn } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { NameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { PriorityMark } from "./priority-mark.tsx";

/** Which other region of each case a list shows: where it came from, or where it is handled. */
export type ListPlace = "source" | "handling";

/** What the cells of a row are made from. */
type Shown = {
  readonly row: CaseRow;
  readonly place: ListPlace;
  readonly nameOf: NameOf;
  readonly now: Instant;
  readonly t: TFunction;
  readonly language: string;
};

/** A column of a list of cases. */
export type CaseColumn = {
  readonly label: (t: TFunction, place: ListPlace) => string;
  /** Pixels; absent: as the style says, or what the other columns leave. */
  readonly pixels?: number;
  /** What its cell shows; absent: the status, which the row itself shows. */
  readonly cell?: (shown: Shown) => ReactNode;
  /** What stands in the cells of a file, each under its heading. */
  readonly texts: (shown: Omit<Shown, "now">) => readonly (readonly [heading: string, text: string])[];
  /** What rows are sorted by. */
  readonly sortBy: (shown: Pick<Shown, "row" | "place" | "nameOf">) => string;
};

const outcomeText = ({ row, nameOf, t }: Pick<Shown, "row" | "nameOf" | "t">): string =>
  row.outcome === null ? "" : t(`outcome.${nameOf.kind(row.matter)}.${row.outcome}`);

/** A column whose cell, file and order are one text. */
const plain = (
  word: "holder" | "window" | "reference",
  pixels: number,
  textOf: (row: CaseRow) => string,
): CaseColumn => ({
  label: (t) => t(`list.${word}`),
  pixels,
  cell: ({ row }) => <span>{textOf(row)}</span>,
  texts: ({ row, t }) => [[t(`list.${word}`), textOf(row)]],
  sortBy: ({ row }) => textOf(row),
});

/** Every column that a list of cases may show beside when a case is due and which one it is. */
export const caseColumns: Readonly<Record<ListColumn, CaseColumn>> = {
  place: {
    label: (t, place) => `${t(`list.${place}`)} / ${t("list.applicant")}`,
    cell: ({ row, place, nameOf }) => (
      <>
        <span>{nameOf.region(row[place])}</span>
        <span className="faint">{row.applicant}</span>
      </>
    ),
    texts: ({ row, place, nameOf, t }) => [
      [t(`list.${place}`), nameOf.region(row[place])],
      [t("list.applicant"), row.applicant],
    ],
    sortBy: ({ row, place, nameOf }) => `${nameOf.region(row[place])} ${row.applicant}`,
  },
  status: {
    label: (t) => t("list.status"),
    texts: ({ row, t }) => [[t("list.status"), t(`status.${row.status}`)]],
    sortBy: ({ row }) => row.status,
  },
  received: {
    label: (t) => t("list.received"),
    pixels: 176,
    cell: ({ row, now, language }) => (
      <span className="number">{momentText(row.submittedAt, now, language)}</span>
    ),
    texts: ({ row, t }) => [[t("list.received"), row.submittedAt]],
    sortBy: ({ row }) => row.submittedAt,
  },
  holder: plain("holder", 112, (row) => row.holderName ?? ""),
  result: {
    label: (t) => t("case.result"),
    pixels: 112,
    cell: (shown) => <span>{outcomeText(shown)}</span>,
    texts: (shown) => [[shown.t("case.result"), outcomeText(shown)]],
    sortBy: ({ row }) => row.outcome ?? "",
  },
  mode: {
    label: (t) => t("list.mode"),
    pixels: 128,
    cell: ({ row, t }) => <span>{t(`mode.${row.mode}`)}</span>,
    texts: ({ row, t }) => [[t("list.mode"), t(`mode.${row.mode}`)]],
    sortBy: ({ row }) => row.mode,
  },
  window: plain("window", 160, (row) => row.window),
  reference: plain("reference", 160, (row) => row.externalRef),
  priority: {
    label: (t) => t("priority.title"),
    pixels: 112,
    cell: ({ row }) => <PriorityMark priority={row.priority} />,
    texts: ({ row, t }) => [[t("priority.title"), row.priority ? t("list.yes") : ""]],
    sortBy: ({ row }) => (row.priority ? "0" : "1"),
  },
};

/** The columns of a list that nobody has arranged. */
export const usualColumns: readonly { readonly column: ListColumn; readonly pixels?: number }[] = [
  { column: "place" },
  { column: "status" },
];
