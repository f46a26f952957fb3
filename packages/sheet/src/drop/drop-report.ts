import { type ApplicationProblem, csvOf, type Language, type Said } from "@tongban/contract";

/** What is wrong with a row: the heading of the column, where it is about one; what it is; how to mend it. */
export type RowProblem = {
  readonly column: string | null;
  readonly code: string;
  readonly problem: string;
};

/** What became of a row; times are instants. */
export type RowOutcome = {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly externalRef: string;
  readonly outcome: "accepted" | "refused" | "failed";
  readonly caseId: string | null;
  readonly queryCode: string | null;
  readonly receivedAt: string | null;
  readonly problems: readonly RowProblem[];
};

/** How many rows came to what. */
export type DropTotals = {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly failed: number;
};

const words = {
  zh: {
    headings: ["行", "申请编号", "结果", "办件", "查询码", "收件时间", "问题与改正"],
    accepted: "已接收",
    refused: "未接收",
    failed: "处理失败",
    total: "合计",
  },
  en: {
    headings: ["row", "externalRef", "outcome", "case", "query code", "received", "what is wrong"],
    accepted: "accepted",
    refused: "refused",
    failed: "failed",
    total: "total",
  },
} as const;

/** A report for a spreadsheet: a line for each row, then the totals. */
export const dropReportCsv = (
  outcomes: readonly RowOutcome[],
  totals: DropTotals,
  language: Language,
): string => {
  const said = words[language];
  const figures = (["accepted", "refused", "failed"] as const).map((one) => `${said[one]} ${totals[one]}`);
  return csvOf([
    [...said.headings],
    ...outcomes.map(({ row, externalRef, outcome, caseId, queryCode, receivedAt, problems }) => [
      row,
      externalRef,
      said[outcome],
      caseId,
      queryCode,
      receivedAt,
      problems.map((problem) => problemText(problem, language)).join(language === "zh" ? "；" : "; "),
    ]),
    [said.total, totals.rows, figures.join(language === "zh" ? "，" : ", "), null, null, null, null],
  ]);
};

/** A report of a file that is no sheet of applications: nothing of it was submitted, and why, in both languages. */
export const fileReportCsv = (faults: readonly Said[]): string =>
  csvOf([
    ["结果 outcome", "问题与改正", "what is wrong"],
    ...faults.map(({ zh, en }) => [`${words.zh.refused} ${words.en.refused}`, zh, en]),
  ]);

const problemText = ({ column, problem }: RowProblem, language: Language): string => {
  if (column === null) return problem;
  return language === "zh" ? `【${column}】${problem}` : `[${column}] ${problem}`;
};

/** What a problem of an application says of the cells that it came from: one for each field that it names, else itself. */
export const rowProblems = (
  { code, detail, errors = [] }: Pick<ApplicationProblem, "code" | "detail" | "errors">,
  columnOf: (pointer: string) => string | undefined,
): readonly RowProblem[] =>
  errors.length === 0
    ? [{ column: null, code, problem: detail }]
    : errors.map(({ at, problem }) => ({ column: columnOf(at) ?? at, code, problem }));
