import { coordinatorOperations } from "@tongban/contract";
import { type AppealDecision, appealDecisions, type RatingStage, ratingStages } from "@tongban/domain";
import { type Command, Option } from "commander";
import { expectValue } from "../../client/index.ts";
import { staffCaseText } from "../case-text.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { seenVersion } from "./action-commands.ts";

type Options = StaffOptions & {
  readonly stage: RatingStage;
  readonly decision: AppealDecision;
  readonly reason: string;
  readonly seen?: string;
};

/** Adds how a coordinator decides a window's appeal against a bad rating (差评申诉). */
export const addDecideAppealCommand = (program: Command, terminal: Terminal): void => {
  withStaffOptions(program.command("decide-appeal <id>"))
    .description("as coordinator of the source region: decide an appeal against a bad rating (差评申诉)")
    .addOption(new Option("--stage <stage>", "which rating").choices(ratingStages).makeOptionMandatory())
    .addOption(
      new Option("--decision <word>", "whether the rating stands or is set aside")
        .choices(appealDecisions)
        .makeOptionMandatory(),
    )
    .requiredOption("--reason <text>", "why")
    .option("--seen <version>", "the version you saw; the case as it is now if not given")
    .addHelpText(
      "after",
      '\nExample:\n  tongban decide-appeal 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff zhou-qiang --stage result --decision set-aside --reason "评价针对另一件办件"',
    )
    .action(async (caseId: string, _: unknown, command: Command) => {
      const { stage, decision, reason, ...options } = command.optsWithGlobals<Options>();
      const client = await staffOf(terminal, options);
      const at = { params: { caseId }, signal: terminal.stopped };
      const ifMatch = await seenVersion(client, at, options.seen);
      const call = { ...at, ifMatch, body: { stage, decision, reason } };
      const kase = expectValue(await client.call(coordinatorOperations.decideAppeal, call));
      show(terminal, options, kase, () => staffCaseText(kase));
    });
};
