import { parseCall } from "../parse/parse-call.ts";
import { type ApiMiddleware, added } from "./exchange.ts";
import { RequestEnded } from "./request-ended.ts";

/** Parses the request into the call that the operation's handler takes. */
export const parseRequest = <Caller>(): ApiMiddleware<Caller> => ({
  before: ({ context: { exchange } }) => {
    const call = parseCall(
      added(exchange.served, "the operation").operation,
      exchange.request,
      added(exchange.who, "the caller"),
      exchange.now,
    );
    if ("kind" in call) throw new RequestEnded(call);
    exchange.call = call;
  },
});
