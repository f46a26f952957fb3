/** Sheets of applications (CSV 投递): how their rows are read, what a template says, and what a report says. */
export type { ApplicationSurroundings as DropSurroundings } from "./application-cells.ts";
export { applicationTemplate } from "./application-template.ts";
export { type DropTotals, dropReportCsv, fileReportCsv, type RowOutcome } from "./drop-report.ts";
export { type NamedFile, type ReadApplication, readApplication } from "./read-application.ts";
export {
  type ApplicationLine,
  type ApplicationSheet as DropSheet,
  fileFaultsSaid,
  readApplications,
} from "./read-applications.ts";
export {
  absentFile,
  beyond,
  faultsTold,
  isMaterialSize,
  notThere,
  type RowFault,
  wrongSize,
} from "./row-faults.ts";
export {
  acceptedRow,
  failedRow,
  problemsInRow,
  type RowName,
  refusedRow,
  totalsOf,
} from "./row-outcome.ts";
