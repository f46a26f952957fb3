/**
 * What is deployed and what wakes it: the one list that the CDK app and the local host both read.
 * It is plain data and imports no function code, so either side can read it without loading a handler.
 * `topology.ts` derives queues and event sources from it: a function, a queue or a lane is added here alone.
 */
import type { ApiFunction } from "@tongban/contract";

/** How messages of a queue reach its function, which reports those that failed one by one. */
type Consuming = {
  /** Messages at once, at most 10. */
  readonly batchSize: number;
  /** Age in seconds at which waiting work is late, and someone is told. */
  readonly lateAfter: number;
  /** Most runs at once per queue, at least 2; absent: as the installation is set. */
  readonly concurrency?: number;
};

/** Why a function runs. */
export type Trigger =
  /** API Gateway REST proxy events (payload v1) for every route of the contract that is `servedBy` this function. */
  | { readonly kind: "api" }
  /** One SQS queue per handling region, named `regionQueueName(region)`. */
  | ({ readonly kind: "region-queues" } & Consuming)
  /** One named SQS queue. */
  | ({ readonly kind: "queue"; readonly queue: QueueName } & Consuming)
  /** INSERTs of case events on the table's stream; reports batch item failures, bisects, has an on-failure queue. */
  | {
      readonly kind: "event-stream";
      readonly batchSize: number;
      /** Seconds of a tumbling window: with one, the event names its `shardId`, which counting once needs. */
      readonly tumblingWindow?: number;
      /** Seconds that a batch gathers records before it is handed over; fewer, larger batches cost less. */
      readonly batchingWindow?: number;
    }
  /** Runs by itself again and again, in AWS every so many minutes; on one machine sooner. It repeats without harm. */
  | { readonly kind: "schedule"; readonly everyMinutes: number };

/** A Lambda function: where its code starts, what wakes it, and what it may use. */
export type FunctionDeployment = {
  /** Entry file, relative to the repository root; exports `handler`. */
  readonly entry: string;
  /** Files that lie beside its bundle under their own names, relative to the repository root. */
  readonly assets?: readonly string[];
  /** Entry files of programs that it runs as processes of their own, each bundled beside it as its name with `.mjs`. */
  readonly programs?: readonly string[];
  readonly trigger: Trigger;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  /** What the function's role is granted; nothing else. */
  readonly grants: readonly Grant[];
};

/** A capability that infra turns into IAM statements and that local ignores. */
export type Grant =
  | "table-read"
  | "table-write"
  /** Nonces, what partners may still ask, and the places of waiting polls, and no other item. */
  | "poll-write"
  /** Appointments, the slots that they take, and what an address took, and no other item. */
  | "appointment-write"
  /** Inquiries and their lists, and no other item. */
  | "inquiry-write"
  /** Cases, payments, nonces and what partners may still ask, and no other item. */
  | "payment-write"
  | "data-key"
  /** Opens what is sealed and the key of cursors; makes no key and looks up no applicant. */
  | "opening-key"
  /** Query codes and sessions of applicants; opens and seals what belongs to a case. */
  | "applicant-key"
  /** Items of cases, query codes, counters of wrong ones, and what an address took, and no other item. */
  | "applicant-write"
  | "send-region-queues"
  /** Tells the accounts of handling regions what changed. */
  | "send-handling-queues"
  /** Finds out whether a region has its queue. */
  | "look-for-region-queues"
  /** Files of the bucket: reads and writes them, and signs that others may for some minutes. */
  | "objects"
  /** Folders of partners: reads what they put there, and writes reports and its own work. */
  | "drops"
  /** Erases files of materials for good, in all their versions. */
  | "erase-objects"
  | `send-${QueueName}-queue`;

/** Prefix of each region's queue; the rest is the region's code. */
export const REGION_QUEUE_PREFIX = "tongban-region-";

/** Name of a handling region's queue, such as `tongban-region-610100`. */
export const regionQueueName = (region: string): string => `${REGION_QUEUE_PREFIX}${region}`;

/** Prefix of the queues that handling regions read in accounts of their own; the rest is the region's code. */
export const HANDLING_QUEUE_PREFIX = "tongban-handling-";

/** Name of the queue that a handling region's own account reads, such as `tongban-handling-610100`. */
export const handlingQueueName = (region: string): string => `${HANDLING_QUEUE_PREFIX}${region}`;

/** Name of the queue that takes what could not be done of any region's queue. */
export const REGION_DEAD_LETTER_QUEUE = "tongban-regions-dlq";

/** Deployed names of the queues that are not per region. */
export const queueNames = {
  webhook: "tongban-webhook",
  "webhook-patient": "tongban-webhook-patient",
  timer: "tongban-timer",
  paper: "tongban-paper",
  material: "tongban-material",
  certificate: "tongban-certificate",
  part: "tongban-part",
  payment: "tongban-payment",
  drop: "tongban-drop",
} as const;

/** A queue that is not per region. */
export type QueueName = keyof typeof queueNames;

/** Name of the queue that takes what the consumer of a queue that is not per region could not do. */
export const deadLetterQueueName = (queue: string): string => `${queue}-dlq`;

/** Name of the queue that takes pointers to stream records that a function could not do. */
export const failureQueueName = (functionName: string): string => `tongban-${functionName}-failures`;

/** CloudWatch namespace of the metrics that functions and their log lines give. */
export const METRIC_NAMESPACE = "Tongban";

/** What each sweep of the timers says of itself: how many it found, and seconds since the earliest was due. */
export const sweepMetrics = { found: "TimersFound", lateness: "TimersLateness" } as const;

/** What deliveries say of themselves: seconds from each decision to the first try to return it to its partner. */
export const returnMetrics = { lateness: "ReturnLateness" } as const;

/** What the applicant's function says of itself: query codes that named no case. */
export const applicantMetrics = { wrongCodes: "QueryCodesWrong" } as const;

/** What answering from data sources says of itself: cases that it answered, that it left to people, and sources that failed. */
export const certificateMetrics = {
  answered: "CertificatesAnswered",
  missed: "CertificatesMissed",
  failed: "CertificateSourcesFailed",
} as const;

/** What limiting partners' requests says of itself: how often it let them through because the table did not answer. */
export const rateMetrics = { unlimited: "RequestsUnlimited" } as const;

/** What the tally says of each batch of events: the service in four numbers, the same for the whole installation. */
export const serviceMetrics = {
  received: "CasesReceived",
  decided: "CasesDecided",
  decidedLate: "CasesDecidedLate",
  overdue: "ClocksOverdue",
} as const;

/**
 * Environment variables a function may read (all are set on every function):
 * - `TABLE_NAME` the single table; `KEY_ID` the KMS key (id, ARN or alias) for data keys
 * - `HOME_REGION` the AWS region of this deployment: the home of what it writes
 * - `QUEUE_URL_PREFIX` what comes before a queue's name in its URL
 * - `OIDC_ISSUER` issuer of staff tokens; `OIDC_AUDIENCE` the audience they must carry
 * - `OIDC_JWKS_URL` where the issuer's keys are (empty: found by discovery)
 * - `WEBHOOK_NETWORKS` networks (CIDRs, comma between) in which webhook endpoints must be; empty: public addresses;
 *   `none`: no endpoint is allowed
 * - `OBJECT_BUCKET` the bucket of files
 * - `DROP_BUCKET` the bucket of partners' folders
 * - `VERIFICATION_URL` what comes before a paper's verification code in the address that its QR code holds; empty: the QR
 *   code holds the code alone
 * - `SMS_GATEWAY` where text messages to applicants are posted; empty: none are sent
 * - `CERTIFICATE_SOURCES` data sources that certificates come from, `name=address` with spaces between; https, or a file
 * - `PAYMENT_PLATFORMS` payment platforms, `partner=address` or `partner@region,region=address` with spaces between
 * - `PARTNER_RATES` requests of each class that a partner may make in a minute, such as `read=1200 write=600 feed=300`; what
 *   is left out is as the domain assumes
 * - `HANDLING_QUEUES` codes of regions that read a queue in an account of their own, with commas between
 * - `LOG_LEVEL`
 */
export const environmentNames = [
  "TABLE_NAME",
  "KEY_ID",
  "HOME_REGION",
  "QUEUE_URL_PREFIX",
  "OIDC_ISSUER",
  "OIDC_AUDIENCE",
  "OIDC_JWKS_URL",
  "WEBHOOK_NETWORKS",
  "OBJECT_BUCKET",
  "DROP_BUCKET",
  "VERIFICATION_URL",
  "SMS_GATEWAY",
  "CERTIFICATE_SOURCES",
  "PAYMENT_PLATFORMS",
  "PARTNER_RATES",
  "HANDLING_QUEUES",
  "LOG_LEVEL",
] as const;

/**
 * Environment variables that only the broker of one machine sets:
 * - `LOOPBACK_PORTS_REFUSED` ports of this machine, with commas between, that no webhook may lead to: its engines'
 * - `REGION_QUEUES` {@link REGION_QUEUES_FOLLOW}: the host makes the queue of a region once it is registered
 * - `OBJECT_ENDPOINT` where people reach the files: the broker's own port
 */
export const localEnvironmentNames = ["LOOPBACK_PORTS_REFUSED", "REGION_QUEUES", "OBJECT_ENDPOINT"] as const;

/** Says that a region's queue need not be there before the region is registered. */
export const REGION_QUEUES_FOLLOW = "follow";

/** The faces that papers are set in. */
const paperFaces = [
  "node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf",
  "node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf",
] as const;

/** Every function of the broker by its name. */
export const deployments = {
  partner: {
    entry: "functions/partner/index.ts",
    trigger: { kind: "api" },
    memory: 1024,
    timeout: 29,
    grants: ["table-read", "table-write", "data-key", "send-webhook-patient-queue"],
  },
  poll: {
    entry: "functions/partner/poll.ts",
    // It waits and does little else: it is paid by memory and time.
    trigger: { kind: "api" },
    memory: 256,
    timeout: 29,
    grants: ["table-read", "poll-write", "opening-key"],
  },
  window: {
    entry: "functions/window/index.ts",
    trigger: { kind: "api" },
    memory: 1024,
    timeout: 10,
    grants: ["table-read", "table-write", "data-key"],
  },
  coordinator: {
    entry: "functions/coordinator/index.ts",
    trigger: { kind: "api" },
    memory: 1024,
    // A list of 10,000 rows is kept in one command; the gateway waits 29 s.
    timeout: 29,
    grants: ["table-read", "table-write", "data-key", "send-timer-queue", "look-for-region-queues"],
  },
  applicant: {
    entry: "functions/applicant/index.ts",
    // Nobody signs in: it may write of cases and inquiries, and count who guesses.
    trigger: { kind: "api" },
    memory: 512,
    timeout: 10,
    grants: ["table-read", "applicant-write", "inquiry-write", "applicant-key"],
  },
  catalog: {
    entry: "functions/catalog/index.ts",
    // It keeps an index of all matters; nobody signs in, so it can write and unseal nothing.
    trigger: { kind: "api" },
    memory: 512,
    timeout: 10,
    grants: ["table-read"],
  },
  reception: {
    entry: "functions/reception/index.ts",
    // Nobody signs in: it writes appointments and nothing else, and unseals nothing.
    trigger: { kind: "api" },
    memory: 512,
    timeout: 10,
    grants: ["table-read", "appointment-write"],
  },
  document: {
    entry: "functions/document/index.ts",
    // It holds a file of 20 MB while it verifies it.
    trigger: { kind: "api" },
    memory: 512,
    timeout: 29,
    grants: ["table-read", "table-write", "objects"],
  },
  material: {
    entry: "functions/material/index.ts",
    // It opens applications, for what they declare, and signs addresses; files themselves go past it.
    trigger: { kind: "api" },
    memory: 512,
    timeout: 10,
    grants: ["table-read", "table-write", "opening-key", "applicant-key", "objects"],
  },
  paper: {
    entry: "functions/paper/index.ts",
    assets: paperFaces,
    // It signs addresses; files themselves go past it. Applicants come in their sessions. A preview is laid out by it, with
    // two faces of 8 MB.
    trigger: { kind: "api" },
    memory: 1024,
    timeout: 10,
    grants: ["table-read", "table-write", "applicant-key", "objects"],
  },
  payment: {
    entry: "functions/payment/index.ts",
    // It takes what payment platforms tell, and refunds that people release; it opens, seals and signs nothing.
    trigger: { kind: "api" },
    memory: 512,
    timeout: 10,
    grants: ["table-read", "payment-write", "send-payment-queue"],
  },
  relay: {
    entry: "functions/workers/relay.ts",
    trigger: { kind: "event-stream", batchSize: 100 },
    memory: 512,
    timeout: 60,
    grants: [
      "table-read",
      "table-write",
      "send-region-queues",
      "send-handling-queues",
      "send-webhook-queue",
      "send-webhook-patient-queue",
      "send-paper-queue",
      "send-material-queue",
      "send-certificate-queue",
      "send-part-queue",
      "send-payment-queue",
    ],
  },
  settle: {
    entry: "functions/workers/settle.ts",
    // A joint case waits for each part that was decided.
    trigger: { kind: "queue", queue: "part", batchSize: 10, lateAfter: 300 },
    memory: 512,
    timeout: 30,
    grants: ["table-read", "table-write", "data-key"],
  },
  collect: {
    entry: "functions/workers/collect.ts",
    // A platform may take 5 s for an order and for each refund.
    trigger: { kind: "queue", queue: "payment", batchSize: 4, lateAfter: 600 },
    memory: 512,
    timeout: 60,
    grants: ["table-read", "table-write", "data-key"],
  },
  tally: {
    entry: "functions/workers/tally.ts",
    trigger: { kind: "event-stream", batchSize: 1_000, tumblingWindow: 5, batchingWindow: 3 },
    memory: 512,
    timeout: 60,
    grants: ["table-read", "table-write"],
  },
  fold: {
    entry: "functions/workers/fold.ts",
    trigger: { kind: "schedule", everyMinutes: 1 },
    memory: 512,
    timeout: 60,
    grants: ["table-read", "table-write"],
  },
  sweep: {
    entry: "functions/workers/sweep.ts",
    trigger: { kind: "schedule", everyMinutes: 1 },
    memory: 512,
    timeout: 60,
    grants: ["table-read", "send-timer-queue"],
  },
  fire: {
    entry: "functions/workers/fire.ts",
    // A message waits up to three minutes for its instant.
    trigger: { kind: "queue", queue: "timer", batchSize: 10, lateAfter: 600 },
    memory: 512,
    timeout: 30,
    // It opens an application to invite its applicant to rate, and nothing else.
    grants: ["table-read", "table-write", "opening-key", "send-timer-queue", "send-material-queue"],
  },
  verify: {
    entry: "functions/workers/verify.ts",
    assets: ["node_modules/@hyzyla/pdfium/dist/pdfium.wasm"],
    // It holds one file of 20 MB, and its process what that unpacks to; a message comes by itself, so that one that
    // cannot be looked at holds up no other.
    programs: ["functions/file/inspect/inspector.ts"],
    trigger: { kind: "queue", queue: "material", batchSize: 1, lateAfter: 600 },
    memory: 1024,
    timeout: 120,
    grants: ["table-read", "table-write", "objects", "erase-objects"],
  },
  drop: {
    entry: "functions/workers/drop.ts",
    // A sheet of 50,000 rows is read at once, and then worked by and by, a message for some rows: two at a time leave the
    // table to everybody else.
    trigger: { kind: "queue", queue: "drop", batchSize: 1, lateAfter: 3_600, concurrency: 2 },
    memory: 2048,
    timeout: 300,
    grants: [
      "table-read",
      "table-write",
      "data-key",
      "objects",
      "drops",
      "send-drop-queue",
      "send-material-queue",
    ],
  },
  route: {
    entry: "functions/workers/route.ts",
    // A case should be on its board within seconds.
    trigger: { kind: "region-queues", batchSize: 10, lateAfter: 300 },
    memory: 512,
    timeout: 30,
    grants: ["table-read", "table-write", "send-certificate-queue"],
  },
  "issue-papers": {
    entry: "functions/workers/issue-papers.ts",
    assets: paperFaces,
    // Two faces of 8 MB and the pages of some papers; laying one out is a tenth of a second of a whole processor.
    trigger: { kind: "queue", queue: "paper", batchSize: 5, lateAfter: 600 },
    memory: 1024,
    timeout: 60,
    grants: ["table-read", "table-write", "data-key", "objects"],
  },
  answer: {
    entry: "functions/workers/answer.ts",
    // A source may take 5 s; a slow one holds up only what waits for it, and people see the case meanwhile. What could not
    // be asked waits up to 15 minutes in the queue.
    trigger: { kind: "queue", queue: "certificate", batchSize: 4, lateAfter: 1_800 },
    memory: 512,
    timeout: 30,
    grants: ["table-read", "table-write", "data-key", "send-certificate-queue"],
  },
  deliver: {
    entry: "functions/workers/deliver.ts",
    // To endpoints that answer within a second; one that does not goes to the patient lane at once.
    trigger: { kind: "queue", queue: "webhook", batchSize: 10, lateAfter: 300 },
    memory: 512,
    timeout: 60,
    grants: ["table-read", "table-write", "data-key", "send-webhook-patient-queue"],
  },
  "deliver-patiently": {
    entry: "functions/workers/deliver-patiently.ts",
    // A retry waits up to 15 minutes in the queue. A batch of one endpoint that answers late: 4 × 15 s.
    trigger: { kind: "queue", queue: "webhook-patient", batchSize: 4, lateAfter: 1_800 },
    memory: 256,
    timeout: 90,
    grants: ["table-read", "table-write", "data-key", "send-webhook-patient-queue"],
  },
} as const satisfies Record<string, FunctionDeployment> &
  Record<ApiFunction, FunctionDeployment & { readonly trigger: { readonly kind: "api" } }>;

/** A function's name in {@link deployments}. */
export type FunctionName = keyof typeof deployments;
