import { partnerOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { answered } from "../answer.ts";
import { on } from "../call.ts";
import { parseRequest } from "./parse-request.ts";

const { listCases } = partnerOperations;
const served = on<typeof listCases, string>(listCases, async () => answered({ cases: [], cursor: null }));
const who = { kind: "authenticated", caller: "nanjing", callerKind: "partner", id: "nanjing" } as const;

it("hands on the call as the operation's handler takes it", async () => {
  const request = anExchange({ served, who }, { query: { limit: "7" } }, listCases);
  expect(await hook(parseRequest(), "before", request)).toBeUndefined();
  expect(request.context.exchange.call).toMatchObject({ query: { limit: 7 }, caller: "nanjing" });
});

it("ends a request that is not as the operation asks", async () => {
  const request = anExchange({ served, who }, { query: { limit: "many" } }, listCases);
  expect(await hook(parseRequest(), "before", request)).toBe("invalid-request");
});

it("lets a handler ask whether the caller has what a tag names", async () => {
  const request = anExchange({ served, who }, { headers: { "If-None-Match": 'W/"7.a"' } }, listCases);
  await hook(parseRequest(), "before", request);
  expect(["7.a", "8.a"].map((tag) => request.context.exchange.call?.has(tag))).toEqual([true, false]);
});
