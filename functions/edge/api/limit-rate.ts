import { rateFields, rateWindowSeconds } from "@tongban/contract";
import type { APIGatewayProxyResult } from "aws-lambda";
import { problem } from "../answer.ts";
import type { Budget } from "../rate/allowance.ts";
import { type ApiMiddleware, added, type Exchange } from "./exchange.ts";
import { RequestEnded } from "./request-ended.ts";

/**
 * Takes a request out of its caller's budget, and refuses one too many (`rate-limited`) before anything of it is begun:
 * neither its nonce nor its Idempotency-Key is spent.
 */
export const limitRate = <Caller>(): ApiMiddleware<Caller> => ({
  before: async ({ context: { exchange } }) => {
    const budget = await added(exchange.who, "the caller").allowance?.take();
    if (!budget) return;
    exchange.budget = budget;
    if (budget.waitSeconds !== undefined)
      throw new RequestEnded(problem("rate-limited", factsOf(budget, budget.waitSeconds)));
  },
});

const factsOf = ({ policy }: Budget, retryAfter: number) => ({
  policy: policy.class,
  limit: policy.quota,
  window: rateWindowSeconds,
  retryAfter,
});

/** Says with every answer to a caller whose requests are limited what is left, and puts back what was not its fault. */
export const rateHeaders = <Caller>(): ApiMiddleware<Caller> => ({
  after: ({ context: { exchange }, response }) => tellBudget(exchange, response),
  onError: ({ context: { exchange }, response }) => tellBudget(exchange, response),
});

const tellBudget = <Caller>(
  { budget, who, problem: found }: Exchange<Caller>,
  response: APIGatewayProxyResult | null | undefined,
): void => {
  if (!budget || !response) return;
  response.headers = { ...response.headers, ...rateFields(budget) };
  if (response.statusCode >= 500 || found?.code === "replayed-request") who?.allowance?.giveBack();
};
