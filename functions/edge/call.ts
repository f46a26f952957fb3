import type { Audience, Language, Operation } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { CommandStamp, Nonce } from "@tongban/store";
import type * as z from "zod";
import type { Answer } from "./answer.ts";

/** A request that may be made only once: its nonce, and how to spend it (`false`: it was spent before). */
export type OneTime = { readonly nonce: Nonce; readonly spend: () => Promise<boolean> };

/** A request as a handler sees it: parsed by its operation, its caller known. */
export type Call<R extends Operation, Caller> = {
  readonly params: z.output<R["params"]>;
  readonly query: z.output<R["query"]>;
  readonly body: R["body"] extends z.ZodType ? z.output<R["body"]> : undefined;
  readonly caller: Caller;
  readonly now: Instant;
  /** In which a problem that stands in an answer is worded, by Accept-Language. */
  readonly language: Language;
  /** Names the command, so that a repetition is recognised; without a digest where the operation takes no key. */
  readonly command: CommandStamp;
  /** The version in `If-Match`, where the operation asks for one. */
  readonly seen: number | undefined;
  /** Whether the caller's `If-None-Match` names this tag: it has that answer already. */
  readonly has: (tag: string) => boolean;
  /** The caller's one-time request, if it is one. */
  readonly once: OneTime | undefined;
};

/** A handler: one operation's work for one kind of caller. */
export type Run<R extends Operation, Caller> = (
  call: Call<R, Caller>,
) => Promise<Answer<z.output<R["returns"]>>>;

/** An operation with its handler, its types folded away. */
export type Served<Caller> = {
  readonly operation: Operation;
  readonly run: (call: Call<Operation, Caller>) => Promise<Answer<unknown>>;
  readonly nonceSpentBy: NonceSpentBy;
};

/** The edge spends a nonce before the handler runs, unless the handler keeps it in what it writes. */
export type NonceSpentBy = "edge" | "handler";

/** Binds a handler to its operation; the types of both must agree. */
export const on = <R extends Operation, Caller>(
  operation: R & { readonly audience: Audience },
  run: Run<R, Caller>,
  nonceSpentBy: NonceSpentBy = "edge",
): Served<Caller> => ({ operation, run: run as unknown as Served<Caller>["run"], nonceSpentBy });
