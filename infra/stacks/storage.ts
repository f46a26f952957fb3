import type { Stack } from "aws-cdk-lib";
import { caseTable } from "../constructs/case-table.ts";
import { projectKey } from "../constructs/project-key.ts";
import type { Granted } from "../constructs/role-statements.ts";
import type { Settings } from "../settings.ts";

/** What is kept: the project's key and the single table. */
export const storageStack = (stack: Stack, settings: Settings): Granted => {
  const key = projectKey(stack);
  return { key, table: caseTable(stack, key, settings) };
};
