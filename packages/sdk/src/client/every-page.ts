/** One page of a list; `cursor` names the next one, and is null after the last. */
export type ListPage = { readonly cursor: string | null };

/** A list that is asked for as it is gone through: entry by entry, or by `pages()`. Both throw a `ProblemError` where refused. */
export type List<Page extends ListPage, Entry> = AsyncGenerator<Entry, void> & {
  /** The pages themselves, each with the cursor of the next one. */
  readonly pages: () => AsyncGenerator<Page, void>;
};

/** Every page of a list, one after the other: `ask` is given the cursor of a page, none for the first. Begins at `from`, if given. */
export async function* everyPage<Page extends ListPage>(
  ask: (cursor: string | undefined) => Promise<Page>,
  from?: string,
): AsyncGenerator<Page, void> {
  let cursor: string | null | undefined = from;
  do {
    const page: Page = await ask(cursor);
    yield page;
    ({ cursor } = page);
  } while (cursor !== null);
}

/** The list whose pages `ask` reads as {@link everyPage} says; `entriesOf` are those of one page. */
export const listOf = <Page extends ListPage, Entry>(
  ask: (cursor: string | undefined) => Promise<Page>,
  entriesOf: (page: Page) => readonly Entry[],
  from?: string,
): List<Page, Entry> => {
  const pages = () => everyPage(ask, from);
  return Object.assign(entriesIn(pages(), entriesOf), { pages });
};

async function* entriesIn<Page, Entry>(
  pages: AsyncIterable<Page>,
  entriesOf: (page: Page) => readonly Entry[],
): AsyncGenerator<Entry, void> {
  for await (const page of pages) yield* entriesOf(page);
}

/** All entries of a list. */
export const wholeList = async <Entry>(list: AsyncIterable<Entry>): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for await (const entry of list) entries.push(entry);
  return entries;
};
