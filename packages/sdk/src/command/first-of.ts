import { wholeNumberOf } from "./whole-number.ts";

/** How many entries `--limit` asks for; refuses what is no number from 1 on. */
export const entriesAsked = (typed: string): number =>
  wholeNumberOf(typed, 7, "--limit is a number from 1 on.");

/** The first entries of a list; pages after them are not asked for. */
export const firstOf = async <Entry>(
  list: AsyncIterable<Entry>,
  limit: number,
): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for await (const entry of list) if (entries.push(entry) >= limit) break;
  return entries;
};
