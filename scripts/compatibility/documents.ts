import type { BreakingChange } from "./breaking-change.ts";
import { type Json, membersOf, objectOf } from "./json.ts";
import type { Direction } from "./limits.ts";
import { operationComparison } from "./operations.ts";
import { schemaComparison } from "./schemas.ts";

type Named = readonly (readonly [place: string, operation: Json])[];

const operationsOf = (document: Json, part: "paths" | "webhooks"): Named =>
  membersOf(document[part]).flatMap(([path, methods]) =>
    membersOf(methods).map(
      ([method, operation]) =>
        [part === "paths" ? `${method.toUpperCase()} ${path}` : `webhook ${path}`, operation] as const,
    ),
  );

const schemesOf = (document: Json): Named =>
  membersOf(objectOf(document["components"])["securitySchemes"]).map(([name, scheme]) => [name, scheme]);

const meaningOf = ({ description: _, bearerFormat: __, ...scheme }: Json): string => JSON.stringify(scheme);

const brokenSchemes = (released: Json, current: Json): readonly BreakingChange[] => {
  const now = new Map(schemesOf(current));
  return schemesOf(released)
    .filter(([name, scheme]) => meaningOf(scheme) !== meaningOf(now.get(name) ?? {}))
    .map(([name]) => ({
      rule: "security-changed",
      place: `security ${name}`,
      says: "its definition changed",
    }));
};

/**
 * What in the current OpenAPI document may break a caller that was written for the released one. A request that was
 * taken must still be, and an answer must be one that was promised; answers may gain members, values and kinds.
 */
export const breakingChanges = (released: Json, current: Json): readonly BreakingChange[] => {
  const compare = operationComparison(released, current, schemaComparison(released, current));
  const compareAll = (part: "paths" | "webhooks", request: Direction): readonly BreakingChange[] => {
    const now = new Map(operationsOf(current, part));
    return operationsOf(released, part).flatMap(([place, before]): readonly BreakingChange[] => {
      const after = now.get(place);
      if (after) return compare({ place, before, after, request });
      return [{ rule: "operation-removed", place, says: "removed" }];
    });
  };
  const found = [
    ...compareAll("paths", "sent"),
    ...compareAll("webhooks", "answered"),
    ...brokenSchemes(released, current),
  ];
  return [...new Map(found.map((change) => [`${change.place} ${change.says}`, change])).values()];
};
