import type { Stack } from "aws-cdk-lib";
import type { Granted } from "../constructs/function/role-statements.ts";
import { backupPlan } from "../constructs/storage/backup-plan.ts";
import { caseTable, replicaTable } from "../constructs/storage/case-table.ts";
import { dropBucket } from "../constructs/storage/drop-bucket.ts";
import { objectBucket } from "../constructs/storage/object-bucket.ts";
import { projectKey, replicaKey } from "../constructs/storage/project-key.ts";
import type { Settings } from "../settings.ts";

/**
 * What is kept: the project's key, the buckets of files and of partners' folders, and the single table with its backups, or the replicas of another
 * AWS region's.
 */
export const storageStack = (stack: Stack, settings: Settings): Granted => {
  if (settings.table.origin === "replica") {
    const { primaryKeyArn, streamArn } = settings.table;
    const key = replicaKey(stack, settings, primaryKeyArn);
    objectBucket(stack, key);
    dropBucket(stack, key, settings);
    return { key, table: replicaTable(stack, streamArn) };
  }
  const key = projectKey(stack, settings);
  const table = caseTable(stack, key, settings, settings.table.replicas);
  objectBucket(stack, key);
  dropBucket(stack, key, settings);
  backupPlan(stack, key, table.tableArn);
  return { key, table };
};
