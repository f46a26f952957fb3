import type { ProblemDetails } from "@tongban/contract";

/** A refusal for the time of a signature, by the broker's words for it. */
const refusesTime: ReadonlySet<unknown> = new Set(["signature-expired", "signature-from-future"]);

/** Differences below are no reason for a refusal, and `Date` has whole seconds. */
const SMALLEST_SKEW_MS = 60_000;

const MINUTE_MS = 60_000;

/**
 * A problem, and where it refuses the time of a signature also by how much the clock that signed differs from the
 * broker's, as its answer's `Date` tells; `now` is that clock's (epoch ms) as the answer came. Everything else stays as it is.
 */
export const withClockSkew = (problem: ProblemDetails, date: string | null, now: number): ProblemDetails => {
  if (!refusesTime.has(problem["reason"])) return problem;
  const ahead = now - Date.parse(date ?? "");
  if (Number.isNaN(ahead) || Math.abs(ahead) < SMALLEST_SKEW_MS) return problem;
  return { ...problem, detail: `${problem.detail}${sentenceOf(ahead, problem.detail)}` };
};

/** In the language that the broker answered in. */
const sentenceOf = (ahead: number, beside: string): string => {
  const minutes = Math.round(Math.abs(ahead) / MINUTE_MS);
  if (/\p{Script=Han}/u.test(beside))
    return `本机时钟比系统${ahead > 0 ? "快" : "慢"} ${minutes} 分钟：请以 NTP 校准后重新发送。`;
  const unit = minutes === 1 ? "minute" : "minutes";
  return ` Your clock is ${minutes} ${unit} ${ahead > 0 ? "ahead of" : "behind"} the broker's: set it right, as by NTP, and send the request again.`;
};
