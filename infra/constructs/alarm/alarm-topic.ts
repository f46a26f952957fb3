import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { ALARM_TOPIC } from "../../names.ts";

/** The topic that every alarm tells. Only alarms of this account may publish; people subscribe to it. */
export const alarmTopic = (stack: Stack, key: IKey): Topic => {
  const topic = new Topic(stack, "Alarms", { topicName: ALARM_TOPIC, masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  return topic;
};
