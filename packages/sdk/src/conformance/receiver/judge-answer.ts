import type { CheckResult } from "../check-result.ts";
import { type Answered, PATIENCE_MS } from "./send-delivery.ts";

/** A verdict on one answer. */
export type Judged = Pick<CheckResult, "verdict" | "seen" | "mend">;

/** Judges the answer to a delivery that a broker would send: it has to be 2xx. */
export const judgeTaken = (answer: Answered, mend: string): Judged => {
  if (answer.kind !== "answered")
    return { verdict: "fail", seen: seenIn(answer), mend: unansweredMend(answer) };
  const { status } = answer;
  if (status >= 200 && status < 300) return { verdict: "pass", seen: seenIn(answer) };
  return {
    verdict: "fail",
    seen: seenIn(answer),
    mend: mendOf[status] ?? (isRedirect(status) ? redirectMend : mend),
  };
};

/** Judges the answer to what a broker never sends: it has to be 4xx. */
export const judgeRefused = (answer: Answered, mend: string): Judged => {
  if (answer.kind !== "answered")
    return {
      verdict: "warn",
      seen: seenIn(answer),
      mend: "Answer 401: a broken connection looks like a crash.",
    };
  const { status } = answer;
  if (status >= 200 && status < 300) return { verdict: "fail", seen: `taken: ${seenIn(answer)}`, mend };
  if (status >= 400 && status < 500) return { verdict: "pass", seen: seenIn(answer) };
  return {
    verdict: "warn",
    seen: seenIn(answer),
    mend: "Answer 401: this looks like a crash or a detour, not a refusal.",
  };
};

/** What happened, in a few words. */
export const seenIn = (answer: Answered): string => {
  if (answer.kind === "late") return `no answer within ${PATIENCE_MS / 1_000} s`;
  if (answer.kind === "unreachable") return `no answer: ${answer.reason}`;
  return `${answer.status} in ${answer.ms} ms${answer.location === null ? "" : ` to ${answer.location}`}`;
};

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

const redirectMend =
  "A broker follows no redirect: set the address that it leads to with `tongban webhook set`.";

const mendOf: Readonly<Record<number, string>> = {
  401: "It refuses what is genuine: is the secret the one that its address was set with, and is the body verified as the raw bytes?",
  403: "It refuses what is genuine: is the secret right, and does a firewall or a CSRF guard stand before it?",
  410: "410 tells the broker to stop: the endpoint would be disabled. Answer 2xx.",
  413: "Take bodies up to 1 MB: an event with long reasons is larger than others.",
  415: "Take content-type application/cloudevents+json.",
};

const unansweredMend = ({ kind }: Answered): string =>
  kind === "late"
    ? "Answer first and work later: put the event into a queue of yours and answer 204."
    : "Does the receiver close the connection before it answers?";
