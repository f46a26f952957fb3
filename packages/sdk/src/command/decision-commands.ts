import { windowRoutes } from "@tongban/contract";
import type { Command } from "commander";
import { type CallOptions, type Client, expectValue } from "../client/index.ts";
import { staffCaseText } from "./case-text.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "./session.ts";

type SeenOptions = StaffOptions & { readonly seen?: string };
type DeclineOptions = SeenOptions & { readonly reason: string; readonly organ: string };
type DecideOptions = SeenOptions & {
  readonly grant?: boolean;
  readonly refuse?: boolean;
  readonly number?: string;
  readonly title?: string;
  readonly reasons?: string;
  readonly remedies?: string;
};
type Decision = CallOptions<typeof windowRoutes.decideCase>["body"];

const held = (command: Command): Command =>
  withStaffOptions(command).option(
    "--seen <version>",
    "the version you saw; the case as it is now if not given",
  );

/** Adds what staff do with a case that they hold. */
export const addDecisionCommands = (program: Command, terminal: Terminal): void => {
  held(program.command("accept <id>"))
    .description("accept a case that you hold (受理)")
    .addHelpText("after", "\nExample:\n  tongban accept 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei")
    .action((id: string, _: unknown, command: Command) => accept(terminal, id, command.optsWithGlobals()));

  held(program.command("decline <id>"))
    .description("decline a case that you hold (不予受理)")
    .requiredOption("--reason <text>", "why")
    .requiredOption("--organ <name>", "the organ whose matter it is")
    .addHelpText(
      "after",
      '\nExample:\n  tongban decline 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei --reason "不属于本机关职权" --organ "西安市公安局"',
    )
    .action((id: string, _: unknown, command: Command) =>
      decline(terminal, id, command.optsWithGlobals<DeclineOptions>()),
    );

  held(program.command("decide <id>"))
    .description("decide a case (办结): --grant, or --refuse with reasons and remedies")
    .option("--grant", "grant it")
    .option("--number <text>", "with --grant: number of the document")
    .option("--title <text>", "with --grant: title of the document")
    .option("--refuse", "refuse it")
    .option("--reasons <text>", "with --refuse: why")
    .option("--remedies <text>", "with --refuse: reconsideration or litigation, where and until when")
    .addHelpText(
      "after",
      '\nExamples:\n  tongban decide ID --staff li-mei --grant --number "陕卫公证字2026-1" --title "卫生许可证"\n  tongban decide ID --staff li-mei --refuse --reasons "…" --remedies "…"',
    )
    .action((id: string, _: unknown, command: Command) =>
      decide(terminal, id, command.optsWithGlobals<DecideOptions>()),
    );
};

const seenVersion = async (
  terminal: Terminal,
  client: Client,
  caseId: string,
  seen: string | undefined,
): Promise<number> => {
  if (seen !== undefined) {
    if (/^[1-9]\d{0,8}$/.test(seen)) return Number(seen);
    throw new CommandError(exitCodes.usage, "--seen is the version number that you saw, such as 3.");
  }
  return expectValue(
    await client.call(windowRoutes.getWindowCase, { params: { caseId }, signal: terminal.stopped }),
  ).version;
};

const accept = async (terminal: Terminal, caseId: string, options: SeenOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const ifMatch = await seenVersion(terminal, client, caseId, options.seen);
  const kase = expectValue(
    await client.call(windowRoutes.acceptCase, { params: { caseId }, ifMatch, signal: terminal.stopped }),
  );
  show(terminal, options, kase, () => staffCaseText(kase));
};

const decline = async (terminal: Terminal, caseId: string, options: DeclineOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const ifMatch = await seenVersion(terminal, client, caseId, options.seen);
  const body = { reason: options.reason, rightOrgan: options.organ };
  const kase = expectValue(
    await client.call(windowRoutes.declineCase, {
      params: { caseId },
      body,
      ifMatch,
      signal: terminal.stopped,
    }),
  );
  show(terminal, options, kase, () => staffCaseText(kase));
};

const decide = async (terminal: Terminal, caseId: string, options: DecideOptions): Promise<void> => {
  const body = decisionOf(options);
  const client = await staffOf(terminal, options);
  const ifMatch = await seenVersion(terminal, client, caseId, options.seen);
  const kase = expectValue(
    await client.call(windowRoutes.decideCase, {
      params: { caseId },
      body,
      ifMatch,
      signal: terminal.stopped,
    }),
  );
  show(terminal, options, kase, () => staffCaseText(kase));
};

const decisionOf = (options: DecideOptions): Decision => {
  const { grant, refuse, number, title, reasons, remedies } = options;
  if (grant === refuse) throw new CommandError(exitCodes.usage, "Say either --grant or --refuse.");
  if (refuse) {
    if (reasons !== undefined && remedies !== undefined) return { outcome: "refused", reasons, remedies };
    throw new CommandError(exitCodes.usage, "A refusal needs --reasons and --remedies (行政许可法 art 38).");
  }
  if (number === undefined && title === undefined) return { outcome: "granted", document: null };
  if (number !== undefined && title !== undefined) return { outcome: "granted", document: { number, title } };
  throw new CommandError(exitCodes.usage, "A document has both --number and --title.");
};
