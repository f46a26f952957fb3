import { resolve } from "node:path";
import { statementOperations } from "@tongban/contract";
import { instantFromEpochMs, parseRegionCode } from "@tongban/domain";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { readKeyFile } from "../../partner/key-file.ts";
import { countersign, StatementFault } from "../../proof/countersign.ts";
import { readWholeStatement, type StatementName } from "../../proof/whole-statement.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { type OutOption, withOutOption, writeDocuments } from "./write-documents.ts";

type StatementOptions = StaffOptions & OutOption & { readonly number?: string; readonly issue?: boolean };
type CountersignOptions = StaffOptions & {
  readonly number?: string;
  readonly region: string;
  readonly key: string;
};

/** Adds `statement` and `countersign`. */
export const addStatementCommands = (program: Command, terminal: Terminal): void => {
  withOutOption(withStaffOptions(program.command("statement <agreement> <day>")))
    .description("get the completeness statement of an agreement and day, with all its cases (完整性声明)")
    .option("--issue", "have it made first, from the cases as they are now")
    .option("--number <n>", "which one; the last if not given")
    .addHelpText("after", "\nExample:\n  tongban statement xian-nanjing 2026-03-02 --issue --staff zhao-min")
    .action((agreementId: string, day: string, _: unknown, command: Command) =>
      statement(terminal, { agreementId, day }, command.optsWithGlobals<StatementOptions>()),
    );

  withStaffOptions(program.command("countersign <agreement> <day>"))
    .description("compute a completeness statement again, and sign it for your region if it holds (会签)")
    .requiredOption("--region <code>", "the region that you sign for")
    .requiredOption("--key <file>", "your own key file; `tongban keys create` makes one")
    .option("--number <n>", "which one; the last if not given")
    .addHelpText(
      "after",
      "\nExample:\n  tongban countersign xian-nanjing 2026-03-02 --region 610100 --key my.key.json --staff zhao-min",
    )
    .action((agreementId: string, day: string, _: unknown, command: Command) =>
      sign(terminal, { agreementId, day }, command.optsWithGlobals<CountersignOptions>()),
    );
};

const statement = async (
  terminal: Terminal,
  name: StatementName,
  options: StatementOptions,
): Promise<void> => {
  const number = numberOf(options.number);
  const client = await staffOf(terminal, options);
  const { agreementId, day } = name;
  if (options.issue)
    expectValue(
      await client.call(statementOperations.issueStatement, {
        params: { agreementId, day },
        signal: terminal.stopped,
      }),
    );
  writeDocuments(terminal, options.out, [
    await readWholeStatement(client, { ...name, number }, terminal.stopped),
  ]);
};

const sign = async (terminal: Terminal, name: StatementName, options: CountersignOptions): Promise<void> => {
  const region = parseRegionCode(options.region);
  if (!region.ok) throw new CommandError(exitCodes.usage, `${options.region} is not the code of a region.`);
  const number = numberOf(options.number);
  const key = readKeyFile(resolve(terminal.folder, options.key));
  const client = await staffOf(terminal, options);
  const whole = await readWholeStatement(client, { ...name, number }, terminal.stopped);
  const signedAt = instantFromEpochMs(Date.now());
  const countersignature = signing(() => countersign(whole, { region: region.value, signedAt, ...key }));
  const signed = expectValue(
    await client.call(statementOperations.countersignStatement, {
      params: { agreementId: whole.agreement, day: whole.day },
      body: { number: whole.number, root: whole.root, countersignature },
      signal: terminal.stopped,
    }),
  );
  const { admitted, root, countersignatures } = signed;
  show(terminal, options, signed, () =>
    [
      `Countersigned for ${region.value}: ${admitted} cases under ${root}`,
      ...countersignatures.map((one) => `  ${one.region} ${one.signedAt} by key ${one.keyId}`),
    ].join("\n"),
  );
};

const signing = <T>(sign: () => T): T => {
  try {
    return sign();
  } catch (fault) {
    if (!(fault instanceof StatementFault)) throw fault;
    throw new CommandError(exitCodes.fault, `The statement does not hold: ${fault.message}.`, {
      cause: fault,
    });
  }
};

const numberOf = (option: string | undefined): number | undefined => {
  if (option === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(option)) return Number(option);
  throw new CommandError(exitCodes.usage, "--number is the number of a statement, such as 1.");
};
