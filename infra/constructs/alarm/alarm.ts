import { Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { alarmTopicArn } from "../../names.ts";

/** Headings of docs/runbook.md, as their anchors; each alarm names one. */
export const runbookEntries = [
  "dead-letters",
  "dead-letters-about-to-expire",
  "work-waits-too-long",
  "stream-failures",
  "stream-falls-behind",
  "schedule-stands-still",
  "timers-unswept",
  "timers-late",
  "returns-late",
  "api-faults",
  "api-slow",
  "function-faults",
  "function-throttled",
  "table-throttled",
  "webhook-disabled",
  "faults-logged",
  "index-throttled",
  "transactions-conflict",
  "aws-throttled",
  "requests-refused-for-their-rate",
  "requests-unlimited",
  "query-codes-guessed",
  "certificate-source-failed",
  "firewall-blocks",
  "region-without-queue",
  "backup-failed",
] as const;

/** One of {@link runbookEntries}. */
type RunbookEntry = (typeof runbookEntries)[number];

/** When someone is told. */
export type Watch = {
  /** Unique; becomes the alarm's name `tongban-<name>`. */
  readonly name: string;
  readonly entry: RunbookEntry;
  readonly metric: IMetric;
  /** The alarm sounds at this value and above, in the metric's unit. */
  readonly atLeast: number;
  /** Periods looked at, of which as many as `breaching` must reach the value. */
  readonly periods: number;
  readonly breaching?: number;
};

/** Tells the topic by its name, so that an alarm may stand in any stack. */
const tell: IAlarmAction = {
  bind: (scope) => ({ alarmActionArn: alarmTopicArn(Stack.of(scope)) }),
};

/** Makes an alarm that tells the topic when it sounds and when it is over; silence of a metric is health. */
export const addAlarm = (stack: Stack, watch: Watch): Alarm => {
  const { name, entry, metric, atLeast, periods, breaching = periods } = watch;
  const alarm = new Alarm(stack, name, {
    alarmName: `tongban-${name}`,
    alarmDescription: `docs/runbook.md#${entry}`,
    metric,
    threshold: atLeast,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: periods,
    datapointsToAlarm: breaching,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(tell);
  alarm.addOkAction(tell);
  return alarm;
};
