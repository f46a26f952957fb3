import type { Resource, Synthesized } from "./synthesized.ts";
import { at, within } from "./tree.ts";

/** Every text inside a value, joined: enough to tell which names and references it holds. */
export const textOf = (value: unknown): string =>
  within(value)
    .filter((each) => typeof each === "string")
    .join(" ");

/** Tells whether a value refers to the project's key, from its own stack or from another. */
export const isProjectKey = (value: unknown): boolean => {
  const text = textOf(value);
  return /^Key\w+ Arn$/.test(text) || /^tongban-storage:ExportsOutput\w*Key\w+$/.test(text);
};

/** Queues by their names. */
export const queuesByName = (synthesized: Synthesized): ReadonlyMap<string, Resource> =>
  new Map(synthesized.of("AWS::SQS::Queue").map((queue) => [String(queue.properties["QueueName"]), queue]));

/** Name of the queue that a value's ARN ends in, or that a reference inside the messaging stack leads to. */
export const queueNamed = (synthesized: Synthesized, value: unknown): string | undefined => {
  const referred = at(value, "Fn::GetAtt", 0);
  const queue = synthesized.of("AWS::SQS::Queue").find(({ id }) => id === referred);
  if (queue) return String(queue.properties["QueueName"]);
  return /:sqs:.*:([\w-]+)$/.exec(textOf(value))?.[1];
};

/** What the China partition does not have, or only with an ICP licence. */
export const absentInChina =
  /^AWS::(Cognito|CloudFront|XRay)::|^AWS::Lambda::Url$|^AWS::ApiGateway::(DomainName|BasePathMapping|Authorizer)/;

/** Alarms on a metric of a queue. */
export const queueAlarms = (synthesized: Synthesized, queue: string, metric: string): readonly Resource[] =>
  synthesized
    .of("AWS::CloudWatch::Alarm")
    .filter(
      ({ properties }) =>
        properties["MetricName"] === metric && at(properties, "Dimensions", 0, "Value") === queue,
    );

/** Every method of the API with its path template, what it leads to, and how. */
export const apiMethods = (
  synthesized: Synthesized,
): readonly {
  readonly method: string;
  readonly path: string;
  readonly uri: string;
  readonly integration: unknown;
}[] =>
  synthesized.of("AWS::ApiGateway::RestApi").flatMap(({ properties }) =>
    Object.entries(Object(at(properties, "Body", "paths"))).flatMap(([path, methods]) =>
      Object.entries(Object(methods)).map(([method, declared]) => {
        const integration = at(declared, "x-amazon-apigateway-integration");
        return {
          method: method.toUpperCase(),
          path,
          uri: textOf(at(integration, "uri")),
          integration,
        };
      }),
    ),
  );
