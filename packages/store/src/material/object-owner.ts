import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { type CaseId, type DeclaredMaterial, epochMs, type Instant } from "@tongban/domain";
import { DECLARED_DAYS } from "../object/declared.ts";
import { list, map, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** Which material of which case a file in the bucket is, as it was declared. */
export type ObjectOwner = DeclaredMaterial & {
  readonly caseId: CaseId;
  /** Of a part of it, the keys of all parts in their order. */
  readonly parts?: readonly string[];
};

const objectOwner = map<ObjectOwner>({
  caseId: ["caseId", text()],
  title: ["title", text()],
  mediaType: ["mediaType", text()],
  sha256: ["sha256", text()],
  size: ["size", whole],
  validUntil: ["validUntil", text(), "optional"],
  parts: ["parts", list(text()), "optional"],
});

/** Seconds that an owner is known beyond what was uploaded: a message about it may wait among the dead letters for 14 days. */
const OWNER_SECONDS = (DECLARED_DAYS + 14) * 86_400;

/** Notes whose file will lie under a key, so that whoever hears of the key alone finds it. */
export const noteObjectOwner = async (
  { table, tableName }: TableContext,
  key: string,
  owner: ObjectOwner,
  now: Instant,
): Promise<void> => {
  const expires = Math.ceil(epochMs(now) / 1000) + OWNER_SECONDS;
  await table.send(
    new PutCommand({
      TableName: tableName,
      Item: { ...keys.objectOwner(key), ...objectOwner.write(owner), [ttlAttribute]: expires },
    }),
  );
};

/** Whose file lies under a key; nothing where no material's does. */
export const findObjectOwner = async (
  { table, tableName }: TableContext,
  key: string,
): Promise<ObjectOwner | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.objectOwner(key), ConsistentRead: true }),
  );
  return got.Item && objectOwner.read(got.Item);
};
