import type { AttributeValue, _Record as StreamRecord } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord, DynamoDBStreamEvent, AttributeValue as EventValue } from "aws-lambda";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** Lambda's events are JSON: bytes are base64 there. */
const eventValue = (value: AttributeValue): EventValue => {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(eventValue) };
  if (value.M !== undefined) return { M: eventImage(value.M) };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  return { NULL: true };
};

const eventImage = (image: Record<string, AttributeValue>): Record<string, EventValue> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, eventValue(value)]));

const eventRecord = (record: StreamRecord, streamArn: string, region: string): DynamoDBRecord => {
  const change = record.dynamodb;
  return {
    eventID: record.eventID ?? "",
    eventName: record.eventName ?? "MODIFY",
    eventVersion: record.eventVersion ?? "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: region,
    eventSourceARN: streamArn,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((change?.ApproximateCreationDateTime?.getTime() ?? 0) / 1_000),
      Keys: eventImage(change?.Keys ?? {}),
      ...(change?.NewImage ? { NewImage: eventImage(change.NewImage) } : {}),
      ...(change?.OldImage ? { OldImage: eventImage(change.OldImage) } : {}),
      SequenceNumber: change?.SequenceNumber ?? "",
      SizeBytes: change?.SizeBytes ?? 0,
      StreamViewType: change?.StreamViewType ?? "NEW_AND_OLD_IMAGES",
    },
  };
};

/** The event of Lambda's DynamoDB stream source; with a tumbling window it names its shard. */
export type StreamEvent = DynamoDBStreamEvent & { readonly shardId?: string };

/** Makes the event that Lambda's DynamoDB stream source hands to a function; `windowShard` where it has windows. */
export const streamEvent = (
  records: readonly StreamRecord[],
  streamArn: string,
  region: string,
  windowShard?: string,
): StreamEvent => ({
  Records: records.map((record) => eventRecord(record, streamArn, region)),
  ...(windowShard === undefined ? {} : { shardId: windowShard }),
});

/** Sequence number of a record; compare as BigInt, the texts differ in length. */
export const sequenceOf = (record: StreamRecord): string => record.dynamodb?.SequenceNumber ?? "";
