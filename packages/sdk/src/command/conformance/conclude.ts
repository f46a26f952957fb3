import type { ConformanceReport } from "../../conformance/check-result.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { show, statedIn, type Terminal } from "../session.ts";
import { type GlobalOptions, languageOf, statedUrl } from "../settings.ts";
import { pageOf, reportText } from "./report-text.ts";

/** Shows a report, and ends with a fault where something in it failed. */
export const concludeWith = (terminal: Terminal, options: GlobalOptions, report: ConformanceReport): void => {
  const environment = statedIn(terminal);
  const page = pageOf(report, statedUrl(options.url, environment), languageOf(options.language, environment));
  show(terminal, options, { ...report, page }, () => reportText(report, page));
  if (!report.conforms) throw new CommandError(exitCodes.fault, `The ${report.of} does not conform.`);
};
