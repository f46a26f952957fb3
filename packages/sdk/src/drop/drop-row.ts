import { application, type Language } from "@tongban/contract";
import {
  absentFile,
  acceptedRow,
  beyond,
  faultsTold,
  isMaterialSize,
  type NamedFile,
  notThere,
  problemsInRow,
  type ReadApplication,
  type RowFault,
  type RowOutcome,
  refusedRow,
  wrongSize,
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
  const { client, signal } = desk;
  const name = { row, externalRef: read.externalRef };
  const materials = read.files.map((file) => materialIn(desk, file));
  const faults = [...read.faults, ...materials.flatMap((one) => ("said" in one ? [one] : []))];
  const body = { ...read.body, materials: materials.map(({ declared }) => declared) };
  const whole = application.safeParse(body).data;
  if (faults.length > 0 || !whole) {
    const told = faultsTold(faults, language);
    const { problems } = expectValue(await client.checkApplication(body, { signal }));
    return refusedRow(name, [...told, ...beyond(told, problemsInRow(problems, read))]);
  }
  const answer = await client.submitCase(whole, { signal });
  if (!answer.ok && isPassing(answer.problem.status)) throw new ProblemError(answer.problem);
  if (!answer.ok)
    return refusedRow(name, problemsInRow([answer.problem, ...(answer.problem.also ?? [])], read));
  const { caseId, queryCode, submittedAt: receivedAt } = answer.value;
  const files = materials.flatMap((one) => ("bytes" in one ? [one.bytes] : []));
  await uploadMaterials(client, caseId, files, { signal, verifiedWithin: 0 });
  return acceptedRow(name, { caseId, queryCode, receivedAt });
};

const materialIn = (
  { fileOf }: DropDesk,
  { column, title, name, mediaType }: NamedFile,
): Material | (RowFault & { readonly declared: Declared }) => {
  const bytes = fileOf(name);
  const declared = { title, mediaType, ...absentFile };
  if (!bytes) return { declared, column, said: notThere(name) };
  if (!isMaterialSize(bytes.length)) return { declared, column, said: wrongSize(name) };
  return { declared: declareMaterial(title, mediaType, bytes), bytes };
};
