/** What may break callers of a released version, each with what is done instead. */
export const mending = {
  "operation-removed": "keep it, mark it deprecated, and name what follows it",
  "operation-renamed": "keep the operationId: clients are generated with methods of this name",
  "security-changed": "take the former way of signing in as well",
  "parameter-removed": "go on taking it, even if it has no effect",
  "parameter-required": "leave it optional, with what holds where it is absent",
  "body-required": "leave the body optional, or give the change an operation of its own",
  "body-removed": "go on taking it, even if it has no effect",
  "body-type-removed": "go on taking this media type",
  "status-removed": "keep the status: clients go by it",
  "status-added": "keep to the statuses of success that were promised, or add an operation",
  "answer-type-removed": "go on answering with this media type",
  "header-removed": "go on sending the header field",
  "problem-removed": "keep the code: clients decide by it",
  "member-removed": "keep the member; in a request go on taking it, in an answer go on filling it",
  "member-required": "leave the member optional, with what holds where it is absent",
  "member-optional": "go on always sending the member",
  "members-closed": "go on taking members that are not known",
  "type-narrowed": "go on taking the former type as well, or add a member",
  "type-widened": "add a member for what is new, and keep this one as it was",
  "values-narrowed": "go on taking the former values",
  "values-replaced": "go on sending the former values; new ones may stand beside them",
  "limit-narrowed": "keep the former limit for requests",
  "limit-widened": "keep within the limit that was promised for answers, or add a member",
  "form-narrowed": "go on taking the former form as well",
  "form-widened": "only objects of a new kind may come; null or another type is not expected here",
  "default-changed": "keep the default: who leaves the member out relies on it",
  "keyword-changed": "no rule judges this keyword; keep it, or teach scripts/compatibility about it",
} as const;

/** Why a change breaks. */
export type BreakingRule = keyof typeof mending;

/** One change that may break a caller of the released version. */
export type BreakingChange = {
  readonly rule: BreakingRule;
  /** The operation, webhook, security scheme or schema, such as `POST /v1/cases`. */
  readonly place: string;
  /** Where within it, and what: `request applicant.name: required now`. */
  readonly says: string;
};
