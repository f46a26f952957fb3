import type { BreakingChange, BreakingRule } from "./breaking-change.ts";
import { type Json, listOf, membersOf, objectOf, resolved } from "./json.ts";
import type { Direction } from "./limits.ts";
import type { CompareSchemas } from "./schemas.ts";

const PROBLEM = "application/problem+json";

/** One operation or webhook of both documents. */
export type ComparedOperation = {
  readonly place: string;
  readonly before: Json;
  readonly after: Json;
  /** Whether callers send the request, as to an operation, or are sent it, as by a webhook. */
  readonly request: Direction;
};

/** The comparison of operations of two documents. */
export const operationComparison = (released: Json, current: Json, compare: CompareSchemas) => {
  const parametersOf = (operation: Json, document: Json): ReadonlyMap<string, Json> =>
    new Map(
      listOf(operation["parameters"]).map((parameter) => {
        const whole = resolved(parameter, document);
        return [`${whole["in"]} parameter ${whole["name"]}`, whole];
      }),
    );

  const compareParameters = ({ place, before, after, request }: ComparedOperation) => {
    const [former, follower] = [parametersOf(before, released), parametersOf(after, current)];
    const kept = [...former].flatMap(([name, parameter]) => {
      const now = follower.get(name);
      if (!now) return [broken(place, "parameter-removed", `${name}: removed`)];
      return compare(parameter["schema"], now["schema"], { place, path: name, direction: request });
    });
    const demanded = [...follower].filter(
      ([name, { required }]) => required === true && former.get(name)?.["required"] !== true,
    );
    if (request === "answered") return kept;
    return [
      ...kept,
      ...demanded.map(([name]) => broken(place, "parameter-required", `${name}: required now`)),
    ];
  };

  const compareBody = ({ place, before, after, request }: ComparedOperation): readonly BreakingChange[] => {
    const [former, follower] = [before["requestBody"], after["requestBody"]];
    const [body, bodyNow] = [resolved(former, released), resolved(follower, current)];
    if (former !== undefined && follower === undefined)
      return [broken(place, "body-removed", "request: takes no body any more")];
    const demanded = request === "sent" && bodyNow["required"] === true && body["required"] !== true;
    return [
      ...(demanded ? [broken(place, "body-required", "request: a body is required now")] : []),
      ...membersOf(body["content"]).flatMap(([type, { schema }]) => {
        const now = objectOf(bodyNow["content"])[type];
        if (now === undefined)
          return [broken(place, "body-type-removed", `request: ${type} is not taken any more`)];
        return compare(schema, objectOf(now)["schema"], { place, path: "request", direction: request });
      }),
    ];
  };

  const codesOf = (response: Json): readonly unknown[] => {
    const { schema } = objectOf(objectOf(response["content"])[PROBLEM]);
    return [schema, ...listOf(objectOf(schema)["allOf"])].flatMap((part) =>
      listOf(objectOf(objectOf(objectOf(part)["properties"])["code"])["enum"]),
    );
  };

  const compareProblems = (place: string, status: string, before: Json, after: Json) =>
    codesOf(before)
      .filter((code) => !codesOf(after).includes(code))
      .map((code) => broken(place, "problem-removed", `${status} ${code}: not answered any more`));

  const compareResponse = (place: string, status: string, former: Json, follower: Json, way: Direction) => {
    const [before, after] = [resolved(former, released), resolved(follower, current)];
    const headers = objectOf(after["headers"]);
    return [
      ...membersOf(before["headers"])
        .filter(([name]) => headers[name] === undefined)
        .map(([name]) => broken(place, "header-removed", `${status} header ${name}: removed`)),
      ...compareProblems(place, status, before, after),
      ...membersOf(before["content"]).flatMap(([type, { schema }]) => {
        const now = objectOf(after["content"])[type];
        if (now === undefined)
          return [broken(place, "answer-type-removed", `${status}: ${type} is not answered any more`)];
        return compare(schema, objectOf(now)["schema"], { place, path: `answer ${status}`, direction: way });
      }),
    ];
  };

  const compareResponses = ({ place, before, after, request }: ComparedOperation) => {
    const [former, follower] = [objectOf(before["responses"]), objectOf(after["responses"])];
    const way = request === "sent" ? "answered" : "sent";
    const added = Object.keys(follower).filter((status) => status.startsWith("2") && !(status in former));
    return [
      ...(way === "answered"
        ? added.map((status) => broken(place, "status-added", `${status}: a success that was not promised`))
        : []),
      ...membersOf(former).flatMap(([status, response]) =>
        status in follower
          ? compareResponse(place, status, response, objectOf(follower[status]), way)
          : [broken(place, "status-removed", `${status}: not answered any more`)],
      ),
    ];
  };

  /** Every former way of signing in is still enough. */
  const compareSecurity = ({ place, before, after }: ComparedOperation): readonly BreakingChange[] => {
    const waysNow = listOf(after["security"]).map((way) => Object.keys(objectOf(way)));
    const enough = (way: readonly string[]): boolean =>
      waysNow.length === 0 || waysNow.some((now) => now.every((scheme) => way.includes(scheme)));
    const former = listOf(before["security"]).map((way) => Object.keys(objectOf(way)));
    return (former.length === 0 ? [[]] : former)
      .filter((way) => !enough(way))
      .map((way) =>
        broken(place, "security-changed", `${way.join(" and ") || "no signing in"}: not enough any more`),
      );
  };

  return (operation: ComparedOperation): readonly BreakingChange[] => {
    const { place, before, after } = operation;
    const [name, nameNow] = [before["operationId"], after["operationId"]];
    return [
      ...(name === nameNow ? [] : [broken(place, "operation-renamed", `was ${name}, is ${nameNow}`)]),
      ...compareSecurity(operation),
      ...compareParameters(operation),
      ...compareBody(operation),
      ...compareResponses(operation),
    ];
  };
};

const broken = (place: string, rule: BreakingRule, says: string): BreakingChange => ({ rule, place, says });
