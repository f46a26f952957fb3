import { windowOperations } from "@tongban/contract";
import { type RatingGrade, type RatingStage, ratingGrades, ratingStages } from "@tongban/domain";
import { type Command, Option } from "commander";
import { type CallResult, expectValue } from "../client/index.ts";
import type {
  GivenCommitment,
  PartnerCase,
  PartnerClient,
  SubmittedApplication,
  SuppliedMaterial,
} from "../partner/partner-client.ts";
import { partnerCaseTable, partnerCaseText, wholeCaseText } from "./case-text.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { entriesAsked, firstOf } from "./first-of.ts";
import { readJson } from "./read-json.ts";
import {
  type AskOptions,
  type PartnerOptions,
  partnerOf,
  type StaffOptions,
  show,
  staffOf,
  type Terminal,
  withPartnerOptions,
} from "./session.ts";

type ListOptions = PartnerOptions & { readonly limit: string };
type RateOptions = PartnerOptions & {
  readonly stage: RatingStage;
  readonly grade: RatingGrade;
  readonly comment?: string;
};
type WithdrawOptions = PartnerOptions & { readonly reason: string };

/** Adds what a partner system does with its cases. */
export const addPartnerCommands = (program: Command, terminal: Terminal): void => {
  withPartnerOptions(program.command("submit <file>"))
    .description("submit the application in a JSON file (- reads it from stdin); repeating it is harmless")
    .addHelpText("after", "\nExample:\n  tongban submit application.json")
    .action((file: string, _: unknown, command: Command) =>
      act(terminal, command.optsWithGlobals(), (client, stop) =>
        client.submitCase(readJson<SubmittedApplication>(terminal.folder, file), stop),
      ),
    );

  withPartnerOptions(program.command("case <id>"))
    .description("show one of your cases with its timeline and result; for staff with its application")
    .option("--staff [id]", "read it as staff: on this machine as who you are, elsewhere by TONGBAN_TOKEN")
    .addHelpText(
      "after",
      "\nExamples:\n  tongban case 3q8m0v5k2x7n4t9b6d1c0f8g2h\n  tongban case 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei",
    )
    .action((id: string, _: unknown, command: Command) => {
      const { staff, ...options } = command.optsWithGlobals<AskOptions>();
      if (staff === undefined) return act(terminal, options, (client, stop) => client.getCase(id, stop));
      return showStaffCase(terminal, id, staff === true ? options : { ...options, staff });
    });

  withPartnerOptions(program.command("cases"))
    .description("list your cases, newest first")
    .option("--limit <n>", "how many at most", "50")
    .addHelpText("after", "\nExample:\n  tongban cases --limit 200 --json")
    .action((_: unknown, command: Command) => listCases(terminal, command.optsWithGlobals<ListOptions>()));

  withPartnerOptions(program.command("acknowledge <id>"))
    .description("confirm that you have the result; closes the case")
    .option("--helper", "the applicant's helper asks for it (帮办代办)")
    .addHelpText("after", "\nExample:\n  tongban acknowledge 3q8m0v5k2x7n4t9b6d1c0f8g2h")
    .action((id: string, _: unknown, command: Command) =>
      act(terminal, command.optsWithGlobals(), (client, stop) =>
        client.acknowledgeResult(id, { ...stop, ...helpIn(command) }),
      ),
    );

  withPartnerOptions(program.command("rate <id>"))
    .description("rate a stage in the applicant's name, as they did at a terminal of yours (好差评)")
    .addOption(new Option("--stage <stage>", "what is rated").choices(ratingStages).makeOptionMandatory())
    .addOption(new Option("--grade <grade>", "how").choices(ratingGrades).makeOptionMandatory())
    .option("--comment <text>", "what the applicant adds")
    .addHelpText(
      "after",
      "\nExample:\n  tongban rate 3q8m0v5k2x7n4t9b6d1c0f8g2h --stage result --grade satisfied",
    )
    .action((id: string, _: unknown, command: Command) => {
      const { stage, grade, comment, ...options } = command.optsWithGlobals<RateOptions>();
      const rating = { stage, grade, ...(comment === undefined ? {} : { comment }) };
      return act(terminal, options, (client, stop) => client.rateCase(id, rating, stop));
    });

  withPartnerOptions(program.command("supply <id> <file>"))
    .description("supply what a notice of supplement asked for (补正); the file has the list of materials")
    .option("--helper", "the applicant's helper asks for it (帮办代办)")
    .addHelpText(
      "after",
      `
The file (- for standard input) is a JSON list, each material titled as the notice names it:
  [{"title": "身份证", "mediaType": "image/jpeg", "sha256": "…", "size": 48213}]

Example:
  tongban supply 3q8m0v5k2x7n4t9b6d1c0f8g2h materials.json`,
    )
    .action((id: string, file: string, _: unknown, command: Command) =>
      act(terminal, command.optsWithGlobals(), (client, stop) =>
        client.supplyMaterials(id, materialsIn(terminal, file), { ...stop, ...helpIn(command) }),
      ),
    );

  withPartnerOptions(program.command("commit <id> <file>"))
    .description("commit in writing to bring what may follow (承诺书); the file has the commitment")
    .option("--helper", "the applicant's helper asks for it (帮办代办)")
    .addHelpText(
      "after",
      `
The file (- for standard input) is a JSON object; \`document\` is the signed file:
  {"signedBy": "张三", "text": "承诺于十个工作日内补交健康证",
   "document": {"title": "承诺书", "mediaType": "application/pdf", "sha256": "…", "size": 48213}}

Example:
  tongban commit 3q8m0v5k2x7n4t9b6d1c0f8g2h commitment.json`,
    )
    .action((id: string, file: string, _: unknown, command: Command) =>
      act(terminal, command.optsWithGlobals(), (client, stop) =>
        client.giveCommitment(id, readJson<GivenCommitment>(terminal.folder, file), {
          ...stop,
          ...helpIn(command),
        }),
      ),
    );

  withPartnerOptions(program.command("fill-gap <id> <file>"))
    .description("bring what had to follow after an acceptance with gaps (补齐容缺材料)")
    .option("--helper", "the applicant's helper asks for it (帮办代办)")
    .addHelpText(
      "after",
      `
The file (- for standard input) is a JSON list of materials, as for supply; bring some or all.

Example:
  tongban fill-gap 3q8m0v5k2x7n4t9b6d1c0f8g2h materials.json`,
    )
    .action((id: string, file: string, _: unknown, command: Command) =>
      act(terminal, command.optsWithGlobals(), (client, stop) =>
        client.fillGap(id, materialsIn(terminal, file), { ...stop, ...helpIn(command) }),
      ),
    );

  withPartnerOptions(program.command("withdraw <id>"))
    .description("take an application back before it is decided")
    .option("--helper", "the applicant's helper asks for it (帮办代办)")
    .requiredOption("--reason <text>", "why")
    .addHelpText("after", '\nExample:\n  tongban withdraw 3q8m0v5k2x7n4t9b6d1c0f8g2h --reason "申请人撤回"')
    .action((id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<WithdrawOptions>();
      return act(terminal, options, (client, stop) =>
        client.withdrawCase(id, options.reason, { ...stop, ...helpIn(command) }),
      );
    });
};

/** Whether the applicant's helper asks for a command. */
const helpIn = (command: Command): { readonly byHelper: boolean } => ({
  byHelper: command.optsWithGlobals<{ readonly helper?: true }>().helper === true,
});

/** Asks something of a case as the partner, and shows the case as it is then. */
const act = async (
  terminal: Terminal,
  options: PartnerOptions,
  ask: (client: PartnerClient, stop: { readonly signal: AbortSignal }) => Promise<CallResult<PartnerCase>>,
): Promise<void> => {
  const { client } = partnerOf(terminal, options);
  const kase = expectValue(await ask(client, { signal: terminal.stopped }));
  show(terminal, options, kase, () => partnerCaseText(kase));
};

const showStaffCase = async (terminal: Terminal, caseId: string, options: StaffOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const read = { params: { caseId }, signal: terminal.stopped };
  const kase = expectValue(await client.call(windowOperations.getWindowCase, read));
  show(terminal, options, kase, () => wholeCaseText(kase));
};

const listCases = async (terminal: Terminal, options: ListOptions): Promise<void> => {
  const { client } = partnerOf(terminal, options);
  const limit = entriesAsked(options.limit);
  const list = client.listCases({ pageSize: Math.min(limit, 100), signal: terminal.stopped });
  const rows = await firstOf(list, limit);
  show(terminal, options, rows, () => partnerCaseTable(rows));
};

const materialsIn = ({ folder }: Terminal, file: string): readonly SuppliedMaterial[] => {
  const materials = readJson<SuppliedMaterial[]>(folder, file);
  if (Array.isArray(materials)) return materials;
  throw new CommandError(exitCodes.usage, `${file} is not a list of materials.`);
};
