import { problem } from "../answer.ts";
import { type ApiMiddleware, added } from "./exchange.ts";
import { RequestEnded } from "./request-ended.ts";

/** Spends the nonce of a request that may be made only once, unless its handler keeps it in what it writes. */
export const spendNonce = <Caller>(): ApiMiddleware<Caller> => ({
  before: async ({ context: { exchange } }) => {
    const { once } = added(exchange.who, "the caller");
    if (!once || added(exchange.served, "the operation").nonceSpentBy === "handler") return;
    if (!(await once.spend())) throw new RequestEnded(problem("replayed-request"));
  },
});
