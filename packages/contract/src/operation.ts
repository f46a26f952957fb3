import type { RefusalCode, StaffRole } from "@tongban/domain";
import * as z from "zod";

/** Who an operation is for; each audience but `public` is one way to authenticate. */
export type Audience = "partner" | "window" | "coordinator" | "applicant" | "public";

/** The functions that answer the API; each is deployed by this name. */
export const apiFunctions = [
  "partner",
  "poll",
  "window",
  "coordinator",
  "applicant",
  "catalog",
  "document",
  "material",
  "reception",
  "paper",
  "payment",
] as const;

/** One of {@link apiFunctions}. */
export type ApiFunction = (typeof apiFunctions)[number];

/** One endpoint: all that parsing, role check, response check, OpenAPI, SDK and CDK need to know of it. */
export type Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  R extends z.ZodType = z.ZodType,
> = {
  /** Verb-noun and unique, such as `claim-case`; also the OpenAPI operationId. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Path with `{parameter}` segments, such as `/v1/cases/{caseId}`. */
  readonly path: string;
  readonly audience: Audience;
  /** The function that answers it, where that is not its audience's own. */
  readonly servedBy?: ApiFunction;
  /** Staff roles that may call it; empty for partners and for the public. */
  readonly roles: readonly StaffRole[];
  readonly summary: string;
  /** What a reader of the document should know before calling it, unless `openapi/descriptions.ts` says it. */
  readonly description?: string;
  readonly params: P;
  readonly query: Q;
  /** Undefined: the request has no body. */
  readonly body: B;
  readonly returns: R;
  /** Status of success: 201 where something is made. */
  readonly status: 200 | 201;
  /** Refusals of the domain that this operation may answer with. */
  readonly refusals: readonly RefusalCode[];
  /**
   * `none`: reading, or a command that its own content identifies. `idempotent`: a command that takes `Idempotency-Key`, and answers a repetition with what it did the first
   * time. `if-match`: also requires `If-Match` with the version that the caller saw.
   */
  readonly command: "none" | "idempotent" | "if-match";
  /** Of an applicant's operation: it takes the session that a one-time code opens, and no query code. */
  readonly session?: true;
  /** Seconds that anyone between the broker and the caller may keep the answer; absent: nobody may. */
  readonly cachedFor?: number;
};

const nothing = z.strictObject({});

type Draft<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType | undefined,
  R extends z.ZodType,
> = Pick<Operation<P, Q, B, R>, "name" | "method" | "path" | "audience" | "summary" | "returns"> &
  Partial<Omit<Operation<P, Q, B, R>, "name" | "method" | "path" | "audience" | "summary" | "returns">>;

/** Declares an operation; what is left out is empty, and a POST is an idempotent command. */
export const operation = <
  R extends z.ZodType,
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType | undefined = undefined,
>(
  draft: Draft<P, Q, B, R>,
): Operation<P, Q, B, R> => {
  const whole = {
    params: nothing,
    query: nothing,
    body: undefined,
    roles: [],
    status: 200,
    refusals: [],
    command: draft.method === "POST" ? "idempotent" : "none",
    ...draft,
  };
  return whole as unknown as Operation<P, Q, B, R>;
};

/** Whether an answer may be 304 for who has it already; not a long poll's, which waits for what is new. */
export const isConditional = ({ method, query }: Pick<Operation, "method" | "query">): boolean =>
  method === "GET" && !("wait" in query.shape);
