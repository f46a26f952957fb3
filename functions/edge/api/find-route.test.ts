import { partnerOperations, publicOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { answered } from "../answer.ts";
import { on } from "../call.ts";
import { findRoute } from "./find-route.ts";

const { checkHealth } = publicOperations;
const health = on<typeof checkHealth, string>(checkHealth, async ({ now }) =>
  answered({ status: "ok" as const, at: now }),
);

it("finds the route that the gateway matched, by method and template", async () => {
  const request = anExchange();
  expect(await hook(findRoute([health]), "before", request)).toBeUndefined();
  expect(request.context.exchange.served).toBe(health);
});

it.each([
  partnerOperations.listCases,
  { method: "POST", path: checkHealth.path } as const,
  { method: "GET", path: "constructor" } as const,
])("ends a request for what the function does not serve: %#", async (to) => {
  expect(await hook(findRoute([health]), "before", anExchange({}, {}, to))).toBe("not-found");
});
