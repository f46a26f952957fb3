import { windowOperations } from "@tongban/contract";
import { type Command, Option } from "commander";
import { expectValue } from "../../client/index.ts";
import { boardTable, staffCaseText } from "../case-text.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { brokerUrl, type GlobalOptions } from "../settings.ts";
import { textTable } from "../text-table.ts";
import { mintLocalToken } from "./staff-token.ts";

type BoardOptions = StaffOptions & {
  readonly list: "waiting" | "mine" | "reviews" | "team" | "done" | "sent";
  readonly window?: string;
};
type GiveOptions = StaffOptions & { readonly to: string };
type NextOptions = StaffOptions & { readonly window?: string };

/** Adds what staff do before they hold a case. */
export const addStaffCommands = (program: Command, terminal: Terminal): void => {
  program
    .command("token <staff>")
    .description("on this machine: print an access token of one of the seeded people")
    .addHelpText("after", "\nExample:\n  export TONGBAN_TOKEN=$(tongban token li-mei)")
    .action((staff: string, _: unknown, command: Command) =>
      token(terminal, staff, command.optsWithGlobals()),
    );

  withStaffOptions(program.command("board"))
    .description("list a window's cases by due date, those you are done with, or those your region sent out")
    .addOption(
      new Option("--list <name>", "which")
        .choices(["waiting", "mine", "reviews", "team", "done", "sent"])
        .default("waiting"),
    )
    .option("--window <id>", "one of your windows; your first if not given")
    .addHelpText("after", "\nExample:\n  tongban board --staff li-mei --list mine")
    .action((_: unknown, command: Command) => board(terminal, command.optsWithGlobals<BoardOptions>()));

  withStaffOptions(program.command("claim-next"))
    .description("take the waiting case that is due first")
    .option("--window <id>", "one of your windows; your first if not given")
    .addHelpText("after", "\nExample:\n  tongban claim-next --staff li-mei")
    .action((_: unknown, command: Command) => claimNext(terminal, command.optsWithGlobals<NextOptions>()));

  withStaffOptions(program.command("reassign-cases <id...>"))
    .description("as lead: give up to 25 cases to a member of the team, each by itself (批量改派)")
    .requiredOption("--to <staff>", "who gets them")
    .addHelpText(
      "after",
      "\nExample:\n  tongban reassign-cases 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff xian-lead --to wang-qiang",
    )
    .action((ids: readonly string[], _: unknown, command: Command) =>
      reassignCases(terminal, ids, command.optsWithGlobals<GiveOptions>()),
    );
};

const token = async (terminal: Terminal, staff: string, options: GlobalOptions): Promise<void> => {
  const minted = await mintLocalToken(brokerUrl(options.url, terminal.environment, terminal.folder), staff);
  show(terminal, options, minted, () => minted.access_token);
};

const board = async (terminal: Terminal, options: BoardOptions): Promise<void> => {
  const { list, window } = options;
  const client = await staffOf(terminal, options);
  const query = { list, ...(window === undefined ? {} : { window }) };
  const { cases } = expectValue(
    await client.call(windowOperations.readBoard, { query, signal: terminal.stopped }),
  );
  show(terminal, options, cases, () => boardTable(cases));
};

const claimNext = async (terminal: Terminal, options: NextOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const body = options.window === undefined ? {} : { window: options.window };
  const kase = expectValue(await client.call(windowOperations.claimNext, { body, signal: terminal.stopped }));
  show(terminal, options, kase, () => staffCaseText(kase));
};

/** The cases as they are now are what the lead means; where one cannot be read, nothing is sent. */
const reassignCases = async (
  terminal: Terminal,
  ids: readonly string[],
  options: GiveOptions,
): Promise<void> => {
  const client = await staffOf(terminal, options);
  const signal = terminal.stopped;
  const cases = [];
  for (const caseId of ids) {
    const seen = expectValue(
      await client.call(windowOperations.getWindowCase, { params: { caseId }, signal }),
    );
    cases.push({ caseId, version: seen.version });
  }
  const body = { to: options.to, cases };
  const { results } = expectValue(await client.call(windowOperations.reassignCases, { body, signal }));
  show(terminal, options, results, () =>
    textTable(
      ["CASE", "RESULT"],
      results.map(({ caseId, problem }) => [caseId, problem ?? "reassigned"]),
    ),
  );
};
