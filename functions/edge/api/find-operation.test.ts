import { partnerOperations, publicOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { answered } from "../answer.ts";
import { on } from "../call.ts";
import { findOperation } from "./find-operation.ts";

const { checkHealth } = publicOperations;
const health = on<typeof checkHealth, string>(checkHealth, async ({ now }) =>
  answered({ status: "ok" as const, at: now }),
);

it("finds the operation that the gateway matched, by method and template", async () => {
  const request = anExchange();
  expect(await hook(findOperation([health]), "before", request)).toBeUndefined();
  expect(request.context.exchange.served).toBe(health);
});

it.each([
  partnerOperations.listCases,
  { method: "POST", path: checkHealth.path } as const,
  { method: "GET", path: "constructor" } as const,
])("ends a request for what the function does not serve: %#", async (to) => {
  expect(await hook(findOperation([health]), "before", anExchange({}, {}, to))).toBe("not-found");
});
