import { expect, it, vi } from "vitest";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { problem } from "../answer.ts";
import type { Budget } from "../rate/allowance.ts";
import { limitRate, rateHeaders } from "./limit-rate.ts";

const policy = { class: "write", quota: 60 } as const;

const asked = (budget: Budget) => {
  const giveBack = vi.fn<() => void>();
  const allowance = { policy, take: async () => budget, giveBack };
  const who = {
    kind: "authenticated",
    caller: "a partner",
    callerKind: "partner",
    id: "one",
    allowance,
  } as const;
  return { request: anExchange({ who }), giveBack };
};

const answer = async (budget: Budget, statusCode: number, code?: "replayed-request" | "not-found") => {
  const { request, giveBack } = asked(budget);
  const ended = await hook(limitRate<string>(), "before", request);
  request.response = { statusCode, body: "", headers: { etag: '"1"' } };
  if (code) request.context.exchange.problem = problem(code);
  await hook(rateHeaders<string>(), statusCode < 400 ? "after" : "onError", request);
  return { ended, headers: request.response?.headers, givenBack: giveBack.mock.calls.length };
};

it("tells with an answer what is left, and over which time", async () => {
  expect(await answer({ policy, left: 30 }, 200)).toEqual({
    ended: undefined,
    headers: { etag: '"1"', "ratelimit-policy": '"write";q=60;w=60', ratelimit: '"write";r=30;t=30' },
    givenBack: 0,
  });
});

it("ends a request that is one too many, and names the time to wait", async () => {
  const { ended, headers } = await answer({ policy, left: 0, waitSeconds: 7 }, 429);
  expect(ended).toBe("rate-limited");
  expect(headers).toMatchObject({ ratelimit: '"write";r=0;t=7' });
});

it("puts back what was our fault and what was no request of the partner's, and nothing else", async () => {
  const budget = { policy, left: 5 };
  expect((await answer(budget, 503)).givenBack).toBe(1);
  expect((await answer(budget, 401, "replayed-request")).givenBack).toBe(1);
  expect((await answer(budget, 304)).givenBack).toBe(0);
  expect((await answer(budget, 404, "not-found")).givenBack).toBe(0);
});

it("says nothing to callers whose requests are not limited so", async () => {
  const request = anExchange({
    who: { kind: "authenticated", caller: "anyone", callerKind: "public", id: "public" },
  });
  expect(await hook(limitRate<string>(), "before", request)).toBeUndefined();
  request.response = { statusCode: 200, body: "" };
  await hook(rateHeaders<string>(), "after", request);
  expect(request.response.headers).toBeUndefined();
});
