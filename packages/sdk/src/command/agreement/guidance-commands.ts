import { guidance, guidanceOperations } from "@tongban/contract";
import { type Command, Option } from "commander";
import * as z from "zod";
import { expectValue } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf } from "../file-bytes.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { revisionSeen } from "./agreement-file.ts";

type ReadOptions = StaffOptions & { readonly of: "published" | "draft" };
type PutOptions = StaffOptions & { readonly seen?: string };

/** Entries of one request. */
const AT_ONCE = 100;

/** Adds what coordinators do with review checklists and phrases (审查要点, 常用语). */
export const addGuidanceCommands = (agreement: Command, terminal: Terminal): void => {
  withStaffOptions(agreement.command("guidance <id>"))
    .description("show review checklists and phrases by matter, as JSON that guidance-put takes")
    .addOption(new Option("--of <what>", "of which").choices(["published", "draft"]).default("published"))
    .addHelpText(
      "after",
      "\nExample:\n  tongban agreement guidance xian-nanjing --staff zhao-min > guidance.json",
    )
    .action(async (agreementId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ReadOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { agreementId }, query: { of: options.of }, signal: terminal.stopped };
      const { entries } = expectValue(await client.call(guidanceOperations.getGuidance, call));
      show(terminal, options, entries, () => JSON.stringify(entries, null, 2));
    });

  withStaffOptions(agreement.command("guidance-put <id> <file>"))
    .description("put the entries of a JSON file into the draft; those of other matters stay")
    .option("--seen <revision>", "the revision that you saw; the agreement as it is now if not given")
    .addHelpText(
      "after",
      "\nExample:\n  tongban agreement guidance-put xian-nanjing guidance.json --staff zhao-min",
    )
    .action(async (agreementId: string, file: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<PutOptions>();
      const entries = entriesIn(terminal, file);
      const client = await staffOf(terminal, options);
      let seen = options.seen;
      for (let start = 0; start < entries.length; start += AT_ONCE) {
        const ifMatch = await revisionSeen(terminal, client, agreementId, seen);
        const body = { put: entries.slice(start, start + AT_ONCE) };
        const call = { params: { agreementId }, ifMatch, body, signal: terminal.stopped };
        const done = expectValue(await client.call(guidanceOperations.reviseGuidance, call));
        seen = String(done.revision);
      }
      show(terminal, options, { entries: entries.length }, () => `${entries.length} entries in the draft.`);
    });
};

const entriesIn = (terminal: Terminal, file: string) => {
  const text = new TextDecoder().decode(bytesOf(terminal, file));
  try {
    return z.array(guidance).parse(JSON.parse(text));
  } catch (fault) {
    const why = fault instanceof z.ZodError ? z.prettifyError(fault) : "it is no JSON";
    throw new CommandError(exitCodes.usage, `${file} is no guidance: ${why}`, { cause: fault });
  }
};
