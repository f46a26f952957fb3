import type { CheckResult, ConformanceReport } from "../../conformance/check-result.ts";
import { textTable } from "../text-table.ts";

const marks = { pass: "pass", warn: "WARN", fail: "FAIL" } as const;

const pages = { receiver: "webhooks", signer: "signing" } as const;

/** Where a report's checks are explained: on the broker's own site, or at the path of it where no broker is known. */
export const pageOf = (
  { of }: Pick<ConformanceReport, "of">,
  broker: string | undefined,
  language: string,
): string => `${broker ?? ""}/docs/${language.startsWith("zh") ? "" : "en/"}${pages[of]}`;

/** A report for people: a line for each check, then how to mend what is not right. */
export const reportText = (report: ConformanceReport, page: string): string => {
  const { target, conforms, counts, summary, checks } = report;
  const wrong = checks.filter(({ verdict }) => verdict !== "pass");
  return [
    `Conformance of the ${report.of} ${target}`,
    "",
    textTable(
      ["", "check", "", "what happened"],
      checks.map(({ name, expected, verdict, seen }) => [marks[verdict], name, expected, seen]),
    ),
    ...wrong.flatMap(mendLines),
    "",
    ...(summary === undefined ? [] : [summary]),
    `${conforms ? "It conforms" : "It does not conform"}: ${counts.pass} passed, ${counts.warn} warned, ${counts.fail} failed. See ${page}`,
  ].join("\n");
};

const mendLines = ({ name, verdict, mend = "" }: CheckResult): readonly string[] => {
  const [first = "", ...more] = mend.split("\n");
  return ["", `${marks[verdict]} ${name}: ${first}`, ...more.map((line) => `    ${line}`)];
};
