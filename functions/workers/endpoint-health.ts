import { retrySchedule } from "@tongban/contract";
import { addMs, epochMs, type Instant } from "@tongban/domain";
import type { EndpointHealth } from "@tongban/store";
import type { Lane } from "../edge/queues.ts";
import { pauseAfter } from "./retry-plan.ts";

/** How long an endpoint has for its answer, ms, by lane. */
export const timeoutMs: Readonly<Record<Lane, number>> = {
  prompt: retrySchedule.timeoutSeconds.prompt * 1_000,
  patient: retrySchedule.timeoutSeconds.patient * 1_000,
};

/** An answer that took longer, ms, is late: the endpoint goes on in the patient lane. */
const PROMPT_MS = 1_000;

/** So long after it failed or was late, ms, an endpoint that answers again stays in the patient lane. */
const RECOVERY_MS = 5 * 60_000;

/** A claimed try is over by then, ms, or the function that made it is dead. */
export const CLAIM_MS = 60_000;

/** What a try came to, for the endpoint's health. */
export type Tried = { readonly delivered: boolean; readonly duration: number };

/** The lane of an endpoint's deliveries. */
export const laneOf = (health: EndpointHealth, now: Instant): Lane => {
  if (health.kind === "failing") return "patient";
  return health.kind === "slow" && now < health.until ? "patient" : "prompt";
};

/** An endpoint's health after a try; the same object where nothing changed, so that nothing is written. */
export const healthAfter = (
  health: EndpointHealth,
  { delivered, duration }: Tried,
  now: Instant,
  random: () => number,
): EndpointHealth => {
  if (!delivered) return failedAgain(health, now, random);
  if (duration <= PROMPT_MS && health.kind !== "failing") return health;
  const isLongEnough = health.kind === "slow" && health.until >= addMs(now, RECOVERY_MS / 2);
  return isLongEnough ? health : recoveringFrom(now);
};

/** The health of an endpoint that is tried again after it was not well: it proves itself in the patient lane. */
export const recoveringFrom = (now: Instant): EndpointHealth => ({
  kind: "slow",
  until: addMs(now, RECOVERY_MS),
});

const failedAgain = (health: EndpointHealth, now: Instant, random: () => number): EndpointHealth => {
  const { since, tries } = health.kind === "failing" ? health : { since: now, tries: 0 };
  return { kind: "failing", since, tries: tries + 1, nextTryAt: addMs(now, pauseAfter(tries, random)) };
};

/** For how long an endpoint has been failing without a success between, ms. */
export const failingFor = (health: EndpointHealth, now: Instant): number =>
  health.kind === "failing" ? epochMs(now) - epochMs(health.since) : 0;
