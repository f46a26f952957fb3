import { GetQueueUrlCommand, QueueDoesNotExist, SQSClient } from "@aws-sdk/client-sqs";
import type { RegionCode } from "@tongban/domain";
import { REGION_QUEUES_FOLLOW, regionQueueName } from "../deployment.ts";
import type { Environment } from "./environment.ts";

/** Tells whether a region has its queue, or is given one as soon as it is registered. */
export type HasQueue = (region: RegionCode) => Promise<boolean>;

/** Looks for the queues of regions where the environment's are. */
export const regionQueuesIn = (
  { REGION_QUEUES }: Pick<Environment, "REGION_QUEUES">,
  sqs = new SQSClient({}),
): HasQueue => {
  if (REGION_QUEUES === REGION_QUEUES_FOLLOW) return async () => true;
  return async (region) => {
    try {
      await sqs.send(new GetQueueUrlCommand({ QueueName: regionQueueName(region) }));
      return true;
    } catch (fault) {
      if (fault instanceof QueueDoesNotExist) return false;
      throw fault;
    }
  };
};
