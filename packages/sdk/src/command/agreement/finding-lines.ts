import { type finding, findingWords, type Language } from "@tongban/contract";
import type * as z from "zod";

type Finding = z.output<typeof finding>;

const severities: Readonly<Record<Finding["severity"], Readonly<Record<Language, string>>>> = {
  error: { en: "error", zh: "错误" },
  "needs-reason": { en: "needs a reason", zh: "须说明理由" },
  notice: { en: "notice", zh: "提示" },
};

/** What a check found, a line for each: how bad it is, where, what, and the facts to mend it by. */
export const findingLines = (findings: readonly Finding[], language: Language): readonly string[] =>
  findings.map(({ severity, part, row, code, facts }) => {
    const said = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    const where = row === undefined ? part : `${part} ${row}`;
    const more = said.length > 0 ? ` (${said.join(", ")})` : "";
    return `  ${severities[severity][language]}: ${where}: ${findingWords[code][language]}${more}`;
  });
