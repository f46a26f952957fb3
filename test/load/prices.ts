import type { CaseLife } from "./capacity.ts";

/** List prices of us-east-1 in dollars, as known on 2025-01-15; storage, logs and data transfer are not in it. */
export const PRICES_AS_OF = "2025-01-15, us-east-1";

const perMillion = {
  writeUnits: 0.625,
  readUnits: 0.125,
  apiRequests: 3.5,
  queueRequests: 0.4,
  functionRequests: 0.2,
} as const;

/** Arm Lambda, dollars per GB-second. */
const GB_SECOND = 0.0000133334;

/** Per case life: messages are sent, received and deleted, in batches of one; the region's and the webhooks'. */
const QUEUE_REQUESTS = 3 + 3 * 3;
/** Invocations per case life beside the API's: relay and tally per event (six), route once, deliver three times. */
const WORKER_INVOCATIONS = 6 + 6 + 1 + 3;
/** Assumed billed duration, seconds, with memory as deployed, GB. */
const API_SECONDS = 0.03;
const WORKER_SECONDS = 0.02;

/** Dollars per million case lives, item by item. */
export const dollarsPerMillion = (life: CaseLife): Readonly<Record<string, number>> => ({
  "write units": life.writeUnits * perMillion.writeUnits,
  "read units": life.readUnits * perMillion.readUnits,
  "API requests": life.apiRequests * perMillion.apiRequests,
  "queue requests": QUEUE_REQUESTS * perMillion.queueRequests,
  "function requests": (life.apiRequests + WORKER_INVOCATIONS) * perMillion.functionRequests,
  "function time":
    (life.apiRequests * API_SECONDS * 1 + WORKER_INVOCATIONS * WORKER_SECONDS * 0.5) * GB_SECOND * 1_000_000,
});
