import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  figuresAfter,
  type LocalDate,
  type MatterKind,
  type QueueFigures,
  type Ticket,
  ticketLetters,
  type WindowId,
} from "@tongban/domain";
import type { CommandStamp } from "../case/chain.ts";
import { commandStamp } from "../case/words.ts";
import { batchGet } from "../table/batch.ts";
import type { Attributes } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { patienceOfMany, untilSaved } from "../until-saved.ts";
import { expiresAfter } from "./expiry.ts";
import { emptyDay, type QueueDay, queueDay, ticket as ticketCodec } from "./reception-codec.ts";

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** The queue of a window on a day. */
export type QueueName = { readonly window: WindowId; readonly date: LocalDate };

/** A queue as decisions see it: its day, and its numbers that are not served. */
export type Queue = QueueDay & { readonly tickets: readonly Ticket[] };

/** A number that is new or changed, and what else is written with it. */
export type TicketChange = {
  readonly kind: "change";
  readonly before?: Ticket;
  readonly after: Ticket;
  readonly also?: readonly Write[];
};

/** What a command on a queue came to. */
export type QueueOutcome<Stopped> =
  | { readonly kind: "done"; readonly ticket: Ticket; readonly version: number }
  | { readonly kind: "reused" }
  | { readonly kind: "raced" }
  | Stopped;

/** Numbers and figures are kept so long that those of a year can be counted anew, days. */
const keptDays = 400;

/** A repeated command is recognised for so long, days. */
const commandDays = 2;

/** A window's queue of a day: what a desk shows and what a decision is made on. Strongly consistent. */
export const loadQueue = async (context: TableContext, name: QueueName): Promise<Queue> => {
  const [day = emptyDay] = await loadQueueDays(context, name.window, [name.date]);
  return { ...day, tickets: await loadTickets(context, name) };
};

/** The days of a window's queue without their numbers, in the order of the dates; an empty one where nobody came. */
export const loadQueueDays = async (
  context: TableContext,
  window: WindowId,
  dates: readonly LocalDate[],
): Promise<readonly QueueDay[]> => {
  const found = await batchGet(
    context,
    dates.map((date) => keys.queue(window, date)),
  );
  const byKey = new Map(found.map((item) => [item["pk"], queueDay.read(item)]));
  return dates.map((date) => byKey.get(keys.queue(window, date).pk) ?? emptyDay);
};

/** Every number of a day, served ones too: what its figures are counted from. */
export const loadEveryTicket = async (context: TableContext, name: QueueName): Promise<readonly Ticket[]> => [
  ...(await loadTickets(context, name)),
  ...(await readTickets(context, name, keys.servedTicket)),
];

const loadTickets = (context: TableContext, name: QueueName) => readTickets(context, name, keys.ticket);

const readTickets = async (
  context: TableContext,
  { window, date }: QueueName,
  key: typeof keys.ticket,
): Promise<readonly Ticket[]> => {
  const { pk, sk } = key(window, date, "");
  return (await queryAll(context, pk, sk, true)).map(ticketCodec.read);
};

/** The serial that the next number of a kind has: numbers of a day have no gaps. */
export const nextSerial = ({ serials }: QueueDay, kind: MatterKind): number =>
  (serials[ticketLetters[kind]] ?? 0) + 1;

/**
 * Decides on a queue and writes the number, the figures and the command in one transaction, on condition of the queue's
 * version; where another command was first it decides anew. The same command is answered with the number that it made.
 */
export const changeQueue = async <Stopped extends { readonly kind: string }>(
  context: TableContext,
  name: QueueName,
  command: CommandStamp,
  decide: (queue: Queue) => TicketChange | Stopped | Promise<TicketChange | Stopped>,
): Promise<QueueOutcome<Stopped>> =>
  untilSaved<QueueOutcome<Stopped>>(async () => {
    const before = await commandedBefore(context, name, command);
    if (before) return before;
    const queue = await loadQueue(context, name);
    const decided = await decide(queue);
    if (!isChange(decided)) return decided;
    const written = await transact(context, writesOf(context, name, command, queue, decided));
    return written === "conflict"
      ? "conflict"
      : { kind: "done", ticket: decided.after, version: queue.version + 1 };
  }, patienceOfMany);

const isChange = <Stopped extends { readonly kind: string }>(
  decided: TicketChange | Stopped,
): decided is TicketChange => decided.kind === "change";

const commandedBefore = async (
  context: TableContext,
  { window, date }: QueueName,
  { id, digest }: CommandStamp,
): Promise<
  | { readonly kind: "done"; readonly ticket: Ticket; readonly version: number }
  | { kind: "reused" }
  | undefined
> => {
  const [made] = await batchGet(context, [keys.queueCommand(window, date, id)]);
  if (!made) return undefined;
  if (commandStamp.read(made["command"]).digest !== digest) return { kind: "reused" };
  const number = String(made["ticket"]);
  const found = await batchGet(context, [
    keys.queue(window, date),
    keys.ticket(window, date, number),
    keys.servedTicket(window, date, number),
  ]);
  const ticket = found.find(({ sk }) => sk !== keys.queue(window, date).sk);
  const day = found.find(({ sk }) => sk === keys.queue(window, date).sk);
  if (!ticket || !day) return { kind: "reused" };
  return { kind: "done", ticket: ticketCodec.read(ticket), version: queueDay.read(day).version };
};

const writesOf = (
  { tableName: TableName }: TableContext,
  { window, date }: QueueName,
  command: CommandStamp,
  day: QueueDay,
  { before, after, also = [] }: TicketChange,
): readonly Write[] & Write[] => {
  const key = after.status === "served" ? keys.servedTicket : keys.ticket;
  const moved = before && after.status === "served";
  const kept = expiresAfter(date, keptDays);
  return [
    {
      Put: {
        TableName,
        Item: { ...keys.queue(window, date), ...queueDay.write(dayAfter(day, before, after)), ...kept },
        ...(day.version === 0
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "version = :seen",
              ExpressionAttributeValues: { ":seen": day.version },
            }),
      },
    },
    {
      Put: { TableName, Item: { ...key(window, date, after.number), ...ticketCodec.write(after), ...kept } },
    },
    ...(moved ? [{ Delete: { TableName, Key: keys.ticket(window, date, after.number) } }] : []),
    {
      Put: {
        TableName,
        Item: {
          ...keys.queueCommand(window, date, command.id),
          ...commandItem(command, { ticket: after.number }),
          ...expiresAfter(date, commandDays),
        },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    ...also,
  ];
};

/** What a command's own item says. */
export const commandItem = (command: CommandStamp, made: Attributes): Attributes => ({
  command: commandStamp.write(command),
  ...made,
});

const dayAfter = (day: QueueDay, before: Ticket | undefined, after: Ticket): QueueDay => {
  const letter = ticketLetters[after.kind];
  const serials: QueueFigures = before
    ? day.serials
    : { ...day.serials, [letter]: nextSerial(day, after.kind) };
  return { version: day.version + 1, serials, figures: figuresAfter(day.figures, before, after) };
};
