import type { partnerOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue, type Returned } from "../client/index.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { partLines } from "./problem-lines.ts";
import { readJson } from "./read-json.ts";
import { type PartnerOptions, partnerOf, show, type Terminal, withPartnerOptions } from "./session.ts";

type Check = Returned<typeof partnerOperations.checkApplication>;

/** Adds `check`, which tells everything that is wrong with an application before it is submitted. */
export const addCheckCommand = (program: Command, terminal: Terminal): void => {
  withPartnerOptions(program.command("check <file>"))
    .description(
      "everything that is wrong with the application in a JSON file (- for stdin); nothing is created",
    )
    .addHelpText("after", "\nExample:\n  tongban check application.json && tongban submit application.json")
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<PartnerOptions>();
      const { client } = partnerOf(terminal, options);
      const application = readJson<Readonly<Record<string, unknown>>>(terminal.folder, file);
      const check = expectValue(await client.checkApplication(application, { signal: terminal.stopped }));
      show(terminal, options, check, () => checkText(check));
      if (!check.acceptable) throw new CommandError(exitCodes.refused, "Submitted now, it would be refused.");
    });
};

/** What a check found, line by line. */
export const checkText = ({ acceptable, problems, terms }: Check): string =>
  [
    ...(acceptable ? ["Submitted now, it would be taken."] : []),
    ...problems.flatMap((problem) => [problem.code, `  ${problem.detail}`, ...partLines(problem)]),
    ...(terms ? termsLines(terms) : []),
  ].join("\n");

const termsLines = (terms: NonNullable<Check["terms"]>): readonly string[] => [
  `handled under ${terms.agreement}, list ${terms.listVersion}, at ${terms.window}`,
  ...(terms.due ? [`due ${terms.due}${terms.provisional ? " (provisional)" : ""} if accepted at once`] : []),
  ...(terms.mayFollow.length > 0 ? [`may follow later: ${terms.mayFollow.join(", ")}`] : []),
];
