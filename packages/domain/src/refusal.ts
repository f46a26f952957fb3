/** Every way the broker says no to a well-formed request; each is also the RFC 9457 problem type. */
export const refusalCodes = [
  "not-admissible",
  "external-ref-reused",
  "region-not-yours",
  "due-date-beyond-calendar",
  "already-claimed",
  "nothing-to-claim",
  "not-claimed",
  "not-holder",
  "lease-ended",
  "not-yet-routed",
  "already-routed",
  "already-accepted",
  "not-accepted",
  "already-decided",
  "already-withdrawn",
  "already-declined",
  "already-acknowledged",
  "nothing-to-acknowledge",
  "lead-required",
  "not-on-team",
  "already-holder",
  "reasons-required",
  "remedies-required",
  "instant-matter",
  "day-not-over",
  "too-many-cases",
  "another-root",
  "countersignature-invalid",
  "already-countersigned",
  "clock-did-not-run",
  "supposition-impossible",
  "due-not-reproducible",
  "awaiting-supplement",
  "not-awaiting-supplement",
  "told-once-already",
  "supplement-incomplete",
  "material-not-asked-for",
  "already-abandoned",
  "pause-ground-unlawful",
  "clock-paused",
  "clock-running",
  "already-extended",
  "extension-asked-already",
  "extension-not-asked",
  "extension-after-expiry",
  "extension-impossible",
  "own-extension",
  "not-due-yet",
  "due-dates-unchanged",
  "no-such-period",
  "no-such-scope",
  "export-too-large",
  "rules-changed",
  "coordinator-required",
  "already-supervised",
  "nothing-to-explain",
] as const;

/** One of {@link refusalCodes}. */
export type RefusalCode = (typeof refusalCodes)[number];

/** What a refusal is about: values that the message shows and a program may read. Never personal data. */
export type RefusalFacts = Readonly<Record<string, unknown>>;

/** A decision against the command: a value, not an exception. */
export type Refusal = { readonly kind: "refusal"; readonly code: RefusalCode; readonly facts: RefusalFacts };

/** Makes a refusal. */
export const refusal = (code: RefusalCode, facts: RefusalFacts = {}): Refusal => ({
  kind: "refusal",
  code,
  facts,
});
