/** Sheets of applications (CSV 投递): how their rows are read, what a template says, and what a report says. */

export type { ApplicationSurroundings } from "./application-columns.ts";
export { applicationTemplate } from "./application-template.ts";
export {
  type DropTotals,
  dropReportCsv,
  fileReportCsv,
  type RowOutcome,
  type RowProblem,
  rowProblems,
} from "./drop-report.ts";
export { type NamedFile, type ReadApplication, readApplication } from "./read-application.ts";
export { type ApplicationLine, fileFaultsSaid, readApplications } from "./read-applications.ts";
