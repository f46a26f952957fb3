import { windowOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { type AskOptions, askerOf, type Terminal, withAskOptions } from "../session.ts";
import { type OutOption, withOutOption, writeDocuments } from "./write-documents.ts";

type EvidenceOptions = AskOptions & OutOption;

/** Adds `evidence`. */
export const addEvidenceCommand = (program: Command, terminal: Terminal): void => {
  withOutOption(withAskOptions(program.command("evidence <id...>")))
    .description("get the signed evidence packs of cases, one on each line (证据包)")
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
  { out, ...options }: EvidenceOptions,
): Promise<void> => {
  const read = await evidenceReader(terminal, options);
  const packs: unknown[] = [];
  for (const id of ids) packs.push(await read(id));
  writeDocuments(terminal, out, packs);
};

type ReadEvidence = (caseId: string) => Promise<unknown>;

const evidenceReader = (terminal: Terminal, options: AskOptions): Promise<ReadEvidence> => {
  const { stopped: signal } = terminal;
  return askerOf<ReadEvidence>(terminal, options, {
    partner: (client) => async (caseId) => expectValue(await client.getEvidence(caseId, { signal })),
    staff: (client) => async (caseId) =>
      expectValue(await client.call(windowOperations.getWindowEvidence, { params: { caseId }, signal })),
  });
};
