import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type Case,
  type CaseEvent,
  type CaseId,
  nextOfParcel,
  type ParcelEnd,
  parcelEnds,
  type WindowId,
  windowOfIntakeDesk,
} from "@tongban/domain";
import type { SavingContext } from "../case/save-cases.ts";
import { timerKeys } from "../case/timer-keys.ts";
import { sortedInstant } from "../case/words.ts";
import { queryAll } from "../table/query.ts";
import { homeAttribute, indexes, indexKeys, keys, parcelPrefix, workKey } from "../table/table.ts";
import { keptParcel, numberField, timerName } from "./parcel-codec.ts";

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/**
 * The writes beside a case's events that keep its parcels on lists and among the timers while they are under way. All of
 * it follows from the events, which are what counts: nothing is decided by these items.
 */
export const parcelWrites = async (
  context: SavingContext,
  kase: Case | undefined,
  events: readonly CaseEvent[],
): Promise<readonly Write[]> => {
  const writes: Write[] = [];
  for (const event of events) {
    if (!kase) continue;
    if (event.type === "CaseTransferred")
      writes.push(...(await followingWrites(context, kase.origin.id, event.to)));
    const write = await writeOf(context, kase, event);
    if (write) writes.push(write);
  }
  return writes;
};

/** A transfer takes the case's parcels from the list of its old window to that of the new one, at the end that handles it. */
const followingWrites = async (
  { table, tableName: TableName }: SavingContext,
  caseId: CaseId,
  to: WindowId,
): Promise<readonly Write[]> => {
  const { pk } = keys.parcel(caseId, 0);
  const items = await queryAll({ table, tableName: TableName }, pk, parcelPrefix, true);
  return items.map((item) => {
    const { way } = keptParcel.read(item);
    const list = parcelEnds[way].sentBy === "handling" ? indexes.review.pk : indexes.worklist.pk;
    return {
      Update: {
        TableName,
        Key: { pk, sk: item["sk"] },
        UpdateExpression: "SET #list = :to",
        ExpressionAttributeNames: { "#list": list },
        ExpressionAttributeValues: { ":to": indexKeys.parcels(to) },
        ConditionExpression: "attribute_exists(pk)",
      },
    };
  });
};

const writeOf = async (
  { tableName: TableName, sealing, home }: SavingContext,
  kase: Case,
  event: CaseEvent,
): Promise<Write | undefined> => {
  const { id } = kase.origin;
  const change = (n: number, UpdateExpression: string, values: Record<string, unknown>): Write => ({
    Update: {
      TableName,
      Key: keys.parcel(id, n),
      UpdateExpression,
      ExpressionAttributeValues: values,
      ConditionExpression: "attribute_exists(pk)",
      ...(UpdateExpression.includes("#state") ? { ExpressionAttributeNames: { "#state": "state" } } : {}),
    },
  });
  switch (event.type) {
    case "ParcelSent": {
      const { n, at: sentAt, way, contents, lateAt, lostAt, prose } = event;
      const sealed = await sealing.seal(id, numberField(n), JSON.stringify(prose));
      const state = "under-way" as const;
      const Item = {
        ...keys.parcel(id, n),
        ...keptParcel.write({ way, state, contents, sentAt, lateAt, lostAt, sealed }),
        ...listKeys(kase, event),
        ...timerKeys(timerName(id, n), nextOfParcel({ state, lateAt, lostAt })?.at),
        [homeAttribute]: home,
      };
      return { Put: { TableName, Item } };
    }
    case "ParcelCorrected": {
      const sealed = await sealing.seal(id, numberField(event.parcel), JSON.stringify(event.prose));
      return change(event.parcel, "SET sealed = :sealed", { ":sealed": sealed });
    }
    case "ParcelLate":
      // The timer moves to when it counts as lost, which the item says itself.
      return change(event.parcel, `SET #state = :late, ${indexes.timer.sk} = lostLook`, { ":late": "late" });
    case "ParcelLost":
      return change(event.parcel, `SET #state = :lost REMOVE ${indexes.timer.pk}, ${indexes.timer.sk}`, {
        ":lost": "lost",
      });
    case "ParcelReceived":
    case "ParcelCancelled":
      return { Delete: { TableName, Key: keys.parcel(id, event.parcel) } };
    default:
      return undefined;
  }
};

type Sent = Extract<CaseEvent, { readonly type: "ParcelSent" }>;

/** On the list of the window that it goes to, and of the one that it comes from; a partner system has no list. */
const listKeys = (kase: Case, { n, at, way, lateAt, lostAt }: Sent) => {
  const { sentBy } = parcelEnds[way];
  const to = way === "to-applicant" ? undefined : windowAt(kase, sentBy === "source" ? "handling" : "source");
  const from = windowAt(kase, sentBy);
  return {
    ...(to ? { [indexes.worklist.pk]: indexKeys.parcels(to) } : {}),
    ...(from ? { [indexes.review.pk]: indexKeys.parcels(from) } : {}),
    [indexes.worklist.sk]: workKey(lateAt, at, `${kase.origin.id}#${n}`),
    lostLook: sortedInstant.write(nextOfParcel({ state: "late", lateAt, lostAt })?.at ?? lostAt),
  };
};

const windowAt = (kase: Case, end: ParcelEnd): WindowId | undefined =>
  end === "handling" ? kase.window : windowOfIntakeDesk(kase.origin.partner);
