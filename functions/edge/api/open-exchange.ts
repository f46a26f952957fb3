import type { Instant } from "@tongban/domain";
import { withContractPath } from "../../gateway-route.ts";
import { readRequest } from "./api-request.ts";
import type { ApiMiddleware } from "./exchange.ts";

/** Reads the request and the clock once; every other middleware works on what this one opens. */
export const openExchange = <Caller>(clock: () => Instant): ApiMiddleware<Caller> => ({
  before: ({ event, context }) => {
    context.exchange = {
      request: readRequest(withContractPath(event)),
      now: clock(),
      startedAt: performance.now(),
    };
  },
});
