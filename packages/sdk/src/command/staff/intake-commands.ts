import { intakeOperations } from "@tongban/contract";
import { identityDocuments, presenters } from "@tongban/domain";
import { type Command, Option } from "commander";
import {
  type CallOptions,
  type CallResult,
  type Client,
  expectValue,
  type Returned,
} from "../../client/index.ts";
import { digestOf } from "../../material/declare-material.ts";
import { sendBytes } from "../../material/send-bytes.ts";
import { boardTable, staffCaseText } from "../case-text.ts";
import { checkText } from "../check-command.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf } from "../file-bytes.ts";
import { readJson } from "../read-json.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { seenVersion } from "./action-commands.ts";

type TakeIn = NonNullable<CallOptions<typeof intakeOperations.takeIn>["body"]>;
type Identity = TakeIn["identity"];
type AtWindow = StaffOptions & { readonly window: string };
type TakeOptions = AtWindow & {
  readonly document: Identity["document"];
  readonly presentedBy: Identity["presentedBy"];
};
type Receipt = Returned<typeof intakeOperations.getReceipt>;

/** Adds what the team of a window does that takes in for other regions (异地代收代办). */
export const addIntakeCommands = (program: Command, terminal: Terminal): void => {
  const intake = program
    .command("intake")
    .description("take applications in at a window for other regions, and act for their applicants");
  const atWindow = (words: string) =>
    withStaffOptions(intake.command(words)).requiredOption("--window <id>", "your window that takes in");

  atWindow("take <file>")
    .description("take in the application in a JSON file (- for stdin), and print its receipt")
    .addOption(
      new Option("--document <kind>", "what identity was checked by")
        .choices(identityDocuments)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--presented-by <whom>", "who stands at the window")
        .choices(presenters)
        .default("applicant"),
    )
    .addHelpText(
      "after",
      "\nExample:\n  tongban intake take application.json --window nanjing-320100-1 --staff gu-xin --document resident-identity-card",
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const { window, document, presentedBy, ...options } = command.optsWithGlobals<TakeOptions>();
      const client = await staffOf(terminal, options);
      const application = readJson<TakeIn["application"]>(terminal.folder, file);
      const receipt = expectValue(
        await client.call(intakeOperations.takeIn, {
          params: { windowId: window },
          body: { identity: { document, presentedBy }, application },
          signal: terminal.stopped,
        }),
      );
      show(terminal, options, receipt, () => receiptText(receipt));
    });

  atWindow("check <file>")
    .description("everything that is wrong with an application before it is taken in")
    .action(async (file: string, _: unknown, command: Command) => {
      const { window: windowId, ...options } = command.optsWithGlobals<AtWindow>();
      const client = await staffOf(terminal, options);
      const body = readJson<Readonly<Record<string, unknown>>>(terminal.folder, file);
      const call = { params: { windowId }, body, signal: terminal.stopped };
      const check = expectValue(await client.call(intakeOperations.checkIntake, call));
      show(terminal, options, check, () => checkText(check));
      if (!check.acceptable) throw new CommandError(exitCodes.refused, "Taken in now, it would be refused.");
    });

  atWindow("list")
    .description("what a window took in, newest first")
    .action(async (_: unknown, command: Command) => {
      const { window: windowId, ...options } = command.optsWithGlobals<AtWindow>();
      const client = await staffOf(terminal, options);
      const call = { params: { windowId }, signal: terminal.stopped };
      const { cases } = expectValue(await client.call(intakeOperations.listIntake, call));
      show(terminal, options, cases, () => boardTable(cases));
    });

  withStaffOptions(intake.command("receipt <id>"))
    .description("print the receipt of a case that your window took in")
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { caseId }, signal: terminal.stopped };
      const receipt = expectValue(await client.call(intakeOperations.getReceipt, call));
      show(terminal, options, receipt, () => receiptText(receipt));
    });

  withStaffOptions(intake.command("upload <id> <file>"))
    .description("send the file of a material that the application declared, found by its digest")
    .action(async (caseId: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const bytes = bytesOf(terminal, file);
      const sha256 = digestOf(bytes);
      const call = { params: { caseId, sha256 }, signal: terminal.stopped };
      const { upload, ...material } = expectValue(
        await client.call(intakeOperations.uploadIntakeMaterial, call),
      );
      if (upload) {
        const { status } = await sendBytes(upload.url, upload.headers, bytes, { signal: terminal.stopped });
        if (status !== 200)
          throw new CommandError(
            exitCodes.refused,
            `${file} was not taken (status ${status}); send it again.`,
          );
      }
      show(terminal, options, material, () => `${material.title}: ${upload ? "sent" : "there already"}`);
    });

  withStaffOptions(intake.command("supply <id> <file>"))
    .description("supply what a notice asked for: a JSON file with a list of materials")
    .option("--seen <version>", "the version you saw; the case as it is now if not given")
    .action(async (caseId: string, file: string, _: unknown, command: Command) => {
      type Materials = NonNullable<
        CallOptions<typeof intakeOperations.supplyForApplicant>["body"]
      >["materials"];
      const materials = readJson<Materials>(terminal.folder, file);
      await act(terminal, caseId, command, (client, call) =>
        client.call(intakeOperations.supplyForApplicant, { ...call, body: { materials } }),
      );
    });

  withStaffOptions(intake.command("withdraw <id>"))
    .description("take an application back, before it is decided")
    .requiredOption("--why <text>", "why the applicant takes it back")
    .option("--seen <version>", "the version you saw; the case as it is now if not given")
    .action(async (caseId: string, _: unknown, command: Command) => {
      const { why } = command.optsWithGlobals<{ readonly why: string }>();
      await act(terminal, caseId, command, (client, call) =>
        client.call(intakeOperations.withdrawForApplicant, { ...call, body: { reason: why } }),
      );
    });

  withStaffOptions(intake.command("hand-over <id>"))
    .description("record that the applicant has the result; closes the case")
    .option("--seen <version>", "the version you saw; the case as it is now if not given")
    .action(async (caseId: string, _: unknown, command: Command) => {
      await act(terminal, caseId, command, (client, call) =>
        client.call(intakeOperations.handOverResult, call),
      );
    });
};

type Call = {
  readonly params: { readonly caseId: string };
  readonly ifMatch: number;
  readonly signal: AbortSignal;
};
type Done = CallResult<Returned<typeof intakeOperations.handOverResult>>;

/** Does something for an applicant, on the version that was seen, and shows the case after it. */
const act = async (
  terminal: Terminal,
  caseId: string,
  command: Command,
  tell: (client: Client, call: Call) => Promise<Done>,
): Promise<void> => {
  const options = command.optsWithGlobals<StaffOptions & { readonly seen?: string }>();
  const client = await staffOf(terminal, options);
  const at = { params: { caseId }, signal: terminal.stopped };
  const ifMatch = await seenVersion(client, at, options.seen);
  const kase = expectValue(await tell(client, { ...at, ifMatch }));
  show(terminal, options, kase, () => staffCaseText(kase));
};

const receiptText = (receipt: Receipt): string =>
  [
    `receipt      ${receipt.externalRef}  (case ${receipt.caseId})`,
    `query code   ${receipt.queryCode}`,
    `matter       ${receipt.matterTitle}`,
    `applicant    ${receipt.applicant}`,
    `received     ${receipt.receivedAt} by ${receipt.receivedBy}, ${receipt.received.windowName}`,
    `handled by   ${receipt.handled.windowName}`,
    `answers by   ${receipt.noticeDue}${receipt.provisional ? " (provisional)" : ""}`,
    ...receipt.materials.map(({ title, size }) => `material     ${title} (${size} bytes)`),
    ...receipt.parcels.map(
      ({ n, way, pieces, state }) => `parcel ${n}     ${way}, ${pieces} pieces, ${state}`,
    ),
    ...(receipt.helper
      ? [`helper       ${receipt.helper.name}, until ${receipt.helper.until}, ${receipt.helper.state}`]
      : []),
  ].join("\n");
