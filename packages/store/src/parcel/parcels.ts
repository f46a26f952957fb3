import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId, Parcel, WindowId } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import { type Attributes, map, text } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { indexes, indexKeys, madeByInKeys } from "../table/table.ts";
import { keptParcel, numberField } from "./parcel-codec.ts";

/** A parcel that has not arrived, with its case and with whom it travels under which number. */
export type ListedParcel = Parcel & {
  readonly caseId: CaseId;
  readonly carrier: string;
  readonly number: string;
};

/**
 * Parcels under way to a window, or from one, so many at most, those that are late first; eventually consistent. What is
 * kept is opened, because a list is searched by numbers.
 */
export const listParcels = async (
  store: StoreContext,
  window: WindowId,
  direction: "to" | "from",
  most: number,
): Promise<readonly ListedParcel[]> => {
  const { name, pk, sk } = direction === "to" ? indexes.worklist : indexes.review;
  const got = await store.table.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: name,
      KeyConditionExpression: `${pk} = :list`,
      ExpressionAttributeValues: { ":list": indexKeys.parcels(window) },
      ProjectionExpression: `pk, sk, ${sk}`,
      Limit: most,
    }),
  );
  const found = (got.Items ?? []).map((item) => ({ pk: String(item["pk"]), sk: String(item["sk"]) }));
  const items = await batchGet(store, found);
  const byKey = new Map(items.map((item) => [`${item["pk"]}|${item["sk"]}`, item]));
  // One that arrived meanwhile is on the list no more.
  const present = found.flatMap((key): readonly Attributes[] => {
    const item = byKey.get(`${key.pk}|${key.sk}`);
    return item ? [item] : [];
  });
  return Promise.all(
    present.map(async (item) => {
      const { caseId, n } = madeByInKeys(item);
      const { sealed, ...parcel } = keptParcel.read(item);
      const id = caseId as CaseId;
      return { ...parcel, n, caseId: id, ...wordsOf(await store.sealing.open(id, numberField(n), sealed)) };
    }),
  );
};

type Label = Pick<ListedParcel, "carrier" | "number">;

const label = map<Label>({ carrier: ["carrier", text()], number: ["number", text()] });

const wordsOf = (opened: string): Label => label.read(JSON.parse(opened));
