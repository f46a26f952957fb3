/** The ids that were not there before; nothing is new the first time a list is seen. */
export const newIds = (seen: ReadonlySet<string> | undefined, ids: readonly string[]): readonly string[] =>
  seen === undefined ? [] : ids.filter((id) => !seen.has(id));

/** The tab's title with the number of cases that arrived unseen. */
export const badgedTitle = (title: string, count: number): string => {
  const plain = title.replace(/^\(\d+\) /, "");
  return count === 0 ? plain : `(${count}) ${plain}`;
};
