import { marshall } from "@aws-sdk/util-dynamodb";
import {
  type Calendar,
  type Calendars,
  type Case,
  type CaseId,
  calendarFor,
  epochMs,
  evolve,
  type Instant,
  instantFromEpochMs,
  type RegionCode,
} from "@tongban/domain";
import {
  fromStreamImage,
  indexes,
  type KeptEvent,
  loadCalendarsNow,
  type StoreContext,
} from "@tongban/store";
import type { DynamoDBRecord } from "aws-lambda";
import type { Environment } from "../../functions/edge/environment.ts";
import { openQueues, type Queues } from "../../functions/edge/queues.ts";
import type { Resources } from "../../functions/edge/resources.ts";
import type { SentTimers } from "../../functions/workers/sweep-timers.ts";
import { aRegion } from "../builders/ids.ts";
import { type BreakingOff, type Process, startProcess } from "./breaking-off.ts";
import { type NaiveCase, naiveCase } from "./naive-case.ts";
import { type WallCalendar, wallCalendar } from "./naive-days.ts";
import type { Gate } from "./taking-turns.ts";

/** A message that waits in a queue until it may come. */
export type Waiting = { readonly id: string; readonly body: string; readonly from: number };

/** The records of a stream shard, oldest first, and how far each consumer is. */
export type Shard = {
  readonly name: string;
  readonly records: DynamoDBRecord[];
  relayed: number;
  tallied: number;
};

/** A case that lives here, beside the oracle that reckons it. */
export type LivingCase = { readonly naive: NaiveCase; kase: Case; readonly events: KeptEvent[] };

/** Where a run of a function stands: which effects it has in turn, where it breaks off, how far its clock is behind. */
export type RunParts = {
  readonly gate?: Gate | undefined;
  readonly breaksOff?: BreakingOff | undefined;
  /** ms that this machine's clock is behind. */
  readonly behind?: number;
};

/** What a run of a function works with. */
export type Run = Pick<Resources, "store" | "calendarOf"> & {
  readonly queues: Queues;
  readonly now: Instant;
};

const handling = aRegion("610100");
const SHARDS = 2;
/** ms for which a function remembers the calendars. */
const REMEMBERED_MS = 60_000;

/** The wall calendar of the region that handles the cases. */
const wallCalendarOf = ({ national, local }: Calendars): WallCalendar =>
  wallCalendar(
    national,
    (["610000", "610100"] as const).flatMap((code) => local.get(aRegion(code)) ?? []),
  );

/**
 * A broker on a real store whose time is a number: functions run when they are told to, streams and queues hold what
 * they hold, and everything that is kept is shown to an oracle at once.
 */
export class BrokerOfLives {
  now: number;
  readonly cases = new Map<CaseId, LivingCase>();
  readonly shards: readonly Shard[];
  readonly regionQueue: Waiting[] = [];
  readonly timerQueue: Waiting[] = [];
  /** What each of two sweeps remembers. */
  readonly sent: [SentTimers, SentTimers] = [new Map(), new Map()];
  /** Case and id of every command that was kept, to see that none is kept twice. */
  readonly commands = new Set<string>();
  readonly store: StoreContext;
  #calendars: Calendars;
  #rememberedUntil = 0;
  readonly #timerShards = new Set<unknown>();
  readonly #everLoaded: WallCalendar[] = [];
  #messages = 0;
  #records = 0;

  constructor(store: StoreContext, calendars: Calendars, now: Instant) {
    this.store = store;
    this.now = epochMs(now);
    this.#calendars = calendars;
    this.#everLoaded.push(wallCalendarOf(calendars));
    this.shards = Array.from({ length: SHARDS }, (_, i) => ({
      name: `shard-${i}`,
      records: [],
      relayed: 0,
      tallied: 0,
    }));
  }

  /** The calendars as functions remember them: up to a minute old. */
  async calendars(): Promise<Calendars> {
    if (this.now >= this.#rememberedUntil) {
      this.#calendars = (await loadCalendarsNow(this.store)) ?? this.#calendars;
      this.#rememberedUntil = this.now + REMEMBERED_MS;
    }
    return this.#calendars;
  }

  /**
   * Runs a function until it ends or is killed; `killed` says so. By other calendars than those that functions remember
   * where they are given.
   */
  async run<T>(
    work: (run: Run) => Promise<T>,
    { gate, breaksOff, behind = 0 }: RunParts = {},
    by?: Calendars,
  ): Promise<{ readonly killed: true } | { readonly killed: false; readonly value: T }> {
    const calendars = by ?? (await this.calendars());
    const process = startProcess(breaksOff);
    const through: Gate = gate ?? ((effect) => effect());
    const calendarOf = async (region: RegionCode): Promise<Calendar> => calendarFor(calendars, region);
    const store = this.#storeOf(process, through, calendars);
    const queues = this.#queuesOf(process, through);
    try {
      const now = instantFromEpochMs(this.now - behind);
      const value = await work({ store, calendarOf, queues, now });
      return process.isGone() ? { killed: true } : { killed: false, value };
    } catch (fault) {
      if (process.isGone()) return { killed: true };
      throw fault;
    }
  }

  #storeOf(process: Process, through: Gate, calendars: Calendars): StoreContext {
    const { table } = this.store;
    const send = (command: { readonly input: object }) => {
      if (this.#isEmptyShard(command.input)) return Promise.resolve({ Items: [] });
      const effect = async () => {
        const answer = await table.send(command as never);
        this.#keepTrack(command.input, calendars);
        return answer;
      };
      return through(() => (isWrite(command) ? process.write(effect) : process.read(effect)));
    };
    return {
      ...this.store,
      table: new Proxy(table, {
        get: (target, name) => (name === "send" ? send : Reflect.get(target, name)),
      }),
    };
  }

  /** Whether a sweep asks for timers where no case ever was: it asks for 16 shards, and some cases are in few of them. */
  #isEmptyShard(input: {
    readonly IndexName?: string;
    readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  }): boolean {
    return (
      input.IndexName === indexes.timer.name &&
      !this.#timerShards.has(input.ExpressionAttributeValues?.[":shard"])
    );
  }

  /** The broker's own queues, of which only the wire is replaced. */
  #queuesOf(process: Process, through: Gate): Queues {
    const send = (command: { readonly input: SentBatch }) =>
      through(() => process.write(async () => this.#receive(command.input)));
    return openQueues({ QUEUE_URL_PREFIX: "", HANDLING_QUEUES: "" } as Environment, { send } as never);
  }

  #receive({ QueueUrl, Entries }: SentBatch): object {
    const queue = QueueUrl.startsWith("tongban-timer") ? this.timerQueue : this.regionQueue;
    for (const { MessageBody, DelaySeconds = 0 } of Entries) {
      this.#messages += 1;
      queue.push({ id: `m-${this.#messages}`, body: MessageBody, from: this.now + DelaySeconds * 1_000 });
    }
    return {};
  }

  /** What a transaction kept of cases goes to the stream, and to the oracle. */
  #keepTrack(input: object, calendars: Calendars): void {
    if (!("TransactItems" in input)) return;
    const writes = input.TransactItems as readonly {
      readonly Put?: { readonly Item: Readonly<Record<string, unknown>> };
    }[];
    const items = writes.flatMap(({ Put }) => (Put && "prevHash" in Put.Item ? [Put.Item] : []));
    for (const { Put } of writes)
      if (Put && indexes.timer.pk in Put.Item) this.#timerShards.add(Put.Item[indexes.timer.pk]);
    const told = items.map((item) => marshall(item, { removeUndefinedValues: true }));
    const events = told.map((image) => fromStreamImage(image as never));
    const names = new Set(events.map(({ caseId, command }) => `${caseId} ${command.id}`));
    for (const name of names) {
      if (/ (timer|route|recompute-\S+)$/.test(name)) continue;
      if (this.commands.has(name)) throw new Error(`kept twice: ${name}`);
      this.commands.add(name);
    }
    for (const [i, event] of events.entries()) {
      this.#records += 1;
      const shard = this.shards[(event.caseId.codePointAt(0) ?? 0) % SHARDS];
      shard?.records.push({
        dynamodb: { NewImage: told[i] as never, SequenceNumber: `${10n ** 24n + BigInt(this.#records)}` },
      });
      this.#show(event, wallCalendarOf(calendars));
    }
  }

  #show(event: KeptEvent, calendar: WallCalendar): void {
    const known = this.cases.get(event.caseId);
    const kase = evolve(known?.kase, event);
    const living = known ?? { naive: naiveCase(kase.origin), kase, events: [] };
    living.kase = kase;
    living.events.push(event);
    this.cases.set(event.caseId, living);
    living.naive.take(event, kase, calendar);
  }

  /** The calendar of the region that handles the cases, as functions remember it. */
  async wallCalendar(): Promise<WallCalendar> {
    return wallCalendarOf(await this.calendars());
  }

  /** Notes the calendar that was just loaded among those that ever counted. */
  async noteCalendar(): Promise<void> {
    const calendars = await loadCalendarsNow(this.store);
    if (calendars) this.#everLoaded.push(wallCalendarOf(calendars));
  }

  /**
   * All calendars that ever counted: a warning that was put off to an opening by one of them is given then, also where
   * another one has made the window work before.
   */
  get everLoaded(): readonly WallCalendar[] {
    return this.#everLoaded;
  }

  /** Forgets the calendars, as every function has a minute after a load. */
  forgetCalendars(): void {
    this.#rememberedUntil = 0;
  }

  get handling(): RegionCode {
    return handling;
  }
}

type SentBatch = {
  readonly QueueUrl: string;
  readonly Entries: readonly { readonly MessageBody: string; readonly DelaySeconds?: number }[];
};

const isWrite = (command: object): boolean =>
  /^(Put|Update|Delete|TransactWrite)/.test(command.constructor.name);
