import type { Operation } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import { type Problem, problem } from "../answer.ts";
import type { OneTime } from "../call.ts";
import type { Allowance } from "../rate/allowance.ts";
import type { ApiRequest } from "./api-request.ts";
import { type ApiMiddleware, added } from "./exchange.ts";
import { RequestEnded } from "./request-ended.ts";

/** Someone who may call, as an authentication found them. */
export type Authenticated<Caller> = {
  readonly kind: "authenticated";
  readonly caller: Caller;
  readonly callerKind: "partner" | "staff" | "applicant" | "public";
  /** For the log. */
  readonly id: string;
  /** Whether the caller may use an operation; absent: every operation of the audience. */
  readonly may?: (operation: Operation) => boolean;
  /** What time it is for the caller; absent: as the machine's clock says. */
  readonly now?: Instant;
  /** Set where the request may be made only once. */
  readonly once?: OneTime;
  /** Set where what the caller may ask is limited. */
  readonly allowance?: Allowance;
};

/** Finds out who calls, from the whole request. */
export type Authenticate<Caller> = (
  request: ApiRequest,
  operation: Operation,
  now: Instant,
) => Promise<Authenticated<Caller> | Problem>;

/** Finds out who calls, and refuses a caller whose role may not use the operation (`forbidden`). */
export const authenticateWith = <Caller>(authenticate: Authenticate<Caller>): ApiMiddleware<Caller> => ({
  before: async ({ context: { exchange } }) => {
    const { operation } = added(exchange.served, "the operation");
    const who = await authenticate(exchange.request, operation, exchange.now);
    if (who.kind === "problem") throw new RequestEnded(who);
    exchange.who = who;
    if (who.now !== undefined) exchange.now = who.now;
    if (who.may && !who.may(operation)) throw new RequestEnded(problem("forbidden"));
  },
});
