import { setTimeout as delay } from "node:timers/promises";
import {
  QueueDoesNotExist,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import {
  agreementId,
  caseId,
  inquiryId,
  instant,
  localDate,
  partnerId,
  transactionNumber,
  windowId,
} from "@tongban/contract";
import type { CaseId, PartnerId, RegionCode, TransactionNumber, WindowId } from "@tongban/domain";
import { type KeptEvent, subscriberIn, subscriberName, type TimerOwner } from "@tongban/store";
import { DECLARED_PREFIX } from "@tongban/store/declared";
import * as z from "zod";
import {
  handlingQueueName,
  queueNames,
  REGION_DEAD_LETTER_QUEUE,
  REGION_QUEUES_FOLLOW,
  regionQueueName,
} from "../deployment.ts";
import type { Environment } from "./environment.ts";
import { logFault } from "./log.ts";

/** What a region's queue carries: which case to put on which window's board. No personal data, ever. */
export const regionMessage = z.strictObject({ caseId });

/** What the queue of data sources carries: which case to answer, or the licences of which case to look up, and how often that was tried. */
export const sourceMessage = z.union([
  regionMessage,
  z.strictObject({ licencesOf: caseId, attempt: z.int().min(0).default(0) }),
]);

/** What the queue of materials carries beside what EventBridge tells: which case cites files that it has no copies of yet. */
export const citedMessage = z.strictObject({ copyFor: caseId });

/** What EventBridge tells of a file that arrived in a bucket (`Object Created`). */
export const arrivalMessage = z.object({
  detail: z.object({ object: z.object({ key: z.string() }) }),
});

/** What the queue of drops carries of a file that arrived, as EventBridge tells it: `sequencer` differs for each writing. */
export const droppedMessage = z.object({
  time: z.iso.datetime({ offset: true }),
  detail: z.object({
    object: z.object({
      key: z.string(),
      size: z.int().min(0).default(0),
      "version-id": z.string().optional(),
      sequencer: z.string(),
    }),
  }),
});

/** What the queue of drops carries of a sheet that is worked: which rows are to be submitted now, by their place from 0. */
export const chunkMessage = z.strictObject({
  sheet: z.string().regex(/^[0-9a-f]{64}$/),
  chunk: z.int().min(0),
});

/**
 * What the queue of parts carries: which child case of a joint case was decided or declined, or which member of a bundle
 * ended.
 */
export const partMessage = z.strictObject({ caseId, of: z.enum(["joint", "bundle"]).default("joint") });

/**
 * What the queue of payments carries: of which case money is to be ordered or to go back, or which payment of no case is to
 * be paid back. How much stands in the case, or in the payment.
 */
export const paymentMessage = z.union([
  z.strictObject({ caseId }),
  z.strictObject({ platform: partnerId, transaction: transactionNumber }),
]);

/** What the timer queue carries: which case, agreement, parcel, roster or transfer to look at. What is due then stands in that alone. */
export const timerMessage = z.union([
  z.strictObject({ caseId }),
  z.strictObject({ agreementId }),
  z.strictObject({ parcelOf: caseId, parcel: z.int().min(1) }),
  z.strictObject({ inquiryId }),
  z.strictObject({ rosterOf: windowId }),
  z.strictObject({ transferFrom: windowId }),
]);

/** What the paper queue carries: the event of a case that makes a paper (文书). What it says stands in the case alone. */
export const paperMessage = z.strictObject({ caseId, n: z.int().min(1) });

/** What the queue of materials carries beside the files that arrived: the case whose files are to be erased. */
export const erasureMessage = z.strictObject({ erase: caseId });

const trying = z.strictObject({
  attempt: z.int().min(0).default(0),
  /** The endpoint's generation that it belongs to: once there is a later one, it is superseded. */
  generation: z.int().min(0),
  /** Epoch ms of the first try. */
  since: z.int().optional(),
  /** Epoch ms before which it is not tried. */
  notBefore: z.int().optional(),
});

/** Which event of a case. */
const ofCase = trying.extend({ caseId, n: z.int().min(1) });

/** A working day without anybody on duty, and when that was found. */
const ofDuty = trying.extend({ window: windowId, unstaffed: localDate, at: instant });

/**
 * What the webhook queues carry: which event of a case, or which day of a window's duty, to tell which subscriber, and how
 * often that was tried.
 */
export const webhookMessage = z.union([
  ofCase.extend({ partner: partnerId }),
  ofCase.extend({ window: windowId }),
  ofDuty,
]);

/** A delivery to be made. */
export type WebhookMessage = z.output<typeof webhookMessage>;

/** What a line of the log says of a delivery. */
export const deliveryFields = (message: WebhookMessage) => ({
  ...subscriberIn(message),
  ...("caseId" in message ? { caseId: message.caseId, event: message.n } : {}),
  attempt: message.attempt,
});

/**
 * The two ways to an endpoint: `prompt` for those that answer at once, `patient` for those that failed or were late,
 * so that waiting for them holds up nobody else.
 */
export type Lane = "prompt" | "patient";

const queueOfLane = {
  prompt: queueNames.webhook,
  patient: queueNames["webhook-patient"],
} as const satisfies Record<Lane, string>;

/** What the queue of a region's own account says of a change. */
type HandlingNews = Pick<KeptEvent, "caseId" | "n" | "type" | "window" | "at">;

/** Where messages are sent. */
export type Queues = {
  /**
   * Sends cases to their handling region. Where the region has no queue they wait among the dead letters, which is
   * written down as `region-without-queue`: otherwise one region would hold up every other one's events. A host that
   * makes queues for regions as they are registered is given some seconds for it.
   */
  readonly routeCases: (
    region: RegionCode,
    cases: readonly { readonly caseId: CaseId; readonly window: WindowId }[],
  ) => Promise<void>;
  /**
   * Tells a region's own account what changed at its windows, where the installation names one: references alone, in
   * groups by case. A queue that is not there is written down as `handling-queue-missing` and holds up nothing, for the
   * feed of the region's system has all of it.
   */
  readonly tellRegion: (region: RegionCode, events: readonly HandlingNews[]) => Promise<void>;
  /** Sends events whose papers are to be issued, in groups by the organ's window, so that none waits for another's. */
  readonly issuePapers: (
    papers: readonly (z.output<typeof paperMessage> & { readonly window: WindowId })[],
  ) => Promise<void>;
  /** Sends routed cases of matters that data sources answer, in groups by their sources. */
  readonly answerCases: (source: string, cases: readonly CaseId[]) => Promise<void>;
  /** Sends cases that cite materials of earlier ones, to have copies of their files. */
  readonly copyCited: (cases: readonly CaseId[]) => Promise<void>;
  /** Sends a material's file on that was taken in without an upload, to be verified. */
  readonly verifyArrived: (key: string) => Promise<void>;
  /** Puts rows of a partner's sheet at the end of the queue, in groups by partner. */
  readonly workSheet: (partner: PartnerId, work: z.output<typeof chunkMessage>) => Promise<void>;
  /** Sends cases that cite licences to have them looked up, in groups by their sources. */
  readonly checkLicences: (source: string, cases: readonly CaseId[]) => Promise<void>;
  /** Sends a case whose licences could not be looked up again after some seconds, at most 900. */
  readonly checkLicencesLater: (caseId: CaseId, attempt: number, delay: number) => Promise<void>;
  /** Sends child cases that were decided or declined on to their joint cases. */
  readonly settleParts: (children: readonly CaseId[]) => Promise<void>;
  /** Sends cases whose fee fell due, or of which money has to go back. */
  readonly collectFees: (cases: readonly CaseId[]) => Promise<void>;
  /** Sends a payment of no case whose refund was released. */
  readonly refundUnmatched: (platform: PartnerId, transaction: TransactionNumber) => Promise<void>;
  /** Sends members of bundles that ended on to what waits for them. */
  readonly followBundles: (members: readonly CaseId[]) => Promise<void>;
  /** Sends a case whose materials' files are to be erased. */
  readonly eraseMaterials: (caseId: CaseId) => Promise<void>;
  readonly deliver: (lane: Lane, messages: readonly z.input<typeof webhookMessage>[]) => Promise<void>;
  /** Sends cases, agreements, rosters and transfers whose timers are due, each after some seconds, at most 900. */
  readonly fireTimers: (timers: readonly (TimerOwner & { readonly delay: number })[]) => Promise<void>;
  /** Sends one delivery to the patient lane after some seconds, at most 900 (the longest delay that SQS knows). */
  readonly deliverLater: (message: WebhookMessage, delay: number) => Promise<void>;
};

const BATCH = 10;

/** How often a queue that the host may be making is tried again, and ms between two tries. */
const MAKING_TRIES = 10;
const MAKING_PAUSE = 500;

type Message = {
  readonly body: unknown;
  readonly group?: string;
  readonly queue?: string;
  readonly delay?: number;
};

/** The longest delay that SQS knows, in seconds. */
const LONGEST_DELAY = 900;

const delaySeconds = (delay: number): number => Math.min(LONGEST_DELAY, Math.max(0, Math.ceil(delay)));

/** An entry of a batch; `queue` names where a dead letter belongs. */
const entryOf = ({ body, group, queue, delay }: Message, at: number): SendMessageBatchRequestEntry => ({
  Id: String(at),
  MessageBody: JSON.stringify(body),
  ...(delay === undefined ? {} : { DelaySeconds: delaySeconds(delay) }),
  ...(group ? { MessageGroupId: group } : {}),
  ...(queue ? { MessageAttributes: { queue: { DataType: "String", StringValue: queue } } } : {}),
});

/** Whose timer it is, whatever else stands beside it. */
const ownerAlone = (owner: TimerOwner): TimerOwner => {
  if ("caseId" in owner) return { caseId: owner.caseId };
  if ("agreementId" in owner) return { agreementId: owner.agreementId };
  if ("parcelOf" in owner) return { parcelOf: owner.parcelOf, parcel: owner.parcel };
  if ("inquiryId" in owner) return { inquiryId: owner.inquiryId };
  return "rosterOf" in owner ? { rosterOf: owner.rosterOf } : { transferFrom: owner.transferFrom };
};

/** Opens the queues that the environment names. */
export const openQueues = (environment: Environment, sqs = new SQSClient({})): Queues => {
  const urlOf = (queue: string): string => `${environment.QUEUE_URL_PREFIX}${queue}`;
  const send = async (queue: string, messages: readonly Message[]) => {
    for (let start = 0; start < messages.length; start += BATCH) {
      const answer = await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: urlOf(queue),
          Entries: messages.slice(start, start + BATCH).map(entryOf),
        }),
      );
      const [failed] = answer.Failed ?? [];
      if (failed) throw new Error(`SQS refused a message: ${failed.Code}`);
    }
  };
  const told = new Set(environment.HANDLING_QUEUES.split(","));
  const isFollowed = environment.REGION_QUEUES === REGION_QUEUES_FOLLOW;
  const sendOnceMade = async (queue: string, messages: readonly Message[]): Promise<void> => {
    for (let left = isFollowed ? MAKING_TRIES : 0; ; left--) {
      try {
        return await send(queue, messages);
      } catch (fault) {
        if (!(fault instanceof QueueDoesNotExist) || left === 0) throw fault;
      }
      await delay(MAKING_PAUSE);
    }
  };
  return {
    routeCases: async (region, cases) => {
      const queue = regionQueueName(region);
      const messages = cases.map(({ caseId: id, window }) => ({ body: { caseId: id }, group: window }));
      try {
        await sendOnceMade(queue, messages);
      } catch (fault) {
        if (!(fault instanceof QueueDoesNotExist)) throw fault;
        logFault("region-without-queue", fault, { code: region, count: messages.length });
        await send(
          REGION_DEAD_LETTER_QUEUE,
          messages.map((message) => ({ ...message, queue })),
        );
      }
    },
    tellRegion: async (region, events) => {
      if (!told.has(region)) return;
      const messages = events.map(({ caseId: id, n, type, window, at }) => ({
        body: { caseId: id, version: n, change: type, window, at },
        group: id,
      }));
      await send(handlingQueueName(region), messages).catch((fault: unknown) => {
        if (!(fault instanceof QueueDoesNotExist)) throw fault;
        logFault("handling-queue-missing", fault, { code: region, count: messages.length });
      });
    },
    issuePapers: (papers) =>
      send(
        queueNames.paper,
        papers.map(({ window, ...body }) => ({ body, group: window })),
      ),
    answerCases: (source, cases) =>
      send(
        queueNames.certificate,
        cases.map((id) => ({ body: { caseId: id }, group: source })),
      ),
    copyCited: (cases) =>
      send(
        queueNames.material,
        cases.map((id) => ({ body: { copyFor: id } })),
      ),
    verifyArrived: (key) =>
      send(queueNames.material, [{ body: { detail: { object: { key: `${DECLARED_PREFIX}${key}` } } } }]),
    workSheet: (partner, work) => send(queueNames.drop, [{ body: work, group: partner }]),
    checkLicences: (source, cases) =>
      send(
        queueNames.certificate,
        cases.map((id) => ({ body: { licencesOf: id }, group: source })),
      ),
    checkLicencesLater: (id, attempt, delay) =>
      send(queueNames.certificate, [{ body: { licencesOf: id, attempt }, delay }]),
    settleParts: (children) =>
      send(
        queueNames.part,
        children.map((id) => ({ body: { caseId: id } })),
      ),
    collectFees: (cases) =>
      send(
        queueNames.payment,
        cases.map((id) => ({ body: { caseId: id }, group: id })),
      ),
    refundUnmatched: (platform, transaction) =>
      send(queueNames.payment, [{ body: { platform, transaction }, group: transaction }]),
    followBundles: (members) =>
      send(
        queueNames.part,
        members.map((id) => ({ body: { caseId: id, of: "bundle" } })),
      ),
    eraseMaterials: (id) => send(queueNames.material, [{ body: { erase: id } }]),
    deliver: (lane, messages) =>
      send(
        queueOfLane[lane],
        messages.map((body) => ({ body, group: subscriberName(body) })),
      ),
    fireTimers: (timers) =>
      send(
        queueNames.timer,
        timers.map(({ delay, ...owner }) => ({ body: ownerAlone(owner), delay })),
      ),
    deliverLater: async (message, seconds) => {
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: urlOf(queueOfLane.patient),
          MessageBody: JSON.stringify(message),
          DelaySeconds: delaySeconds(seconds),
          MessageGroupId: subscriberName(message),
        }),
      );
    },
  };
};
