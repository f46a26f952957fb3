import type middy from "@middy/core";
import type { Operation } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import type { Answered, Problem, Unchanged } from "../answer.ts";
import type { Call, Served } from "../call.ts";
import type { Budget } from "../rate/allowance.ts";
import type { ApiRequest } from "./api-request.ts";
import type { Authenticated } from "./authenticate.ts";

/** One request on its way through the stack: what it is, and what each middleware has added so far. */
export type Exchange<Caller> = {
  readonly request: ApiRequest;
  /** The machine's clock, until it is known who calls: then what time it is for them. */
  now: Instant;
  /** Where the process's clock stood when the request came, ms. */
  readonly startedAt: number;
  served?: Served<Caller>;
  who?: Authenticated<Caller>;
  /** What the caller may still ask, where that is limited. */
  budget?: Budget;
  call?: Call<Operation, Caller>;
  answer?: Answered<unknown> | Unchanged;
  /** The problem that ended the request, for the log. */
  problem?: Problem;
};

/** The invocation's context, which carries the exchange from one middleware to the next and to the handler. */
export type ApiContext<Caller> = Context & { exchange: Exchange<Caller> };

/** A middleware of the API stack. */
export type ApiMiddleware<Caller> = middy.MiddlewareObj<
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
  Error,
  ApiContext<Caller>
>;

/** What an earlier middleware must have added; throws where the stack is in the wrong order. */
export const added = <T>(part: T | undefined, name: string): T => {
  if (part === undefined) throw new Error(`no middleware before this one added ${name}`);
  return part;
};
