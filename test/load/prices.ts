import type { CaseLife } from "./capacity.ts";

/** Where and when the prices below were the list prices, in dollars. */
export const PRICES_AS_OF = "us-east-1, 2025-01-15";

/** Dollars a million, a GB, a GB and month, or as said. */
const prices = {
  writeUnits: 0.625,
  readUnits: 0.125,
  apiRequests: 3.5,
  queueRequests: 0.4,
  functionRequests: 0.2,
  /** Arm, a GB-second. */
  functionSecond: 0.0000133334,
  logIngestedGb: 0.5,
  logKeptGbMonth: 0.03,
  firewallRequests: 0.6,
  /** Ten thousand requests to KMS. */
  keyRequests: 0.03,
  traces: 5,
  tableGbMonth: 0.25,
  backupGbMonth: 0.2,
  /** S3 Glacier Instant Retrieval, where closed cases are archived. */
  archiveGbMonth: 0.004,
  archiveRequests: 20,
  dataOutGb: 0.09,
} as const;

/** What the dollars assume; each is printed with them. */
const assumptions = {
  /** Billed seconds of a run, with memory as deployed, GB. */
  api: { seconds: 0.03, gb: 1 },
  worker: { seconds: 0.02, gb: 0.5 },
  poll: { seconds: 20, gb: 0.25 },
  /** Messages of a life are sent, received and deleted, one by one: the region's, and three webhooks. */
  queueRequests: 3 + 3 * 3,
  /** Runs of a life beside the API's: relay and tally for each of six events, route once, deliver three times. */
  workerRuns: 6 + 6 + 1 + 3,
  /** The nation in the whole bill. */
  casesPerMonth: 1_000_000,
  partners: 340,
  /** Partners that poll instead of taking webhooks, all day. */
  pollingPartners: 34,
  clerks: 6_000,
  /** Requests of a clerk's idle console in an hour, all answered 304, for hours of a month. */
  console: { requestsPerHour: 150, hoursPerMonth: 176 },
  /** A line for each API request and run, bytes; kept for months. */
  log: { lineBytes: 300, months: 6 },
  /** Calls of KMS for a thousand requests of the API: data keys are kept for minutes. */
  keyCallsPerThousand: 20,
  /** Of all requests, traced. */
  traced: 0.05,
  /** A case with its events and index entries, KB; open for so many months, archived for the rest of three years. */
  storage: { kb: 8, openMonths: 2, months: 36 },
  answerKb: 3,
} as const;

/** Dollars by what they are for. */
export type Bill = Readonly<Record<string, number>>;

/** Dollars of a million case lives, by item: what each case itself asks for. */
export const dollarsPerMillion = (life: CaseLife): Bill => {
  const { api, worker, queueRequests, workerRuns } = assumptions;
  const seconds = life.apiRequests * api.seconds * api.gb + workerRuns * worker.seconds * worker.gb;
  return {
    "write units": life.writeUnits * prices.writeUnits,
    "read units": life.readUnits * prices.readUnits,
    "API requests": life.apiRequests * prices.apiRequests,
    "queue requests": queueRequests * prices.queueRequests,
    "function requests": (life.apiRequests + workerRuns) * prices.functionRequests,
    "function time": seconds * prices.functionSecond * 1_000_000,
  };
};

/**
 * Dollars of a month of the nation in which a million cases are taken: what is not in {@link dollarsPerMillion}, whose
 * sum is its first item. Storage is what a month's cases cost until they are three years old.
 */
export const wholeBill = (life: CaseLife): Bill => {
  const a = assumptions;
  const millions = a.casesPerMonth / 1_000_000;
  const polls = (a.pollingPartners * 30 * 86_400) / a.poll.seconds / 1_000_000;
  const idle = (a.clerks * a.console.requestsPerHour * a.console.hoursPerMonth) / 1_000_000;
  const requests = life.apiRequests * millions + polls + idle;
  const runs = requests + a.workerRuns * millions;
  const logGb = (runs * a.log.lineBytes) / 1_000;
  const storedGb = (a.casesPerMonth * a.storage.kb) / 1_000_000;
  const request = prices.apiRequests + prices.functionRequests;
  const second = prices.functionSecond * 1_000_000;
  return {
    "cases themselves": sumOf(dollarsPerMillion(life)) * millions,
    "long polls": polls * (request + a.poll.seconds * a.poll.gb * second + 2 * prices.writeUnits),
    "idle consoles": idle * (request + a.api.seconds * a.api.gb * second + prices.readUnits),
    logs: logGb * (prices.logIngestedGb + a.log.months * prices.logKeptGbMonth),
    WAF: requests * prices.firewallRequests,
    KMS: ((requests * 1_000 * a.keyCallsPerThousand) / 10_000) * prices.keyRequests,
    tracing: requests * a.traced * prices.traces,
    "data out": life.apiRequests * millions * a.answerKb * prices.dataOutGb,
    "storage of three years":
      storedGb * a.storage.openMonths * (prices.tableGbMonth + prices.backupGbMonth) +
      storedGb * (a.storage.months - a.storage.openMonths) * prices.archiveGbMonth +
      millions * prices.archiveRequests,
  };
};

/** All of a bill, dollars. */
export const sumOf = (bill: Bill): number => Object.values(bill).reduce((sum, part) => sum + part, 0);

/** The assumptions as one line of text. */
export const assumptionsInWords = (): string => {
  const a = assumptions;
  return [
    `a request of the API is billed ${a.api.seconds * 1_000} ms at ${a.api.gb} GB, a worker's run ${a.worker.seconds * 1_000} ms at ${a.worker.gb} GB`,
    `${a.queueRequests} queue requests and ${a.workerRuns} worker runs a life`,
    `${a.casesPerMonth.toLocaleString("en")} cases a month`,
    `${a.pollingPartners} of ${a.partners} partners poll all day, ${a.poll.seconds} s at ${a.poll.gb} GB each`,
    `${a.clerks.toLocaleString("en")} consoles ask ${a.console.requestsPerHour} times an hour, ${a.console.hoursPerMonth} hours a month`,
    `a log line of ${a.log.lineBytes} bytes a run, kept ${a.log.months} months`,
    `${a.keyCallsPerThousand} calls of KMS and ${a.traced * 1_000} traces a thousand requests`,
    `${a.storage.kb} KB a case, ${a.storage.openMonths} months in the table with backups, then archived to the end of ${a.storage.months} months`,
  ].join("; ");
};
