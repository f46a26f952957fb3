import { describe, expect, it } from "vitest";
import { anApiEvent } from "../test/engines/an-api-event.ts";
import { withContractPath } from "./gateway-route.ts";
import { operationsOf, type ServedOperation, stageNames } from "./stages.ts";

const sandbox = operationsOf("sandbox");

/** What the gateway hands over for an operation: the resource that it matched, and its parameters. */
const handedOver = ({ operation, route }: ServedOperation) => {
  const values = Object.keys(operation.params.shape).map((name): [string, string] => [name, `a-${name}`]);
  const last = operation.path.slice(operation.path.lastIndexOf("/") + 1);
  return anApiEvent(
    { method: operation.method, path: route },
    { params: Object.fromEntries([...values, ...(route === operation.path ? [] : [["last", last]])]) },
  );
};

/** The resource that a REST API leads a path to: at each part the literal one where there is one, and no way back. */
const resourceAt = (paths: readonly string[], path: string): string | undefined =>
  path
    .split("/")
    .slice(1)
    .reduce<string | undefined>((above, part) => {
      if (above === undefined) return undefined;
      const children = new Set(
        paths
          .filter((each) => each.startsWith(`${above}/`))
          .map((each) => each.slice(above.length + 1).split("/", 1)[0] ?? ""),
      );
      const found = children.has(part) ? part : [...children].find((child) => child.startsWith("{"));
      return found === undefined ? undefined : `${above}/${found}`;
    }, "");

describe("the gateway's routes", () => {
  it.each(sandbox.map((served) => [served.operation.name, served] as const))(
    "lead %s to the function that serves it, which sees its own path",
    (_name, served) => {
      const { operation, by, route } = served;
      const event = handedOver(served);
      expect(resourceAt([...new Set(sandbox.map((one) => one.route))], event.path)).toBe(route);
      const seen = withContractPath(event);
      expect(seen.resource).toBe(operation.path);
      expect(Object.keys(seen.pathParameters ?? {}).sort()).toEqual(
        Object.keys(operation.params.shape).sort(),
      );
      const together = sandbox.filter(
        (one) => one.route === route && one.operation.method === operation.method,
      );
      expect(new Set(together.map((one) => one.by))).toEqual(new Set([by]));
    },
  );

  it.each(stageNames)("leave room for 40 parts of the 300 that an API may have: %s", (stage) => {
    const parts = operationsOf(stage).flatMap(({ route }) => {
      const names = route.split("/").slice(1);
      return names.map((_, last) => names.slice(0, last + 1).join("/"));
    });
    // The console and the documentation have a dozen beside the contract's, and the root is one.
    expect(new Set(parts).size).toBeLessThan(300 - 40 - 13);
  });

  it.each(["", "notes/{n}/strike", "{caseId}", "..", "constructor?", "MATERIALS", "a/b"])(
    "take no last part that cannot be one of the contract's: %s",
    (last) => {
      const event = anApiEvent(
        { method: "POST", path: "/v1/cases/{caseId}/{last}" },
        { params: { caseId: "a", last } },
      );
      expect(withContractPath(event)).toBe(event);
    },
  );
});
