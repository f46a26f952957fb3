import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import { openFolder } from "../../adapter/folder.ts";
import { type Round, runRound } from "../../adapter/run-round.ts";
import { type PartnerOptions, partnerOf, type Terminal, withPartnerOptions } from "../session.ts";

type PullOptions = PartnerOptions & {
  readonly folder: string;
  readonly by: readonly string[];
  readonly reveal?: string;
  readonly files?: boolean;
  readonly once?: boolean;
};

/** Seconds that a quiet round waits at the broker: so soon is a file of `out/` seen at the latest. */
const WAIT = 5;

/** Before another round after one that failed, ms. */
const PAUSE_AFTER_FAULT_MS = 5_000;

const folderHelp = `
The folder is what your system and the broker share:
  in/CASE.json       a case at your windows as it is now: {by, kase, applicant, files}; written again after each change
  out/NAME.json      what your system says, one command a file, in the order of the names. Write it under another ending
                     and rename it: {"caseId": …, "by": "li-mei", "action": "report", "input": {"code": 3}}
  done/, failed/     each file of out/ once it was answered, with NAME.report beside it
  files/SHA256       files of materials, with --files
A round that was killed is done again: nothing is sent twice to any effect, and nothing is lost.

Example:
  tongban adapter pull --folder ./exchange --by li-mei wang-jun --reveal 办理需要 --partner xian-approval --key xian-approval.json`;

/** Adds the pull adapter for a handling region's own system (办理系统). */
export const addAdapterCommand = (program: Command, terminal: Terminal): void => {
  const adapter = program
    .command("adapter")
    .description("between the broker and a handling region's own system (办理系统)");
  withPartnerOptions(adapter.command("pull"))
    .description("bring cases into a folder, and take back what your system says of them")
    .requiredOption("--folder <path>", "where both find each other's files")
    .requiredOption("--by <id...>", "who of the windows' teams the adapter acts for")
    .option(
      "--reveal <reason>",
      "look at the applicant of each case, for this reason; it stays on the record",
    )
    .option("--files", "fetch the files of materials as well")
    .option("--once", "end after one round")
    .addHelpText("after", folderHelp)
    .action((_: unknown, command: Command) => pull(terminal, command.optsWithGlobals<PullOptions>()));
};

const pull = async (terminal: Terminal, options: PullOptions): Promise<void> => {
  const { client } = partnerOf(terminal, options);
  const folder = openFolder(resolve(terminal.folder, options.folder));
  const { by, reveal, files = false, once = false } = options;
  const signal = terminal.stopped;
  const pulling = { by, files, signal, wait: once ? 0 : WAIT, ...(reveal === undefined ? {} : { reveal }) };
  while (!signal.aborted) {
    try {
      tell(terminal, options, await runRound(client, folder, pulling));
    } catch (fault) {
      if (once || signal.aborted) throw fault;
      terminal.writeError(fault instanceof Error ? fault.message : String(fault));
      await pause(PAUSE_AFTER_FAULT_MS, undefined, { signal }).catch(() => undefined);
    }
    if (once) return;
  }
};

const tell = (terminal: Terminal, { json, once }: PullOptions, round: Round): void => {
  const { pulled, done, failed } = round;
  if (!once && pulled + done + failed === 0) return;
  terminal.write(json ? JSON.stringify(round) : `in ${pulled}, done ${done}, failed ${failed}`);
};
