import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { liveExampleOf } from "../openapi/live-examples.ts";
import type { Operation } from "../operation.ts";
import { sandboxDocument } from "./openapi.ts";
import { sandboxOperations } from "./operations.ts";

const document = sandboxDocument();
const response = z.looseObject({
  description: z.string(),
  headers: z.record(z.string(), z.unknown()).optional(),
});
const paths = z
  .record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ description: z.string(), responses: z.record(z.string(), response) }),
    ),
  )
  .parse(document["paths"]);
const operations = Object.values<Operation>(sandboxOperations);

describe("the OpenAPI document of a sandbox", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "describes %s with what a sandbox answered, and says when to ask again",
    (name, { path, method, summary, status, returns, body }) => {
      const { description, responses } = paths[path]?.[method.toLowerCase()] ?? expect.fail("it is there");
      expect(description.length).toBeGreaterThan(summary.length);
      const example = liveExampleOf(name) ?? expect.fail("it was recorded");
      expect(returns.safeParse(example.answer).error).toBeUndefined();
      expect(body?.safeParse(example.request).error).toBeUndefined();
      expect(JSON.stringify(responses[status])).toContain(JSON.stringify(example.answer));
      for (const passing of ["429", "503"]) expect(responses[passing]?.headers).toHaveProperty("Retry-After");
    },
  );

  it("names the problems that only a sandbox has, and none of another stage's keys", () => {
    const named = JSON.stringify(document);
    for (const code of ["too-many-registrations", "clock-too-far", "production-key", "sandbox-key-unknown"])
      expect(named).toContain(`"#/components/examples/${code}"`);
    expect(named).not.toContain('"#/components/examples/sandbox-key"');
  });

  it("is the committed one", () => {
    const committed = new URL("../../../../docs/openapi-sandbox.json", import.meta.url);
    expect(JSON.parse(readFileSync(committed, "utf8"))).toEqual(document);
  });
});
