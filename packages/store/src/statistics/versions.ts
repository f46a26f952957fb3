import { hash } from "node:crypto";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type Scope, scopeName } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** Versions of all scopes stand in so many items, each under 1 KB for a nation's windows and regions. */
const SHELVES = 64;

/** Where a scope's version stands; two scopes that share a name of six letters only cost a list that is read for nothing. */
const placeOf = (scope: Scope) => {
  const digest = hash("sha256", scopeName(scope), "buffer");
  return { shelf: digest.readUInt8(0) % SHELVES, name: digest.toString("base64url", 1, 6).slice(0, 6) };
};

/**
 * Gives scopes a new version: something happened there. Many shards may do so at once, none waits for another, and once
 * more than needed does no harm.
 */
export const renewVersions = async (
  { table, tableName }: TableContext,
  scopes: readonly Scope[],
): Promise<void> => {
  const shelves = Map.groupBy(scopes.map(placeOf), ({ shelf }) => shelf);
  await Promise.all(
    [...shelves].map(([shelf, places]) => {
      const names = [...new Set(places.map(({ name }) => name))];
      return table.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keys.versions(shelf),
          UpdateExpression: `ADD ${names.map((_, i) => `#v${i} :one`).join(", ")}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#v${i}`, name])),
          ExpressionAttributeValues: { ":one": 1 },
        }),
      );
    }),
  );
};

/** The versions of scopes, in their order; some seconds behind the events. */
export const loadVersions = async (
  context: TableContext,
  scopes: readonly Scope[],
): Promise<readonly number[]> => {
  const places = scopes.map(placeOf);
  const items = await batchGet(
    context,
    places.map(({ shelf }) => keys.versions(shelf)),
  );
  return places.map(({ shelf, name }) => {
    const { pk } = keys.versions(shelf);
    return Number(items.find((item) => item["pk"] === pk)?.[name] ?? 0);
  });
};
