/**
 * Keeps of recorded answers (`recorder.mjs`) one for each operation, in packages/contract/examples: `node
 * test/openapi/keep-examples.ts FOLDER`. An example that the contract still takes stays as it is, unless `--all`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import {
  examplePath,
  type LiveExample,
  liveExampleOf,
} from "../../packages/contract/src/openapi/live-examples.ts";
import type { Operation } from "../../packages/contract/src/operation.ts";
import { operations as brokers } from "../../packages/contract/src/operations.ts";
import { sandboxOperations } from "../../packages/contract/src/sandbox/operations.ts";

const operations: readonly Operation[] = [...brokers, ...Object.values<Operation>(sandboxOperations)];

const recorded = z.object({
  method: z.string(),
  path: z.string(),
  status: z.int(),
  request: z.unknown().optional(),
  answer: z.unknown(),
});

type Recorded = z.output<typeof recorded>;

/** Characters of JSON that an example should have at most, and may have. */
const most = 6_000;
const tooLong = 40_000;

/** What fuzz tests send is no example. */
const odd = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>]|\\u|__proto__|constructor/u;

/** Lists are shown by their first entries; an address and a secret of a broker that is gone are no one's. */
const shown = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, 2).map(shown);
  if (value instanceof Object)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(inner)]));
  if (typeof value !== "string") return value;
  return value
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "https://tongban.invalid")
    .replace(/whsec_[\w+/=-]+/g, (secret) => `whsec_${"A".repeat(secret.length - 6)}`)
    .replace(/(Signature|Credential|Security-Token)=[^&"]+/g, "$1=example");
};

const leaves = (value: unknown): number =>
  value instanceof Object
    ? Object.values(value).reduce((sum: number, inner: unknown) => sum + leaves(inner), 0)
    : Number(value !== null);

/** The recorded exchange as an example of an operation, if it is one. */
const asExample = ({ body, returns }: Operation, { request, answer }: Recorded): LiveExample | undefined => {
  const fitting = (schema: z.ZodType, value: unknown): unknown =>
    [shown(value), value].find((candidate) => schema.safeParse(candidate).success);
  const example = {
    ...(body === undefined ? {} : { request: fitting(body, request) }),
    answer: fitting(returns, answer),
  };
  if (example.answer === undefined || (body && example.request === undefined)) return undefined;
  const text = JSON.stringify(example);
  return odd.test(text.replaceAll("\uFEFF", "")) || text.length > tooLong ? undefined : example;
};

/** The one that tells most and is not long. */
const best = (examples: readonly LiveExample[]): LiveExample | undefined =>
  examples
    .filter((example) => JSON.stringify(example).length <= most)
    .sort((a, b) => leaves(b) - leaves(a))
    .at(0) ?? examples.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).at(0);

const routes = operations
  .map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, "[^/?]+")}(\\?|$)`),
    parameters: operation.path.split("{").length,
  }))
  .sort((a, b) => a.parameters - b.parameters);

const operationAt = ({ method, path, status }: Recorded): Operation | undefined => {
  const route = routes.find(({ operation, pattern }) => operation.method === method && pattern.test(path));
  return route?.operation.status === status ? route.operation : undefined;
};

const [folder = ""] = process.argv.slice(2);
const lines = readdirSync(folder)
  .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
  .filter((line) => line !== "")
  .map((line) => recorded.parse(JSON.parse(line)));
const byOperation = Map.groupBy(lines, operationAt);
const fits = ({ body, returns }: Operation, { request, answer }: LiveExample): boolean =>
  returns.safeParse(answer).success && (!body || body.safeParse(request).success);

const without: string[] = [];
for (const operation of operations) {
  const standing = liveExampleOf(operation.name);
  if (standing && fits(operation, standing) && !process.argv.includes("--all")) continue;
  const found = best((byOperation.get(operation) ?? []).flatMap((one) => asExample(operation, one) ?? []));
  if (found) writeFileSync(examplePath(operation.name), `${JSON.stringify(found, null, 2)}\n`);
  else without.push(operation.name);
}
process.stdout.write(`No answer was recorded of: ${without.join(" ") || "none"}\n`);
