import { windowOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { type PartnerOptions, partnerOf, staffOf, type Terminal, withPartnerOptions } from "../session.ts";
import { type OutOption, withOutOption, writeDocuments } from "./write-documents.ts";

type EvidenceOptions = PartnerOptions & OutOption & { readonly staff?: string | true };

/** Adds `evidence`. */
export const addEvidenceCommand = (program: Command, terminal: Terminal): void => {
  withOutOption(withPartnerOptions(program.command("evidence <id...>")))
    .description("get the signed evidence packs of cases, one on each line (证据包)")
    .option("--staff [id]", "ask as staff: on this machine as who you are, elsewhere by TONGBAN_TOKEN")
    .addHelpText(
      "after",
      "\nExample:\n  tongban evidence 3q8m0v5k2x7n4t9b6d1c0f8g2h --out pack.json && tongban verify pack.json",
    )
    .action((ids: readonly string[], _: unknown, command: Command) =>
      evidence(terminal, ids, command.optsWithGlobals<EvidenceOptions>()),
    );
};

const evidence = async (
  terminal: Terminal,
  ids: readonly string[],
  { staff, out, ...options }: EvidenceOptions,
): Promise<void> => {
  const read = await evidenceReader(terminal, options, staff);
  const packs: unknown[] = [];
  for (const id of ids) packs.push(await read(id));
  writeDocuments(terminal, out, packs);
};

const evidenceReader = async (
  terminal: Terminal,
  options: PartnerOptions,
  staff: string | true | undefined,
): Promise<(caseId: string) => Promise<unknown>> => {
  const { stopped: signal } = terminal;
  if (staff === undefined) {
    const { client } = partnerOf(terminal, options);
    return async (caseId) => expectValue(await client.getEvidence(caseId, { signal }));
  }
  const client = await staffOf(terminal, staff === true ? options : { ...options, staff });
  return async (caseId) =>
    expectValue(await client.call(windowOperations.getWindowEvidence, { params: { caseId }, signal }));
};
