import { originalOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { staffCaseText } from "../case-text.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { seenVersion } from "./action-commands.ts";

type Seeing = StaffOptions & { readonly seen?: string; readonly material: string[] };

/** Adds the command by which a window says that it saw originals (核验原件). */
export const addOriginalsCommand = (program: Command, terminal: Terminal): void => {
  withStaffOptions(program.command("see-originals <case>"))
    .description("say that originals were shown at the window and agree with what was sent (核验原件)")
    .requiredOption("--material <title...>", "materials whose originals are outstanding")
    .option("--seen <version>", "the version you saw; the case as it is now if not given")
    .addHelpText(
      "after",
      "\nExample:\n  tongban see-originals 3q8m0v5k2x7n4t9b6d1c0f8g2h --material 结婚证 --staff li-mei",
    )
    .action(async (caseId: string, _: unknown, command: Command) => {
      const { material: materials, seen, ...options } = command.optsWithGlobals<Seeing>();
      const client = await staffOf(terminal, options);
      const at = { params: { caseId }, signal: terminal.stopped };
      const ifMatch = await seenVersion(client, at, seen);
      const kase = expectValue(
        await client.call(originalOperations.seeOriginals, { ...at, ifMatch, body: { materials } }),
      );
      show(terminal, options, kase, () => staffCaseText(kase));
    });
};
