import { GetCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type Appointment,
  type Instant,
  type LocalDate,
  localDateOf,
  localTimeOf,
  type WindowId,
} from "@tongban/domain";
import type { CommandStamp } from "../case/chain.ts";
import { commandStamp } from "../case/words.ts";
import { batchGet } from "../table/batch.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { expiresAfter } from "./expiry.ts";
import { commandItem } from "./queue.ts";
import { appointment as codec } from "./reception-codec.ts";

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Days after its slot that an appointment is kept. */
const keptDays = 30;

/** Days that the numbers of a day's slots are kept: they tell how many did not come. */
const slotDaysKept = 400;

/** Days that is remembered what an address booked. */
const bookerDays = 2;

/** Who books, as far as it is known: their network address, hashed with the salt of the day. */
export type Booker = { readonly address: string; readonly date: LocalDate };

/** What an address booked on a day at a window: in all, and of one slot. */
export type Booked = { readonly atWindow: number; readonly ofSlot: number };

/** A change of an appointment, as it is to be written. */
export type AppointmentChange = {
  readonly before?: Appointment;
  readonly after: Appointment;
  /** How many appointments the slot may hold. */
  readonly stations: number;
  /** Who takes a slot, and how many they may take; absent where none is taken. */
  readonly booker?: Booker & { readonly perAddress: number; readonly perSlot: number };
  readonly command: CommandStamp;
};

/** An appointment by its code, strongly consistent. */
export const loadAppointment = async (
  { table, tableName }: TableContext,
  code: string,
): Promise<Appointment | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.appointment(code), ConsistentRead: true }),
  );
  return got.Item && codec.read(got.Item);
};

/** The attribute of a slot in its day's item. */
const slotAttribute = (from: Instant): string => `at-${localTimeOf(from)}`;

/** Tells how many appointments a slot of these dates holds. */
export const loadSlotsTaken = async (
  context: TableContext,
  window: WindowId,
  dates: readonly LocalDate[],
): Promise<(from: Instant) => number> => {
  const found = await batchGet(
    context,
    dates.map((date) => keys.slots(window, date)),
  );
  const byDate = new Map(found.map((item) => [String(item["sk"]), item]));
  return (from) => Number(byDate.get(localDateOf(from))?.[slotAttribute(from)] ?? 0);
};

/** How many appointments the slots of each date hold, in the order of the dates. */
export const loadBookedByDay = async (
  context: TableContext,
  window: WindowId,
  dates: readonly LocalDate[],
): Promise<readonly number[]> => {
  const found = await batchGet(
    context,
    dates.map((date) => keys.slots(window, date)),
  );
  return dates.map((date) => {
    const item = found.find(({ sk }) => sk === date) ?? {};
    return Object.entries(item).reduce((sum, [name, n]) => sum + (name.startsWith("at-") ? Number(n) : 0), 0);
  });
};

/** What an address booked on a day: at a window, and of one slot of it. */
export const loadBooked = async (
  context: TableContext,
  { address, date }: Booker,
  window: WindowId,
  from: Instant,
): Promise<Booked> => {
  const [item] = await batchGet(context, [keys.booker(address, date)]);
  return {
    atWindow: Number(item?.[window] ?? 0),
    ofSlot: Number(item?.[bookedSlot(window, from)] ?? 0),
  };
};

const bookedSlot = (window: WindowId, from: Instant): string => `${window} ${from}`;

/** What a booking by this address made before under the same command: its code, or that the content was another one. */
export const bookedBefore = async (
  context: TableContext,
  { address }: Booker,
  { id, digest }: CommandStamp,
): Promise<{ readonly kind: "code"; readonly code: string } | { readonly kind: "reused" } | undefined> =>
  madeBefore(context, keys.bookerCommand(address, id), digest);

/** Whether a command changed this appointment before. */
export const changedBefore = async (
  context: TableContext,
  code: string,
  { id, digest }: CommandStamp,
): Promise<{ readonly kind: "code"; readonly code: string } | { readonly kind: "reused" } | undefined> =>
  madeBefore(context, keys.appointmentCommand(code, id), digest);

const madeBefore = async (
  context: TableContext,
  key: { readonly pk: string; readonly sk: string },
  digest: string,
): Promise<{ readonly kind: "code"; readonly code: string } | { readonly kind: "reused" } | undefined> => {
  const [item] = await batchGet(context, [key]);
  if (!item) return undefined;
  return commandStamp.read(item["command"]).digest === digest
    ? { kind: "code", code: String(item["code"]) }
    : { kind: "reused" };
};

/**
 * Writes an appointment with the slots that it takes and leaves, in one transaction: no slot ever holds more than its
 * stations, and no address more than its share. `conflict` means that a condition did not hold any more.
 */
export const keepAppointment = (
  context: TableContext,
  change: AppointmentChange,
): Promise<"written" | "conflict"> => transact(context, [...writesOf(context.tableName, change)]);

const writesOf = (TableName: string, change: AppointmentChange): readonly Write[] => {
  const { before, after, booker, command } = change;
  const date = localDateOf(after.from);
  const commandKey =
    before || !booker
      ? keys.appointmentCommand(after.code, command.id)
      : keys.bookerCommand(booker.address, command.id);
  return [
    putAppointment(TableName, before, after),
    ...slotWrites(TableName, change),
    ...(booker ? [bookerWrite(TableName, booker, after)] : []),
    {
      Put: {
        TableName,
        Item: {
          ...commandKey,
          ...commandItem(command, { code: after.code }),
          ...expiresAfter(date, bookerDays),
        },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
  ];
};

/** The write that puts an appointment in the place of the one that was seen. */
export const putAppointment = (
  TableName: string,
  before: Appointment | undefined,
  after: Appointment,
): Write => ({
  Put: {
    TableName,
    Item: {
      ...keys.appointment(after.code),
      ...codec.write(after),
      ...expiresAfter(localDateOf(after.from), keptDays),
    },
    ...(before
      ? { ConditionExpression: "version = :seen", ExpressionAttributeValues: { ":seen": before.version } }
      : { ConditionExpression: "attribute_not_exists(pk)" }),
  },
});

type Shift = { readonly from: Instant; readonly by: 1 | -1 };

/** Takes the new slot, if it has room, and gives the old one back; slots of one day are one item, so one write. */
const slotWrites = (TableName: string, { before, after, stations }: AppointmentChange): readonly Write[] => {
  const left = before?.status === "booked" && (after.status !== "booked" || before.from !== after.from);
  const taken = after.status === "booked" && before?.from !== after.from;
  const shifts: readonly Shift[] = [
    ...(left ? [{ from: before.from, by: -1 as const }] : []),
    ...(taken ? [{ from: after.from, by: 1 as const }] : []),
  ];
  return [...Map.groupBy(shifts, ({ from }) => localDateOf(from))].map(([date, ofDay]) => {
    const { ttl } = expiresAfter(date, slotDaysKept);
    const full = ofDay.findIndex(({ by }) => by === 1);
    return {
      Update: {
        TableName,
        Key: keys.slots(after.window, date),
        UpdateExpression: `SET #ttl = :ttl ADD ${ofDay.map((_, n) => `#s${n} :by${n}`).join(", ")}`,
        ...(full < 0
          ? {}
          : { ConditionExpression: `attribute_not_exists(#s${full}) OR #s${full} < :stations` }),
        ExpressionAttributeNames: {
          "#ttl": "ttl",
          ...Object.fromEntries(ofDay.map(({ from }, n) => [`#s${n}`, slotAttribute(from)])),
        },
        ExpressionAttributeValues: {
          ":ttl": ttl,
          ...(full < 0 ? {} : { ":stations": stations }),
          ...Object.fromEntries(ofDay.map(({ by }, n) => [`:by${n}`, by])),
        },
      },
    };
  });
};

/** Counts a slot among what its address took today; the share is a condition, so that many requests at once take no more. */
const bookerWrite = (
  TableName: string,
  { address, date, perAddress, perSlot }: NonNullable<AppointmentChange["booker"]>,
  { window, from }: Appointment,
): Write => {
  const { ttl } = expiresAfter(date, bookerDays);
  return {
    Update: {
      TableName,
      Key: keys.booker(address, date),
      UpdateExpression: "SET #ttl = :ttl ADD #window :one, #slot :one",
      ConditionExpression:
        "(attribute_not_exists(#window) OR #window < :window) AND (attribute_not_exists(#slot) OR #slot < :slot)",
      ExpressionAttributeNames: { "#ttl": "ttl", "#window": window, "#slot": bookedSlot(window, from) },
      ExpressionAttributeValues: { ":ttl": ttl, ":one": 1, ":window": perAddress, ":slot": perSlot },
    },
  };
};

/**
 * The write by which an address takes one of the inquiries that it may send a window on a day; nothing where it has had
 * them all. The share is the write's condition, so that many requests at once take no more.
 */
export const shareOfInquiries = async (
  context: TableContext,
  { address, date }: Booker,
  window: WindowId,
  perAddress: number,
): Promise<readonly Write[] | undefined> => {
  const [item] = await batchGet(context, [keys.booker(address, date)]);
  const name = `inquiries ${window}`;
  if (Number(item?.[name] ?? 0) >= perAddress) return undefined;
  const { ttl } = expiresAfter(date, bookerDays);
  return [
    {
      Update: {
        TableName: context.tableName,
        Key: keys.booker(address, date),
        UpdateExpression: "SET #ttl = :ttl ADD #asked :one",
        ConditionExpression: "attribute_not_exists(#asked) OR #asked < :share",
        ExpressionAttributeNames: { "#ttl": "ttl", "#asked": name },
        ExpressionAttributeValues: { ":ttl": ttl, ":one": 1, ":share": perAddress },
      },
    },
  ];
};
