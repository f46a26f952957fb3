import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { SQSClient } from "@aws-sdk/client-sqs";
import { noLogger } from "@tongban/store";

/** AWS region that everything on one machine says it is in. */
export const REGION = "cn-local-1";

/** Credentials that the embedded engines take; they check none. */
export const LOCAL_CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** Where the engines of one broker listen. */
export type Endpoints = {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly s3: string;
  readonly kms: string;
  /** Takes text messages. */
  readonly sms: string;
};

/** The local host's own clients; functions make theirs from their environment. */
export type AwsClients = {
  readonly dynamodb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly sqs: SQSClient;
  destroy(): void;
};

/** Sockets to the queue engine: each consumed queue holds one in its long poll. */
const QUEUE_SOCKETS = 500;

/** Makes clients for the endpoints of a broker. */
export const createAwsClients = ({ dynamodb, sqs }: Pick<Endpoints, "dynamodb" | "sqs">): AwsClients => {
  const base = { region: REGION, credentials: LOCAL_CREDENTIALS };
  const clients = {
    dynamodb: new DynamoDBClient({ ...base, endpoint: dynamodb, logger: noLogger }),
    streams: new DynamoDBStreamsClient({ ...base, endpoint: dynamodb }),
    sqs: new SQSClient({
      ...base,
      endpoint: sqs,
      requestHandler: { httpAgent: { keepAlive: true, maxSockets: QUEUE_SOCKETS } },
    }),
  };
  return {
    ...clients,
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
};
