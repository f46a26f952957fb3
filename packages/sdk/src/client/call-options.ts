import type { Operation } from "@tongban/contract";
import type * as z from "zod";

/** `key` is required where its value has a required part, and need not be given otherwise. */
type Part<Key extends string, Value> =
  Record<never, never> extends Value ? { readonly [K in Key]?: Value } : { readonly [K in Key]: Value };

type BodyPart<B> = B extends z.ZodType ? { readonly body: z.input<B> } : { readonly body?: undefined };

/** What an operation takes: its parameters, query and body as the contract declares them, and the headers. */
export type CallOptions<R extends Operation> = Part<"params", z.input<R["params"]>> &
  Part<"query", z.input<R["query"]>> &
  BodyPart<R["body"]> &
  CallHeaders;

/** What a call may say besides the operation's own parts. */
export type CallHeaders = {
  /** The version you saw (a number, or an ETag); required where the operation's command is `if-match`. */
  readonly ifMatch?: number | string | undefined;
  /** ETag of the copy you have: if it is still right, the answer is 304 and has no value. */
  readonly ifNoneMatch?: string | undefined;
  /** The same for every repetition of one command; made anew for each call if not given. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** ms that one attempt may take; the client's own if not given. */
  readonly timeout?: number | undefined;
};

/** What an operation returns. */
export type Returned<R extends Operation> = z.output<R["returns"]>;

/** Options of any operation, for what reads them by name only. */
export type AnyCallOptions = CallHeaders & {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
};
