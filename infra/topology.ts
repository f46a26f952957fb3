import {
  deployments,
  type FunctionDeployment,
  type FunctionName,
  queueNames,
  regionQueueName,
} from "@tongban/functions/deployment";

/** A queue with the function that consumes it. */
export type ConsumedQueue = {
  readonly name: string;
  readonly consumer: FunctionName;
  readonly batchSize: number;
  /** Which kind of work it carries: `region`, or the name of a queue that is not per region. */
  readonly purpose: "region" | "webhook";
};

/** Tells whether a function of this name is deployed. */
export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(deployments, name);

/** Every function with its deployment, in the order of the list. */
export const deployed: readonly { readonly name: FunctionName; readonly deployment: FunctionDeployment }[] =
  Object.keys(deployments)
    .filter(isFunctionName)
    .map((name) => ({ name, deployment: deployments[name] }));

const queuesOf = (name: FunctionName, { trigger }: FunctionDeployment, regions: readonly string[]) => {
  if (trigger.kind === "region-queues")
    return regions.map((region): ConsumedQueue => {
      return {
        name: regionQueueName(region),
        consumer: name,
        batchSize: trigger.batchSize,
        purpose: "region",
      };
    });
  if (trigger.kind !== "queue") return [];
  const { queue, batchSize } = trigger;
  return [{ name: queueNames[queue], consumer: name, batchSize, purpose: queue }];
};

/** Every queue that wakes a function: one per handling region, and the named ones. */
export const consumedQueues = (regions: readonly string[]): readonly ConsumedQueue[] =>
  deployed.flatMap(({ name, deployment }) => queuesOf(name, deployment, regions));

/** Functions that read the table's stream. */
export const streamConsumers: readonly FunctionName[] = deployed
  .filter(({ deployment }) => deployment.trigger.kind === "event-stream")
  .map(({ name }) => name);
