/** How a check ended: `warn` is what works today and will be regretted. */
export type Verdict = "pass" | "warn" | "fail";

/** What was looked at, what came of it, and how to mend it where it is not right. */
export type CheckResult = {
  /** Kebab-case, the same from version to version. */
  readonly name: string;
  /** What a receiver or signer does that conforms, as a sentence. */
  readonly expected: string;
  readonly verdict: Verdict;
  /** What happened. */
  readonly seen: string;
  /** How to mend it; nothing where there is nothing to mend. */
  readonly mend?: string;
};

/** All checks of a receiver or of a signer. */
export type ConformanceReport = {
  readonly of: "receiver" | "signer";
  /** The address, or the command, that was looked at. */
  readonly target: string;
  /** Whether no check failed; warnings do not count. */
  readonly conforms: boolean;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** What all of it comes to, where one sentence says more than the checks. */
  readonly summary?: string;
  readonly checks: readonly CheckResult[];
};

/** Makes a report of checks. */
export const reportOf = (
  about: Pick<ConformanceReport, "of" | "target">,
  checks: readonly CheckResult[],
  summary?: string,
): ConformanceReport => {
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length;
  const counts = { pass: count("pass"), warn: count("warn"), fail: count("fail") };
  return { ...about, conforms: counts.fail === 0, counts, ...(summary ? { summary } : {}), checks };
};
