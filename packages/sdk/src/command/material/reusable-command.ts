import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { readJson } from "../read-json.ts";
import { type PartnerOptions, partnerOf, show, type Terminal, withPartnerOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

/** As much of an application as says whose it is. */
type WithApplicant = {
  readonly applicant?: { readonly citizenId?: string; readonly creditCode?: string };
};

/** Adds `material reusable`. The number is read from a file: on a command line it would stay in the shell's history. */
export const addReusableCommand = (material: Command, terminal: Terminal): void => {
  withPartnerOptions(material.command("reusable <application>"))
    .description(
      "what the applicant of an application (a JSON file, - for stdin) gave in earlier cases of yours and may be cited",
    )
    .addHelpText("after", "\nExample:\n  tongban material reusable application.json")
    .action(async (file: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<PartnerOptions>();
      const { client } = partnerOf(terminal, options);
      const { applicant } = readJson<WithApplicant>(terminal.folder, file);
      const number = applicant?.creditCode ?? applicant?.citizenId ?? "";
      const { materials } = expectValue(await client.listReusable(number, { signal: terminal.stopped }));
      show(terminal, options, { materials }, () =>
        textTable(
          ["SHA-256", "CASE", "TITLE", "GIVEN", "VALID UNTIL"],
          materials.map(({ sha256, caseId, title, givenAt, validUntil }) => [
            sha256,
            caseId,
            title,
            givenAt,
            validUntil ?? "",
          ]),
        ),
      );
    });
};
