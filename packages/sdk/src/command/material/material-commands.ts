import { materialOperations } from "@tongban/contract";
import type { Command } from "commander";
import { type CallResult, expectValue, type Returned } from "../../client/index.ts";
import { declareMaterial, digestOf } from "../../material/declare-material.ts";
import { type MaterialState, uploadMaterials } from "../../material/upload-materials.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { bytesOf, download, writeBytes } from "../file-bytes.ts";
import {
  type AskOptions,
  askerOf,
  type PartnerOptions,
  partnerOf,
  show,
  type Terminal,
  withAskOptions,
  withPartnerOptions,
} from "../session.ts";
import { textTable } from "../text-table.ts";
import { expectSize, mediaTypeOfFile, titleOfFile } from "./material-files.ts";
import { addReusableCommand } from "./reusable-command.ts";

type GetOptions = AskOptions & { readonly out: string };

/** Adds what partners and staff do with the files of a case's materials (材料). */
export const addMaterialCommands = (program: Command, terminal: Terminal): void => {
  const material = program.command("material").description("the files of a case's materials (材料)");

  material
    .command("declare <file...>")
    .description("write what an application or a supplement says of files: title by name, type, digest, size")
    .addHelpText("after", "\nExample:\n  tongban material declare 申请书.pdf 身份证.jpg > materials.json")
    .action((files: readonly string[]) => declareFiles(terminal, files));

  addReusableCommand(material, terminal);

  withAskOptions(material.command("list <case>"))
    .description("list the materials of a case, and how far the file of each is")
    .addHelpText("after", "\nExample:\n  tongban material list 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei")
    .action((caseId: string, _: unknown, typed: Command) =>
      listFiles(terminal, caseId, typed.optsWithGlobals<AskOptions>()),
    );

  withPartnerOptions(material.command("put <case> <file...>"))
    .description(
      "send files that the case declares, and wait until each is verified; repeating it is harmless",
    )
    .addHelpText(
      "after",
      "\nExample:\n  tongban material put 3q8m0v5k2x7n4t9b6d1c0f8g2h 申请书.pdf 身份证.jpg",
    )
    .action((caseId: string, files: readonly string[], _: unknown, typed: Command) =>
      putFiles(terminal, caseId, files, typed.optsWithGlobals<PartnerOptions>()),
    );

  withAskOptions(material.command("get <case> <sha256>"))
    .description("write a verified material to a file; that you read it goes on the record of the case")
    .requiredOption("--out <file>", "where to write it")
    .addHelpText(
      "after",
      "\nExample:\n  tongban material get 3q8m0v5k2x7n4t9b6d1c0f8g2h 9f86d0…0a08 --out 申请书.pdf --staff li-mei",
    )
    .action((caseId: string, sha256: string, _: unknown, typed: Command) =>
      getFile(terminal, caseId, sha256, typed.optsWithGlobals<GetOptions>()),
    );
};

/** How a caller, a partner or a member of staff, asks for materials. */
type Reader = {
  readonly list: (caseId: string) => Promise<CallResult<Returned<typeof materialOperations.listMaterials>>>;
  readonly read: (
    caseId: string,
    sha256: string,
  ) => Promise<CallResult<Returned<typeof materialOperations.readMaterial>>>;
};

const readerOf = (terminal: Terminal, options: AskOptions): Promise<Reader> => {
  const { stopped: signal } = terminal;
  const { listWindowMaterials, readWindowMaterial } = materialOperations;
  return askerOf<Reader>(terminal, options, {
    partner: (client) => ({
      list: (caseId) => client.listMaterials(caseId, { signal }),
      read: (caseId, sha256) => client.readMaterial(caseId, sha256, { signal }),
    }),
    staff: (client) => ({
      list: (caseId) => client.call(listWindowMaterials, { params: { caseId }, signal }),
      read: (caseId, sha256) => client.call(readWindowMaterial, { params: { caseId, sha256 }, signal }),
    }),
  });
};

const declareFiles = (terminal: Terminal, files: readonly string[]): void => {
  const declared = files.map((file) => {
    const bytes = bytesOf(terminal, file);
    expectSize(file, bytes);
    return declareMaterial(titleOfFile(file), mediaTypeOfFile(file), bytes);
  });
  terminal.write(JSON.stringify(declared, undefined, 2));
};

const tableOf = (materials: readonly MaterialState[]): string =>
  textTable(
    ["SHA-256", "TITLE", "BYTES", "STATE"],
    materials.map(({ sha256, title, size, state, code, stalled }) => [
      sha256,
      title,
      String(size),
      code ? `${state}: ${code}` : stalled ? `${state}: send it again` : state,
    ]),
  );

const listFiles = async (terminal: Terminal, caseId: string, options: AskOptions): Promise<void> => {
  const { list } = await readerOf(terminal, options);
  const { materials, licences, erasure } = expectValue(await list(caseId));
  show(terminal, options, { materials, licences, erasure }, () =>
    [
      tableOf(materials),
      ...licences.map(
        ({ title, source, reference, standing }) =>
          `${title}: electronic licence ${source} ${reference}, ${standing ?? "not looked up yet"}`,
      ),
      ...(erasure === null ? [] : [`The files are erased on ${erasure}.`]),
    ].join("\n"),
  );
};

const putFiles = async (
  terminal: Terminal,
  caseId: string,
  files: readonly string[],
  options: PartnerOptions,
): Promise<void> => {
  const { client } = partnerOf(terminal, options);
  const contents = files.map((file) => bytesOf(terminal, file));
  const names = new Map(contents.map((bytes, at) => [digestOf(bytes), files[at] ?? ""]));
  const materials = await uploadMaterials(client, caseId, contents, {
    signal: terminal.stopped,
    onProgress: tenths((sha256, percent) => terminal.writeError(`${names.get(sha256)}: ${percent} %`)),
  });
  show(terminal, options, { materials }, () => tableOf(materials));
  if (materials.some(({ state }) => state === "quarantined"))
    throw new CommandError(exitCodes.refused, "A file is held back: supply another one for it.");
};

/** Tells progress each time that another tenth of a file went, so that a terminal shows ten lines of it and not hundreds. */
const tenths = (tell: (sha256: string, percent: number) => void) => {
  const told = new Map<string, number>();
  return (sha256: string, sent: number, size: number): void => {
    const percent = Math.floor((sent * 10) / size) * 10;
    if ((told.get(sha256) ?? 0) >= percent) return;
    told.set(sha256, percent);
    tell(sha256, percent);
  };
};

const getFile = async (
  terminal: Terminal,
  caseId: string,
  sha256: string,
  { out, ...options }: GetOptions,
): Promise<void> => {
  const { read } = await readerOf(terminal, options);
  const { url, size, title } = expectValue(await read(caseId, sha256));
  const bytes = await download(terminal, url, sha256);
  if (!bytes) throw new CommandError(exitCodes.fault, "The file did not arrive as it is kept. Ask again.");
  writeBytes(terminal, out, bytes);
  show(terminal, options, { title, size, out }, () => `${title}: ${size} bytes in ${out}`);
};
