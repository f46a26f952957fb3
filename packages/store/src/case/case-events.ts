import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Decided } from "@tongban/domain";
import { keys } from "../table/table.ts";
import { type CommandStamp, hashOf, type KeptEvent } from "./chain.ts";

/** What a first event carries beside what the domain says: the sealed application and its digest. */
export type SealedApplication = { readonly sealed: Uint8Array; readonly submissionDigest: string };

/** Links a decision's events to the chain that ends in `prevHash`. */
export const linkEvents = (
  { next, events }: Decided,
  prevHash: string,
  command: CommandStamp,
  application?: SealedApplication,
): readonly KeptEvent[] => {
  let previous = prevHash;
  return events.map((event) => {
    const said = {
      ...event,
      caseId: next.id,
      partner: next.partner,
      source: next.source,
      handling: next.handling,
      window: next.window,
      command,
      ...(event.n === 1 ? application : {}),
      prevHash: previous,
    };
    previous = hashOf(said);
    return { ...said, hash: previous };
  });
};

/** An event as an item. */
export const toEventItem = (event: KeptEvent): Record<string, unknown> => ({
  ...keys.event(event.caseId, event.n),
  ...event,
});

/** An event as it was read, from the table or from the stream; only {@link toEventItem} writes one. */
export const fromEventItem = (item: Readonly<Record<string, unknown>>): KeptEvent => {
  const { pk: _pk, sk: _sk, ...event } = item;
  return event as unknown as KeptEvent;
};

/** An event as a DynamoDB stream's NEW_IMAGE tells of it: Lambda hands bytes over as base64 text. */
export const fromStreamImage = (image: Readonly<Record<string, unknown>>): KeptEvent => {
  const item = unmarshall(image as Record<string, AttributeValue>);
  const sealed: unknown = item["sealed"];
  return fromEventItem(
    typeof sealed === "string" ? { ...item, sealed: new Uint8Array(Buffer.from(sealed, "base64")) } : item,
  );
};
