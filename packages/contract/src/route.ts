import type * as z from "zod";

/** Who a route is for; each audience is one Lambda function and one way to authenticate. */
export type Audience = "partner" | "window" | "coordinator" | "public";

/** What a member of staff may be. */
export const staffRoles = ["clerk", "lead", "coordinator"] as const;

/** One of {@link staffRoles}. */
export type StaffRole = (typeof staffRoles)[number];

/** One endpoint: everything that parsing, role check, response check, OpenAPI, SDK and CDK need of it. */
export type Route = {
  /** Verb-noun and unique, such as `claim-case`; also the OpenAPI operationId. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Path with `{parameter}` segments, such as `/v1/cases/{caseId}`. */
  readonly path: string;
  readonly audience: Audience;
  /** Staff roles that may call it; empty for partners and for the public. */
  readonly roles: readonly StaffRole[];
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** Absent: the request has no body. */
  readonly body: z.ZodType | undefined;
  readonly returns: z.ZodType;
  /** Status of success: 201 where a resource is made. */
  readonly status: 200 | 201 | 202;
  /** Refusal codes of the domain that this route may answer with. */
  readonly refusals: readonly string[];
  /** A command takes `Idempotency-Key`; `if-match` also requires the version that the caller saw. */
  readonly command: "none" | "idempotent" | "if-match";
};
