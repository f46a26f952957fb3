import { intakeOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue } from "../client/index.ts";
import type { NamedHelper } from "../partner/partner-client.ts";
import { partnerCaseText, staffCaseText } from "./case-text.ts";
import { readJson } from "./read-json.ts";
import { type AskOptions, partnerOf, show, staffOf, type Terminal, withAskOptions } from "./session.ts";
import { seenVersion } from "./staff/action-commands.ts";

type Change = { readonly helper: NamedHelper } | { readonly helper: null; readonly reason: string };

/** Adds who acts for an applicant (帮办代办): for the partner that sent the case, or with `--staff` the window that took it in. */
export const addHelperCommands = (program: Command, terminal: Terminal): void => {
  const helper = program.command("helper").description("who acts for an applicant, by a mandate (帮办代办)");
  withAskOptions(helper.command("name <case> <file>"))
    .description("name a helper; the file says who, until when, and the signed mandate")
    .addHelpText(
      "after",
      `
The file (- for standard input) is a JSON object; \`document\` is the signed mandate:
  {"kind": "person", "name": "王五", "until": "2026-12-31",
   "document": {"title": "授权委托书", "mediaType": "application/pdf", "sha256": "…", "size": 48213}}

Example:
  tongban helper name 3q8m0v5k2x7n4t9b6d1c0f8g2h helper.json`,
    )
    .action((caseId: string, file: string, _: unknown, command: Command) =>
      change(terminal, caseId, command, { helper: readJson<NamedHelper>(terminal.folder, file) }),
    );
  withAskOptions(helper.command("revoke <case>"))
    .description("revoke the mandate of the helper who is named")
    .requiredOption("--reason <text>", "why")
    .addHelpText(
      "after",
      "\nExample:\n  tongban helper revoke 3q8m0v5k2x7n4t9b6d1c0f8g2h --reason 申请人撤销授权",
    )
    .action((caseId: string, _: unknown, command: Command) =>
      change(terminal, caseId, command, {
        helper: null,
        reason: command.optsWithGlobals<{ readonly reason: string }>().reason,
      }),
    );
};

const change = async (terminal: Terminal, caseId: string, command: Command, body: Change): Promise<void> => {
  const { staff, ...options } = command.optsWithGlobals<AskOptions>();
  const signal = terminal.stopped;
  if (staff === undefined) {
    const { client } = partnerOf(terminal, options);
    const kase = expectValue(
      body.helper
        ? await client.nameHelper(caseId, body.helper, { signal })
        : await client.revokeHelper(caseId, body.reason, { signal }),
    );
    return show(terminal, options, kase, () => partnerCaseText(kase));
  }
  const client = await staffOf(terminal, staff === true ? options : { ...options, staff });
  const at = { params: { caseId }, signal };
  const ifMatch = await seenVersion(client, at, undefined);
  const kase = expectValue(
    await client.call(intakeOperations.setHelperForApplicant, { ...at, ifMatch, body }),
  );
  show(terminal, options, kase, () => staffCaseText(kase));
};
