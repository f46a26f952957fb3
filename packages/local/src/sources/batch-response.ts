const failureIds = (response: unknown): readonly unknown[] => {
  if (typeof response !== "object" || response === null || !("batchItemFailures" in response)) return [];
  const { batchItemFailures } = response;
  return Array.isArray(batchItemFailures) ? batchItemFailures : [];
};

/**
 * Reads a function's report of batch item failures as Lambda does: no report or an empty one is success; one that
 * names an unknown or no item fails the whole batch.
 */
export const failedItems = (response: unknown, identifiers: readonly string[]): ReadonlySet<string> => {
  const failed = new Set<string>();
  for (const entry of failureIds(response)) {
    const id: unknown =
      typeof entry === "object" && entry !== null && "itemIdentifier" in entry ? entry.itemIdentifier : "";
    if (typeof id !== "string" || !identifiers.includes(id)) return new Set(identifiers);
    failed.add(id);
  }
  return failed;
};
