import { Duration, RemovalPolicy, type Stack, Validations } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import { Schedule } from "aws-cdk-lib/aws-events";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { BACKUP_VAULT } from "../../names.ts";

/** Hour (UTC) at which backups begin: two in the morning in China. */
const HOUR = "18";

/** Less than this no backup may be kept, whoever asks. */
const LEAST_KEPT = Duration.days(30);

const backupRole = (stack: Stack): Role => {
  const role = new Role(stack, "BackupRole", {
    assumedBy: new ServicePrincipal("backup.amazonaws.com"),
    managedPolicies: [
      ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSBackupServiceRolePolicyForBackup"),
    ],
  });
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]",
    reason: "AWS Backup keeps this policy up to date with what its backups of DynamoDB need",
  });
  return role;
};

/**
 * Backups beside the table's own 35 days: each week's for five weeks, which outlive a table that was deleted with its
 * point-in-time recovery, and each month's for three years, as long as records of provision are owed
 * (网络数据安全管理条例 12).
 */
export const backupPlan = (stack: Stack, key: IKey, tableArn: string): void => {
  const vault = new BackupVault(stack, "Backups", {
    backupVaultName: BACKUP_VAULT,
    encryptionKey: key,
    lockConfiguration: { minRetention: LEAST_KEPT },
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const rule = (ruleName: string, day: { weekDay: string } | { day: string }, kept: Duration) =>
    new BackupPlanRule({
      ruleName,
      scheduleExpression: Schedule.cron({ hour: HOUR, minute: "0", ...day }),
      deleteAfter: kept,
    });
  const plan = new BackupPlan(stack, "BackupPlan", {
    backupPlanName: BACKUP_VAULT,
    backupVault: vault,
    backupPlanRules: [
      rule("weekly", { weekDay: "SAT" }, Duration.days(35)),
      rule("monthly", { day: "1" }, Duration.days(3 * 366)),
    ],
  });
  plan.addSelection("Table", {
    resources: [BackupResource.fromArn(tableArn)],
    role: backupRole(stack),
    disableDefaultBackupPolicy: true,
  });
};
