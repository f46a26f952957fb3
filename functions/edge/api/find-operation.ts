import { problem } from "../answer.ts";
import type { Served } from "../call.ts";
import type { ApiMiddleware } from "./exchange.ts";
import { RequestEnded } from "./request-ended.ts";

/** Finds the operation that the request is for; one that this function does not serve is `not-found`, whoever asks. */
export const findOperation = <Caller>(served: readonly Served<Caller>[]): ApiMiddleware<Caller> => {
  const table = new Map(served.map((entry) => [`${entry.operation.method} ${entry.operation.path}`, entry]));
  return {
    before: ({ context }) => {
      const { event } = context.exchange.request;
      const entry = table.get(`${event.httpMethod} ${event.resource}`);
      if (!entry) throw new RequestEnded(problem("not-found"));
      context.exchange.served = entry;
    },
  };
};
