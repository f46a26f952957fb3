import { type ApplicationProblem, application, type Language, type Said } from "@tongban/contract";
import { MATERIAL_BYTES } from "@tongban/domain";
import {
  type NamedFile,
  type ReadApplication,
  type RowOutcome,
  type RowProblem,
  rowProblems,
} from "@tongban/sheet/drop";
import { expectValue, ProblemError } from "../client/index.ts";
import { isPassing } from "../client/retry.ts";
import { declareMaterial } from "../material/declare-material.ts";
import { uploadMaterials } from "../material/upload-materials.ts";
import type { PartnerClient, SubmittedApplication } from "../partner/partner-client.ts";

/** What rows are submitted with. */
export type DropDesk = {
  readonly client: Pick<PartnerClient, "submitCase" | "checkApplication" | "askUpload" | "listMaterials">;
  /** The bytes of a file beside the sheet, by its name; nothing where there is none. */
  readonly fileOf: (name: string) => Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
};

type Declared = SubmittedApplication["materials"][number];
type Material = { readonly declared: Declared; readonly bytes: Uint8Array };

/**
 * Submits a row with the files that it names, or finds everything that is wrong with it, in the words of the broker's own
 * check. Done again it comes to the same case, and sends the files that are not there. Throws a `ProblemError` where the
 * broker takes nothing just now, as above a rate limit.
 */
export const dropRow = async (
  desk: DropDesk,
  row: number,
  read: ReadApplication,
  language: Language,
): Promise<RowOutcome> => {
  const materials = read.files.map((file) => materialIn(desk, file));
  const faults = [...read.faults, ...materials.flatMap((one) => ("said" in one ? [one] : []))];
  const body = { ...read.body, materials: materials.map(({ declared }) => declared) };
  const whole = application.safeParse(body).data;
  if (faults.length > 0 || !whole) {
    const told = faults.map(({ column, said }) => ({
      column,
      code: "cell-unreadable",
      problem: said[language],
    }));
    return refused(row, read, [...told, ...(await alsoWrong(desk, body, read, told))]);
  }
  const answer = await desk.client.submitCase(whole, { signal: desk.signal });
  if (!answer.ok && isPassing(answer.problem.status)) throw new ProblemError(answer.problem);
  if (!answer.ok) return refused(row, read, problemsIn(answer.problem, read));
  const { caseId, queryCode, submittedAt } = answer.value;
  const files = materials.flatMap((one) => ("bytes" in one ? [one.bytes] : []));
  await uploadMaterials(desk.client, caseId, files, { signal: desk.signal, verifiedWithin: 0 });
  const { externalRef } = read;
  return { row, externalRef, outcome: "accepted", caseId, queryCode, receivedAt: submittedAt, problems: [] };
};

/** What stands for a file that is not there, so that the check finds what else is wrong. */
const absent = { sha256: "0".repeat(64), size: 1 };

type NoMaterial = { readonly declared: Declared; readonly column: string; readonly said: Said };

const materialIn = (
  { fileOf }: DropDesk,
  { column, title, name, mediaType }: NamedFile,
): Material | NoMaterial => {
  const bytes = fileOf(name);
  const declared = { title, mediaType, ...absent };
  if (!bytes) return { declared, column, said: notThere(name) };
  if (bytes.length === 0 || bytes.length > MATERIAL_BYTES) return { declared, column, said: wrongSize(name) };
  return { declared: declareMaterial(title, mediaType, bytes), bytes };
};

const notThere = (name: string): Said => ({
  en: `there is no file "${name}" beside the sheet or in the folder of materials`,
  zh: `表格旁或材料文件夹中没有文件“${name}”`,
});
const wrongSize = (name: string): Said => ({
  en: `"${name}" must have 1 to ${MATERIAL_BYTES} bytes: scan it with fewer colours or in two files`,
  zh: `“${name}”的大小应为 1 至 ${MATERIAL_BYTES} 字节：请降低扫描色彩或拆分为两个文件`,
});

/** What the broker's check finds beside what was told of the same cells already. */
const alsoWrong = async (
  { client, signal }: DropDesk,
  body: Readonly<Record<string, unknown>>,
  read: ReadApplication,
  told: readonly RowProblem[],
): Promise<readonly RowProblem[]> => {
  const { problems } = expectValue(await client.checkApplication(body, { signal }));
  const columns = new Set(told.map(({ column }) => column));
  return problems
    .flatMap((problem) => rowProblems(problem, read.columnOf))
    .filter(({ column }) => column === null || !columns.has(column));
};

const problemsIn = (
  problem: ApplicationProblem & { readonly also?: readonly ApplicationProblem[] | undefined },
  { columnOf }: ReadApplication,
): readonly RowProblem[] => [problem, ...(problem.also ?? [])].flatMap((one) => rowProblems(one, columnOf));

const refused = (
  row: number,
  { externalRef }: ReadApplication,
  problems: readonly RowProblem[],
): RowOutcome => ({
  row,
  externalRef,
  outcome: "refused",
  caseId: null,
  queryCode: null,
  receivedAt: null,
  problems,
});
