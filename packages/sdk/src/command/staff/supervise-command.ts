import { coordinatorOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { staffCaseText } from "../case-text.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { workingDaysOf } from "../whole-number.ts";

type Options = StaffOptions & { readonly demand: string; readonly days: string };

/** Adds what a coordinator orders about a case (督办). */
export const addSuperviseCommand = (program: Command, terminal: Terminal): void => {
  withStaffOptions(program.command("supervise <id>"))
    .description("as coordinator: order action on a case, to be answered in working days (督办)")
    .requiredOption("--demand <text>", "what is to be done or explained")
    .option("--days <n>", "working days until the answer is due", "2")
    .addHelpText(
      "after",
      '\nExample:\n  tongban supervise 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff zhao-min --demand "请说明超期原因"',
    )
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const within = workingDaysOf(options.days, 2);
      const client = await staffOf(terminal, options);
      const call = { params: { caseId }, body: { demand: options.demand, within }, signal: terminal.stopped };
      const kase = expectValue(await client.call(coordinatorOperations.superviseCase, call));
      show(terminal, options, kase, () => staffCaseText(kase));
    });
};
