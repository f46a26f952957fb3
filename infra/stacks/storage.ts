import type { Stack } from "aws-cdk-lib";
import { caseTable, replicaTable } from "../constructs/case-table.ts";
import { projectKey, replicaKey } from "../constructs/project-key.ts";
import type { Granted } from "../constructs/role-statements.ts";
import type { Settings } from "../settings.ts";

/** What is kept: the project's key and the single table, or the replicas of another AWS region's. */
export const storageStack = (stack: Stack, settings: Settings): Granted => {
  if (settings.table.origin === "replica") {
    const { primaryKeyArn, streamArn } = settings.table;
    return { key: replicaKey(stack, primaryKeyArn), table: replicaTable(stack, streamArn) };
  }
  const key = projectKey(stack);
  return { key, table: caseTable(stack, key, settings, settings.table.replicas) };
};
