import type { AgreementPart } from "../admit.ts";

/** What a check may find in a draft. */
export const findingCodes = [
  "dates-in-wrong-order",
  "too-few-parties",
  "party-unknown",
  "party-twice",
  "agreements-overlap",
  "document-not-kept",
  "list-empty",
  "row-twice",
  "handling-not-a-party",
  "source-not-a-party",
  "source-is-handling",
  "matter-unknown",
  "basic-code-differs",
  "promise-over-statutory",
  "promise-in-other-unit",
  "instant-with-limit",
  "instant-with-review",
  "instant-with-inspection",
  "parts-without-joint",
  "joint-instant",
  "part-twice",
  "part-order-unknown",
  "parts-cyclic",
  "part-matter-unknown",
  "part-region-not-a-party",
  "part-promise-over-statutory",
  "part-outlasts-promise",
  "part-window-missing",
  "fee-without-basis",
  "form-schema-invalid",
  "window-missing",
  "matter-removed",
  "notice-over-law",
  "delivery-over-law",
  "extension-over-law",
  "rectification-over-bound",
  "worse-than-local",
] as const;

/** One of {@link findingCodes}. */
export type FindingCode = (typeof findingCodes)[number];

/** `error`: not to be published so; `needs-reason`: only with a reason; `notice`: to be known. */
export const findingSeverities = ["error", "needs-reason", "notice"] as const;

/** One thing that a check found in a draft, with the facts that tell how to mend it. */
export type Finding = {
  readonly severity: (typeof findingSeverities)[number];
  readonly part: AgreementPart;
  readonly code: FindingCode;
  /** Name of the row that it is about, where it is about one. */
  readonly row?: string;
  readonly facts: Readonly<Record<string, string>>;
};
