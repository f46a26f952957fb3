import { extname } from "node:path";
import { agreementOperations, documentOperations } from "@tongban/contract";
import { DOCUMENT_BYTES, documentTypes } from "@tongban/domain";
import type { Command } from "commander";
import { expectValue } from "../../client/index.ts";
import { uploadDocument } from "../../document/upload-document.ts";
import { digestOf } from "../../material/declare-material.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf, download, writeBytes } from "../file-bytes.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { agreementText, fileOf, revisionSeen } from "./agreement-file.ts";

type PutOptions = StaffOptions & {
  readonly number?: string;
  readonly signed?: string;
  readonly seen?: string;
};
type GetOptions = StaffOptions & { readonly out: string; readonly digest?: string };

/** Adds what coordinators do with the signed document (签署文件) of an agreement. */
export const addDocumentCommands = (agreement: Command, terminal: Terminal): void => {
  const document = agreement
    .command("document")
    .description("the signed PDF or OFD of an agreement: keep it with a draft, or read it");

  withStaffOptions(document.command("put <id> <file>"))
    .description("keep a file as the signed document of the draft, and have the draft name it (上传签署文件)")
    .option("--number <text>", "document number (文号)")
    .option("--signed <date>", "day of signature (签署日期)")
    .option("--seen <revision>", "the revision that you saw; the agreement as it is now if not given")
    .addHelpText(
      "after",
      "\nExample:\n  tongban agreement document put xian-nanjing 协议.pdf --staff zhao-min",
    )
    .action((id: string, file: string, _: unknown, typed: Command) =>
      putDocument(terminal, id, file, typed.optsWithGlobals<PutOptions>()),
    );

  withStaffOptions(document.command("get <id>"))
    .description("write the signed document to a file (下载签署文件)")
    .requiredOption("--out <file>", "where to write it")
    .option("--digest <sha256>", "another document than that of the draft or the published version")
    .addHelpText(
      "after",
      "\nExample:\n  tongban agreement document get xian-nanjing --out 协议.pdf --staff zhao-min",
    )
    .action((id: string, _: unknown, typed: Command) =>
      getDocument(terminal, id, typed.optsWithGlobals<GetOptions>()),
    );
};

const putDocument = async (
  terminal: Terminal,
  agreementId: string,
  file: string,
  { number, signed, seen, ...options }: PutOptions,
): Promise<void> => {
  const bytes = bytesOf(terminal, file);
  const type = documentTypes.find((known) => extname(file).toLowerCase() === `.${known}`);
  if (!type) throw new CommandError(exitCodes.usage, `${file} must be a .pdf or an .ofd.`);
  if (bytes.length === 0 || bytes.length > DOCUMENT_BYTES)
    throw new CommandError(
      exitCodes.usage,
      `${file} has ${bytes.length} bytes; 1 to ${DOCUMENT_BYTES} are taken.`,
    );
  const client = await staffOf(terminal, options);
  const ifMatch = await revisionSeen(terminal, client, agreementId, seen);
  const before = (await fileOf(terminal, client, agreementId)).draft?.content.document ?? {};
  const sha256 = digestOf(bytes);
  expectValue(await uploadDocument(client, agreementId, { sha256, type, bytes }));
  const signedDocument = {
    ...before,
    ...(number ? { number } : {}),
    ...(signed ? { signedOn: signed } : {}),
    sha256,
  };
  const call = {
    params: { agreementId },
    body: { document: signedDocument },
    ifMatch,
    signal: terminal.stopped,
  };
  const done = expectValue(await client.call(agreementOperations.reviseDraft, call));
  show(terminal, options, done, () => `Kept ${file}: SHA-256 ${sha256}\n${agreementText(done)}`);
};

const getDocument = async (terminal: Terminal, agreementId: string, options: GetOptions): Promise<void> => {
  const client = await staffOf(terminal, options);
  const { draft, published } = await fileOf(terminal, client, agreementId);
  const sha256 = options.digest ?? draft?.content.document?.sha256 ?? published?.content.document?.sha256;
  if (sha256 === undefined)
    throw new CommandError(exitCodes.refused, "The agreement names no signed document.");
  const call = { params: { agreementId, sha256 }, signal: terminal.stopped };
  const found = expectValue(await client.call(documentOperations.getDocument, call));
  const bytes = await download(terminal, found.url, sha256);
  if (!bytes)
    throw new CommandError(
      exitCodes.refused,
      "What arrived is not the document that was kept. Ask for it again.",
    );
  writeBytes(terminal, options.out, bytes);
  show(terminal, options, found, () => `Wrote ${options.out}: ${bytes.length} bytes, SHA-256 ${sha256}`);
};
