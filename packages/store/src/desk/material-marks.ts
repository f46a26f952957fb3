import { hash } from "node:crypto";
import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { type CaseId, type MarkedMaterial, materialMarks, type NotePerson } from "@tongban/domain";
import { instant } from "../case/words.ts";
import { bytes, map, oneOf, text } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";

/** A mark with what is wrong, where somebody wrote it. */
export type WrittenMark = MarkedMaterial & { readonly problem?: string };

type KeptMark = MarkedMaterial & { readonly sealed?: Uint8Array };

const mark = map<KeptMark>({
  material: ["material", text()],
  mark: ["mark", oneOf(materialMarks)],
  by: ["by", map<NotePerson>({ id: ["id", text()], name: ["name", text()] })],
  at: ["at", instant],
  sealed: ["sealed", bytes, "optional"],
});

const keyOf = (caseId: CaseId, material: string) => keys.materialMark(caseId, placeOf(material));

/** A name may be longer than a key should be. */
const placeOf = (material: string): string => hash("sha256", material, "base64url").slice(0, 22);

const fieldOf = (material: string): string => `mark-${placeOf(material)}`;

/** Marks a material of a case, in the place of the mark before; what is wrong is kept sealed. */
export const markMaterial = async (
  { table, tableName, sealing }: StoreContext,
  caseId: CaseId,
  { problem, ...marked }: WrittenMark,
): Promise<void> => {
  const { material } = marked;
  const sealed =
    problem === undefined ? {} : { sealed: await sealing.seal(caseId, fieldOf(material), problem) };
  const Item = { ...keyOf(caseId, material), ...mark.write({ ...marked, ...sealed }) };
  await table.send(new PutCommand({ TableName: tableName, Item }));
};

/** Takes a mark off; one that is not there changes nothing. */
export const unmarkMaterial = async (
  { table, tableName }: StoreContext,
  caseId: CaseId,
  material: string,
): Promise<void> => {
  await table.send(new DeleteCommand({ TableName: tableName, Key: keyOf(caseId, material) }));
};

/** The marks of a case, strongly consistent, in the order in which they were made. */
export const listMaterialMarks = async (
  store: StoreContext,
  caseId: CaseId,
): Promise<readonly WrittenMark[]> => {
  const { pk, sk } = keys.materialMark(caseId, "");
  const kept = (await queryAll(store, pk, sk, true)).map(mark.read);
  const written = await Promise.all(
    kept.map(async ({ sealed, ...marked }) =>
      sealed
        ? { ...marked, problem: await store.sealing.open(caseId, fieldOf(marked.material), sealed) }
        : marked,
    ),
  );
  return written.toSorted((a, b) => (a.at < b.at ? -1 : 1));
};
