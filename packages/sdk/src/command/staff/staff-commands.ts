import { windowOperations } from "@tongban/contract";
import { type Command, Option } from "commander";
import { expectValue } from "../../client/index.ts";
import { boardTable, staffCaseText } from "../case-text.ts";
import { brokerOf, type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { mintLocalToken } from "./staff-token.ts";

type BoardOptions = StaffOptions & {
  readonly list: "waiting" | "mine" | "reviews" | "team" | "done" | "sent";
  readonly window?: string;
};
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
};

const token = async (terminal: Terminal, staff: string, options: GlobalOptions): Promise<void> => {
  const minted = await mintLocalToken(brokerOf(terminal, options).baseUrl, staff);
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
