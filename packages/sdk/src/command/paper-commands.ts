import { paperOperations } from "@tongban/contract";
import { parseVerificationCode } from "@tongban/domain";
import type { Command } from "commander";
import { type CallResult, createClient, expectValue, type Returned } from "../client/index.ts";
import { shanghaiTime } from "./case-text.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { download, writeBytes } from "./file-bytes.ts";
import { writeDocuments } from "./proof/write-documents.ts";
import {
  type AskOptions,
  askerOf,
  brokerOf,
  type StaffOptions,
  show,
  staffOf,
  type Terminal,
  withAskOptions,
  withStaffOptions,
} from "./session.ts";
import type { GlobalOptions } from "./settings.ts";
import { seenVersion } from "./staff/action-commands.ts";
import { textTable } from "./text-table.ts";
import { wholeNumberOf } from "./whole-number.ts";

type VoidOptions = StaffOptions & {
  readonly reason: string;
  readonly replace?: boolean;
  readonly seen?: string;
};
type GetOptions = AskOptions & { readonly out: string; readonly statement?: string };

/** Adds what partners and staff do with the papers (文书) of a case, and what anyone does with the code on one. */
export const addPaperCommands = (program: Command, terminal: Terminal): void => {
  const paper = program
    .command("paper")
    .description("the papers (文书) of a case: notices and decisions as PDF");

  withAskOptions(paper.command("list <case>"))
    .description("list the papers of a case, and how far each is")
    .addHelpText("after", "\nExample:\n  tongban paper list 3q8m0v5k2x7n4t9b6d1c0f8g2h")
    .action((caseId: string, _: unknown, typed: Command) =>
      listPapers(terminal, caseId, typed.optsWithGlobals<AskOptions>()),
    );

  withAskOptions(paper.command("get <case> <n>"))
    .description("write the PDF of a paper to a file; n is the number that the list shows")
    .requiredOption("--out <file>", "where to write the PDF")
    .option("--statement <file>", "where to write the broker's statement of it, for `tongban verify`")
    .addHelpText(
      "after",
      "\nExample:\n  tongban paper get 3q8m0v5k2x7n4t9b6d1c0f8g2h 5 --out paper.pdf --statement paper.json\n  tongban verify paper.pdf --signature paper.json",
    )
    .action((caseId: string, n: string, _: unknown, typed: Command) =>
      getPaper(terminal, caseId, Number(n), typed.optsWithGlobals<GetOptions>()),
    );

  withStaffOptions(paper.command("void <case> <n>"))
    .description("as lead: declare a paper void (作废); what it tells of stays as it was decided")
    .requiredOption("--reason <text>", "why; it is on the record, and told to nobody who verifies the paper")
    .option("--replace", "issue it anew, with a number of its own")
    .option("--seen <version>", "the version you saw; the case as it is now if not given")
    .addHelpText(
      "after",
      '\nExample:\n  tongban paper void 3q8m0v5k2x7n4t9b6d1c0f8g2h 5 --reason "机关名称有误" --replace --staff wang-jun',
    )
    .action((caseId: string, n: string, _: unknown, typed: Command) =>
      voidPaper(terminal, caseId, n, typed.optsWithGlobals<VoidOptions>()),
    );

  paper
    .command("check <code>")
    .description("what a paper is by the code on it, and whether it still stands; nobody signs in")
    .addHelpText("after", "\nExample:\n  tongban paper check 3Q8M-0V5K-2X7N-4T9B-6D1C")
    .action((code: string, _: unknown, typed: Command) =>
      checkPaper(terminal, code, typed.optsWithGlobals<GlobalOptions>()),
    );
};

/** How a caller, a partner or a member of staff, asks for papers. */
type Reader = {
  readonly list: (caseId: string) => Promise<CallResult<Returned<typeof paperOperations.listPapers>>>;
  readonly read: (
    caseId: string,
    n: number,
  ) => Promise<CallResult<Returned<typeof paperOperations.readPaper>>>;
};

const readerOf = (terminal: Terminal, options: AskOptions): Promise<Reader> => {
  const { stopped: signal } = terminal;
  const { listWindowPapers, readWindowPaper } = paperOperations;
  return askerOf<Reader>(terminal, options, {
    partner: (client) => ({
      list: (caseId) => client.listPapers(caseId, { signal }),
      read: (caseId, n) => client.readPaper(caseId, n, { signal }),
    }),
    staff: (client) => ({
      list: (caseId) => client.call(listWindowPapers, { params: { caseId }, signal }),
      read: (caseId, n) => client.call(readWindowPaper, { params: { caseId, n }, signal }),
    }),
  });
};

const listPapers = async (terminal: Terminal, caseId: string, options: AskOptions): Promise<void> => {
  const { list } = await readerOf(terminal, options);
  const found = expectValue(await list(caseId));
  show(terminal, options, found, () =>
    textTable(
      ["N", "DATE", "TITLE", "NUMBER", "STATE"],
      found.papers.map(({ n, date, title, number, statement, stands, voidedAt }) => [
        String(n),
        date,
        title,
        number,
        voidedAt ? "void" : statement ? (stands ? "stands" : "replaced") : "being made",
      ]),
    ),
  );
};

const getPaper = async (
  terminal: Terminal,
  caseId: string,
  n: number,
  options: GetOptions,
): Promise<void> => {
  if (!Number.isInteger(n) || n < 1)
    throw new CommandError(exitCodes.usage, "n is a number that `tongban paper list` shows.");
  const { read } = await readerOf(terminal, options);
  const found = expectValue(await read(caseId, n));
  const bytes = await download(terminal, found.url, found.statement?.sha256);
  if (!bytes)
    throw new CommandError(
      exitCodes.refused,
      "What arrived is not the paper that was issued. Ask for it again.",
    );
  writeBytes(terminal, options.out, bytes);
  if (options.statement !== undefined) writeDocuments(terminal, options.statement, [found.statement]);
  show(
    terminal,
    options,
    found,
    () => `Wrote ${options.out}: ${found.title} ${found.number}, ${bytes.length} bytes`,
  );
};

const standingText = ({ stands, voidedAt, voided }: Returned<typeof paperOperations.verifyPaper>): string => {
  if (!voidedAt) return stands ? "It stands." : "Another one took its place.";
  const instead = voided?.replacedBy ? ` ${voided.replacedBy} took its place.` : "";
  return `It is void since ${shanghaiTime(voidedAt)}.${instead}`;
};

const voidPaper = async (
  terminal: Terminal,
  caseId: string,
  typed: string,
  options: VoidOptions,
): Promise<void> => {
  const n = wholeNumberOf(typed, 9, "n is a number that `tongban paper list` shows.");
  const client = await staffOf(terminal, options);
  const at = { params: { caseId }, signal: terminal.stopped };
  const { version } = expectValue(
    await client.call(paperOperations.voidPaper, {
      params: { caseId, n },
      ifMatch: await seenVersion(client, at, options.seen),
      body: { reason: options.reason, replaced: options.replace ?? false },
      signal: terminal.stopped,
    }),
  );
  show(terminal, options, { version }, () => `Paper ${n} is void; the case is at version ${version}.`);
};

const checkPaper = async (terminal: Terminal, typed: string, options: GlobalOptions): Promise<void> => {
  const code = parseVerificationCode(typed);
  if (!code)
    throw new CommandError(
      exitCodes.usage,
      "A code has 20 letters and digits, such as 3Q8M-0V5K-2X7N-4T9B-6D1C.",
    );
  const call = { params: { code }, signal: terminal.stopped };
  const client = createClient(brokerOf(terminal, options));
  const found = expectValue(await client.call(paperOperations.verifyPaper, call));
  const { title, number, organ, date, sha256 } = found.statement;
  show(terminal, options, found, () =>
    [`${title} ${number}`, `${organ}, ${date}`, standingText(found), `SHA-256 ${sha256}`].join("\n"),
  );
};
