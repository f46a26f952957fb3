import { randomInt } from "node:crypto";
import { retrySchedule } from "@tongban/contract";
import { type CheckResult, type ConformanceReport, reportOf } from "../check-result.ts";
import { aResult } from "./events-to-deliver.ts";
import { seenIn } from "./judge-answer.ts";
import { type ReceiverTrial, receiverChecks } from "./receiver-checks.ts";
import { type Answered, PATIENCE_MS, sendDelivery } from "./send-delivery.ts";
import { signedDelivery } from "./signed-delivery.ts";

/** How a receiver is looked at. */
export type ReceiverSetting = {
  readonly url: string;
  readonly secret: string;
  /** Of a case that the receiver knows; a made-up one if not given. */
  readonly externalRef?: string | undefined;
  /** Whether its answer to a result is to acknowledge that. */
  readonly acknowledgeByAnswer?: boolean | undefined;
  readonly signal: AbortSignal;
  /** ms until an answer counts as late; as long as a broker waits if not given. */
  readonly patience?: number | undefined;
};

/** The receiver gave no answer at all. */
export class ReceiverUnreachable extends Error {
  override readonly name = "ReceiverUnreachable";
}

/** Letters and digits of ids. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const CASE_ID_LENGTH = 26;

const aCaseId = (): string =>
  Array.from({ length: CASE_ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/**
 * Sends a receiver of webhooks what a broker sends, and what only a forger does, one after the other, and judges each
 * answer. The events are made up, but genuine to the receiver: it is to be one that nobody depends on.
 */
export const checkReceiver = async (setting: ReceiverSetting): Promise<ConformanceReport> => {
  const caseId = aCaseId();
  const externalRef = setting.externalRef ?? `conformance-${caseId.slice(0, 8)}`;
  const kase = { caseId, externalRef, time: new Date().toISOString() };
  const { secret } = setting;
  const checks: CheckResult[] = [];
  const times: number[] = [];
  for (const { name, expected, delivery, judge } of receiverChecks) {
    const trial = { secret, kase, now: Math.floor(Date.now() / 1_000) };
    const answer = await sendDelivery(setting.url, delivery(trial), setting.signal, setting.patience);
    if (checks.length === 0 && answer.kind === "unreachable") throw new ReceiverUnreachable(answer.reason);
    times.push(answer.ms);
    checks.push({ name, expected, ...judge(answer) });
  }
  if (setting.acknowledgeByAnswer) checks.push(await acknowledgement(setting, { secret, kase, now: now() }));
  checks.push(promptness(Math.max(...times)), transport(setting.url));
  return reportOf({ of: "receiver", target: setting.url }, checks, summaryOf(checks));
};

const now = (): number => Math.floor(Date.now() / 1_000);

/** A result that only its own answer acknowledges. */
const acknowledgement = async (setting: ReceiverSetting, trial: ReceiverTrial): Promise<CheckResult> => {
  const event = aResult(trial.kase, 12);
  const delivery = signedDelivery(event, [trial.secret], trial.now);
  const answer = await sendDelivery(setting.url, delivery, setting.signal);
  const about = { name: "acknowledgement", expected: "acknowledges a result by its answer" };
  const said = answer.kind === "answered" ? answer.text : "";
  return acknowledges(answer, event.id)
    ? { ...about, verdict: "pass", seen: seenIn(answer) }
    : {
        ...about,
        verdict: "fail",
        seen: `${seenIn(answer)}, ${said === "" ? "without a body" : JSON.stringify(said.slice(0, 80))}`,
        mend: `Answer 200 with {"acknowledged": "<id of the event>"} once the result is safe with you.`,
      };
};

const acknowledges = (answer: Answered, eventId: string): boolean => {
  if (answer.kind !== "answered" || answer.status < 200 || answer.status >= 300) return false;
  try {
    return JSON.parse(answer.text)?.acknowledged === eventId;
  } catch {
    return false;
  }
};

/** An endpoint that is not prompt is served by the slower lane. */
const promptness = (slowest: number): CheckResult => {
  const prompt = retrySchedule.timeoutSeconds.prompt * 1_000;
  const about = {
    name: "promptness",
    expected: `answers within ${prompt / 1_000} s`,
    seen: `${slowest} ms at most`,
  };
  if (slowest <= prompt) return { ...about, verdict: "pass" };
  const mend = "Answer first and work later: put the event into a queue of yours and answer 204.";
  return { ...about, verdict: slowest < PATIENCE_MS ? "warn" : "fail", mend };
};

const transport = (url: string): CheckResult => {
  const { protocol, hostname } = new URL(url);
  const about = { name: "https", expected: "is reached by https" };
  if (protocol === "https:") return { ...about, verdict: "pass", seen: "https" };
  const isHere = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
  if (isHere) return { ...about, verdict: "pass", seen: "http on this machine, for trying" };
  return { ...about, verdict: "fail", seen: "http", mend: "A broker delivers to https addresses alone." };
};

const failedIn = (checks: readonly CheckResult[], name: string): boolean =>
  checks.some((check) => check.name === name && check.verdict === "fail");

const summaryOf = (checks: readonly CheckResult[]): string | undefined => {
  if (failedIn(checks, "wrong-signature") && failedIn(checks, "unsigned"))
    return "This receiver verifies nothing: it accepts a wrong signature, and whoever knows its address can tell it that a case was decided.";
  if (failedIn(checks, "wrong-signature")) return "This receiver accepts a wrong signature.";
  if (failedIn(checks, "test-event") && failedIn(checks, "result"))
    return "This receiver takes nothing: what it refuses below may be refused for that reason alone.";
  return undefined;
};
