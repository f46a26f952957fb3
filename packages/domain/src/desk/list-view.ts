/** Pages of the console that show cases as a list: a clerk's desk, a coordinator's cases. */
export const listPages = ["desk", "cases"] as const;

/** One of {@link listPages}. */
export type ListPage = (typeof listPages)[number];

/** What a list is narrowed by, as the address of its page names it; nothing that people type, which may be a name. */
export const listConditions = [
  "list",
  "window",
  "warned",
  "region",
  "direction",
  "status",
  "due",
  "source",
  "handling",
  "matter",
  "agreement",
  "mode",
  "counted",
  "period",
] as const;

/** One of {@link listConditions}. */
export type ListCondition = (typeof listConditions)[number];

/** Columns that a list may show beside when a case is due and which one it is. */
export const listColumns = [
  "place",
  "status",
  "received",
  "holder",
  "result",
  "mode",
  "window",
  "reference",
  "priority",
] as const;

/** One of {@link listColumns}. */
export type ListColumn = (typeof listColumns)[number];

/** What bounds saved views: views of one owner, characters of a name and of a condition, pixels of a column. Ours. */
export const listViewBounds = {
  ofOwner: 20,
  nameCharacters: 30,
  conditionCharacters: 80,
  columnPixels: { least: 80, most: 480 },
} as const;

/** Rows of one exported list at most. Ours: a list is for looking, figures come from the service level. */
export const LIST_EXPORT_ROWS = 10_000;

/** Years that it stays on the record that somebody took a list out (网络数据安全管理条例 art 12: three at least). */
export const LIST_EXPORT_YEARS = 3;

/** A column that is shown, in its place; `pixels` where somebody changed its width. */
export type ShownColumn = { readonly column: ListColumn; readonly pixels?: number };

/** A list as somebody saved it under a name (列表视图): what it is narrowed to and which columns it shows. */
export type ListView = {
  readonly name: string;
  readonly page: ListPage;
  readonly conditions: readonly { readonly name: ListCondition; readonly value: string }[];
  readonly columns: readonly ShownColumn[];
  /** Shown when the page is opened without conditions; one of a page at most. */
  readonly isDefault: boolean;
};

/** How an export is put on the record: begun, then whole, cut at {@link LIST_EXPORT_ROWS}, broken off by its reader, or failed. */
export const listExportStates = ["begun", "whole", "cut", "cancelled", "failed"] as const;

/** One of {@link listExportStates}. */
export type ListExportState = (typeof listExportStates)[number];
