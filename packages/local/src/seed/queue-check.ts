import { GetQueueUrlCommand, QueueDoesNotExist, type SQSClient } from "@aws-sdk/client-sqs";
import type { Seed } from "@tongban/contract";
import { regionQueueName } from "@tongban/functions/deployment";

/** What is known of the queues of handling regions before they are published. */
export type QueueCheck = {
  /** Regions whose queue does not exist: their submissions would be taken and then wait in `relay`'s failure queue. */
  readonly missing: readonly string[];
  /** Why it could not be found out, where it could not. */
  readonly unknown?: string;
};

/** Every region that an agreement makes a handling region. */
export const handlingRegions = ({ agreements }: Pick<Seed, "agreements">): readonly string[] =>
  [...new Set(agreements.flatMap(({ parties }) => parties))].toSorted();

/** Looks for the queue of each region; whoever publishes may lack the right to, which is told and no fault. */
export const checkQueues = async (sqs: SQSClient, regions: readonly string[]): Promise<QueueCheck> => {
  const missing: string[] = [];
  for (const region of regions) {
    try {
      await sqs.send(new GetQueueUrlCommand({ QueueName: regionQueueName(region) }));
    } catch (fault) {
      if (!(fault instanceof QueueDoesNotExist)) return { missing, unknown: reasonOf(fault) };
      missing.push(region);
    }
  }
  return { missing };
};

const reasonOf = (fault: unknown): string =>
  fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);

/** Says which regions cannot be published yet and what to do first. */
export const missingQueuesSentence = (missing: readonly string[]): string =>
  `No queue for ${missing.join(", ")}: what is submitted there would reach no window. ` +
  "Deploy with these codes in the context `regions` first, then publish.";
