import type { DataFolder } from "../data/data-folder.ts";
import { type DynamodbEngine, startDynamodb, useDynamodb } from "../engines/dynamodb.ts";
import { startKms } from "../engines/kms.ts";
import { startQueues } from "../engines/queues.ts";
import { startSms } from "../engines/sms.ts";
import type { AwsClients, Endpoints } from "./aws-clients.ts";
import { createAwsClients, REGION } from "./aws-clients.ts";

/** Alias of the one KMS key. */
export const KEY_ALIAS = "alias/tongban";

/** All engines of one broker. */
export type Engines = {
  readonly endpoints: Endpoints;
  readonly clients: AwsClients;
  readonly dynamodb: DynamodbEngine;
  /** Settles with the reason when an engine ends by itself. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
};

type Stoppable = { stop(): Promise<void> };

/** Starts all at once; if one cannot start, the others are stopped and its failure is the answer. */
export const startEngines = async (
  folder: DataFolder,
  dynamodbUrl: string | undefined,
  clock?: SharedArrayBuffer,
): Promise<Engines> => {
  const started: Stoppable[] = [];
  const keep = async <Engine extends Stoppable>(starting: Promise<Engine>): Promise<Engine> => {
    const engine = await starting;
    started.push(engine);
    return engine;
  };
  const starting = [
    keep(dynamodbUrl === undefined ? startDynamodb(folder.folder("dynamodb")) : useDynamodb(dynamodbUrl)),
    keep(startQueues(folder.folder("queues"), REGION, clock)),
    keep(startKms(folder.folder("kms"), REGION, KEY_ALIAS)),
    keep(startSms(folder.folder("sms"))),
  ] as const;
  try {
    const [dynamodb, queues, kms, sms] = await Promise.all(starting);
    const endpoints = { dynamodb: dynamodb.url, sqs: queues.url, s3: queues.url, kms: kms.url, sms: sms.url };
    const clients = createAwsClients(endpoints);
    return {
      endpoints,
      clients,
      dynamodb,
      failed: Promise.race([dynamodb.failed, queues.failed]),
      stop: async () => {
        clients.destroy();
        await Promise.all(started.map((engine) => engine.stop()));
      },
    };
  } catch (error) {
    await Promise.allSettled(starting);
    await Promise.all(started.map((engine) => engine.stop()));
    throw error;
  }
};
