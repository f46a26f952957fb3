import { operations } from "@tongban/contract";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { arbitraryOf } from "./arbitrary-of-schema.ts";
import { endpointSetters, samplesOf } from "./requests.ts";

const samples = samplesOf({
  caseIds: ["z".repeat(26)],
  regions: ["230100", "220100"],
  matters: ["food-business-permit"],
  windows: ["window-220100"],
  agreements: ["harbin-changchun"],
  staff: ["changchun-clerk"],
});

const parts = operations.flatMap(({ name, params, query, body }) =>
  Object.entries({ params, query, body }).flatMap(([part, schema]) =>
    schema && !endpointSetters.includes(name) ? [[`${part} of ${name}`, schema] as const] : [],
  ),
);

it.each(parts)("makes only values that the contract takes for the %s", (_, schema) => {
  fc.assert(
    fc.property(arbitraryOf(schema, samples), (value) => {
      expect(schema.safeParse(value).error).toBeUndefined();
    }),
    { numRuns: 20 },
  );
});

it("says which kind of schema it cannot guess values for, where looking for them would never end", () => {
  const unguessable = z.string().refine((text) => text === "六百六十六");
  expect(() => arbitraryOf(unguessable, new Map())).toThrow("give it samples");
  const samples = new Map([[unguessable, fc.constant("六百六十六")]]);
  expect(fc.sample(arbitraryOf(unguessable.describe("described anew"), samples), 1)).toEqual(["六百六十六"]);
});
