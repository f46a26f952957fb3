/** Reads every page of a list, one after the other: `read` is given the cursor of a page, and answers with the next one's. */
export const everyPage = async (
  read: (cursor: string | undefined) => Promise<string | null>,
): Promise<void> => {
  let cursor = await read(undefined);
  while (cursor !== null) cursor = await read(cursor);
};
