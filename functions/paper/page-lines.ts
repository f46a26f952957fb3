/** How many lines of text the pages of a paper hold, and how many lines' height the seal's place takes below the text. */
export type PageLines = { readonly first: number; readonly other: number; readonly seal: number };

/** A page, from 0, that holds fewer lines than it could. */
export type ShortPage = { readonly page: number; readonly by: number };

/** Lines of text that stand on the page of the seal at least: a seal alone could be put under any text (GB/T 9704, 7.3.5.4). */
export const LINES_WITH_SEAL = 2;

/** Which page of a paper ends early, so that text goes on to the page of the seal; none where that has enough of itself. */
export const shortPage = (lines: number, { first, other, seal }: PageLines): ShortPage | undefined => {
  const over = Math.max(0, lines - first);
  const page = Math.ceil(over / other);
  const held = page === 0 ? lines : over - (page - 1) * other;
  const holds = page === 0 ? first : other;
  if (held + seal > holds)
    return held > LINES_WITH_SEAL ? { page, by: holds - held + LINES_WITH_SEAL } : undefined;
  return page > 0 && held < LINES_WITH_SEAL ? { page: page - 1, by: LINES_WITH_SEAL - held } : undefined;
};
