import * as z from "zod";
import { instant } from "./identifiers.ts";

/** What every CloudEvents 1.0 event of the broker says of itself, whoever is told of it. */
export const cloudEventFrame = {
  specversion: "1.0",
  source: "/tongban",
  datacontenttype: "application/json",
} as const;

/** What one kind of event has beside the frame. */
type Parts = {
  readonly id: z.ZodType<string>;
  readonly type: z.ZodType<string>;
  readonly subject: z.ZodType<string>;
  readonly data: z.ZodType;
};

/** The schema of a CloudEvents 1.0 event in JSON. */
export const cloudEvent = <P extends Parts>({ id, type, subject, data }: P) =>
  z.strictObject({
    specversion: z.literal(cloudEventFrame.specversion),
    id: id as P["id"],
    type: type as P["type"],
    source: z.literal(cloudEventFrame.source),
    subject: subject as P["subject"],
    time: instant,
    datacontenttype: z.literal(cloudEventFrame.datacontenttype),
    data: data as P["data"],
  });

/** The id of what is told of an event of a case. */
export const caseEventId = z
  .string()
  .describe("case id and event number; the same event delivered again has the same id");
