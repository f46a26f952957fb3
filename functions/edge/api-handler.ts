import middy from "@middy/core";
import { type Instant, instantFromEpochMs } from "@tongban/domain";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { accessLog } from "./api/access-log.ts";
import { type Authenticate, authenticateWith } from "./api/authenticate.ts";
import { checkAnswer } from "./api/check-answer.ts";
import { type ApiContext, added, type Exchange } from "./api/exchange.ts";
import { findOperation } from "./api/find-operation.ts";
import { limitRate, rateHeaders } from "./api/limit-rate.ts";
import { openExchange } from "./api/open-exchange.ts";
import { parseRequest } from "./api/parse-request.ts";
import { problemAnswers } from "./api/problem-answers.ts";
import { RequestEnded } from "./api/request-ended.ts";
import { securityHeaders } from "./api/security-headers.ts";
import { spendNonce } from "./api/spend-nonce.ts";
import { writeAnswer } from "./api/write-answer.ts";
import type { Served } from "./call.ts";

/**
 * The one stack that every API function runs, outermost first. On the way in each middleware adds what the next
 * ones need; on the way out the answer is checked, written, given its headers and logged. A problem on either way,
 * and one that a handler answers with, goes out through the same headers and log.
 */
export const apiHandler = <Caller>(
  served: readonly Served<Caller>[],
  authenticate: Authenticate<Caller>,
  clock: () => Instant = () => instantFromEpochMs(Date.now()),
) =>
  middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, ApiContext<Caller>>()
    .use(openExchange<Caller>(clock))
    .use(accessLog<Caller>())
    .use(securityHeaders<Caller>())
    .use(rateHeaders<Caller>())
    .use(problemAnswers<Caller>())
    .use(findOperation(served))
    .use(authenticateWith(authenticate))
    .use(limitRate<Caller>())
    .use(spendNonce<Caller>())
    .use(parseRequest<Caller>())
    .use(writeAnswer<Caller>())
    .use(checkAnswer<Caller>())
    .handler(async (_event, { exchange }) => runRoute(exchange));

const runRoute = async <Caller>(exchange: Exchange<Caller>): Promise<APIGatewayProxyResult> => {
  const answer = await added(exchange.served, "the operation").run(added(exchange.call, "the call"));
  if (answer.kind === "problem" || answer.kind === "refusal") throw new RequestEnded(answer);
  exchange.answer = answer;
  return unwritten;
};

/** What would go out if no middleware wrote the answer. */
const unwritten: APIGatewayProxyResult = { statusCode: 500, body: "" };
