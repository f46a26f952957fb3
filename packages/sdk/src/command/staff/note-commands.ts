import { noteOperations } from "@tongban/contract";
import { Argument, type Command } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { wholeNumberOf } from "../whole-number.ts";

type Note = Returned<typeof noteOperations.writeNote>;
type WriteOptions = StaffOptions & { readonly text: string; readonly mention?: readonly string[] };
type StrikeOptions = StaffOptions & { readonly reason: string };

/** Adds what the handling region notes on a case among its own (内部备注). */
export const addNoteCommands = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("notes")
    .description("internal notes on a case, for your region alone (内部备注)");

  withStaffOptions(group.command("list <case>"))
    .description("the last 50 notes, the last first")
    .addHelpText("after", "\nExample:\n  tongban notes list 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei")
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { caseId }, signal: terminal.stopped };
      const { notes } = expectValue(await client.call(noteOperations.listNotes, call));
      show(terminal, options, notes, () => notesTable(notes));
    });

  withStaffOptions(group.command("write <case>"))
    .description("write a note; members of the window's team that it mentions are told")
    .requiredOption("--text <text>", "the note")
    .option("--mention <staff...>", "members of the window's team, by id")
    .addHelpText(
      "after",
      '\nExample:\n  tongban notes write 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei --text "已电话联系" --mention zhang-wei',
    )
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<WriteOptions>();
      const client = await staffOf(terminal, options);
      const body = { text: options.text, mentions: [...(options.mention ?? [])] };
      const call = { params: { caseId }, body, signal: terminal.stopped };
      const note = expectValue(await client.call(noteOperations.writeNote, call));
      show(terminal, options, note, () => notesTable([note]));
    });

  withStaffOptions(group.command("strike <case>").addArgument(new Argument("<n>", "number of the note")))
    .description("strike a note of yours out (a lead: any), with a reason; it stays readable")
    .requiredOption("--reason <text>", "why")
    .addHelpText(
      "after",
      '\nExample:\n  tongban notes strike 3q8m0v5k2x7n4t9b6d1c0f8g2h 1 --staff li-mei --reason "记错办件"',
    )
    .action(async (caseId: string, n: string, _: unknown, command: Command) => {
      const note = wholeNumberOf(n, 3, "<n> is the number of a note, such as 1.");
      const options = command.optsWithGlobals<StrikeOptions>();
      const client = await staffOf(terminal, options);
      const { reason } = options;
      const call = { params: { caseId, n: note }, body: { reason }, signal: terminal.stopped };
      const struck = expectValue(await client.call(noteOperations.strikeNote, call));
      show(terminal, options, struck, () => notesTable([struck]));
    });
};

const notesTable = (notes: readonly Note[]): string =>
  textTable(
    ["N", "WHEN", "WHO", "NOTE", "MENTIONS", "STRUCK OUT"],
    notes.map(({ n, at, by, text, mentions, struck }) => [
      `${n}`,
      at,
      by.name,
      text,
      mentions.map(({ name }) => name).join(", "),
      struck ? `${struck.by.name}: ${struck.reason}` : "",
    ]),
  );
