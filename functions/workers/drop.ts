import { S3Client } from "@aws-sdk/client-s3";
import { dropFilesIn } from "@tongban/store/drop";
import * as z from "zod";
import { sheetWorkIn } from "../drop/sheet-work.ts";
import { unpackSheet } from "../drop/unpack-sheet.ts";
import { workingChunks } from "../drop/work-chunk.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { chunkMessage, droppedMessage, openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";

const environment = readEnvironment(process.env);
const files = dropFilesIn(new S3Client({}), environment.DROP_BUCKET);
const desk = {
  ...openResources(environment),
  files,
  work: sheetWorkIn(files),
  objects: openObjects(environment),
  queues: openQueues(environment),
};
const workChunk = workingChunks(desk);

/** Takes a sheet apart that arrived in a partner's folder (CSV 投递), and submits its rows, chunk by chunk. */
export const handler = queueHandler(z.union([droppedMessage, chunkMessage]), (message) =>
  "chunk" in message ? workChunk(message) : unpackSheet(desk, message),
);
