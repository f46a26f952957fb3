import { type ApiMiddleware, added } from "./exchange.ts";

/** Holds an answer against the contract: one that it does not promise is our fault, and is not sent. */
export const checkAnswer = <Caller>(): ApiMiddleware<Caller> => ({
  after: ({ context: { exchange } }) => {
    const { operation } = added(exchange.served, "the operation");
    const answer = added(exchange.answer, "the answer");
    if (answer.kind === "unchanged") return;
    const { success, error } = operation.returns.safeParse(answer.value);
    if (!success) throw new Error(`${operation.name} answered outside its contract`, { cause: error });
  },
});
