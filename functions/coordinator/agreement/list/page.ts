/** Entries of a page at most. */
const ENTRIES = 200;

/** Characters of a page's JSON, about: a row has 60 materials at most, and a form of 20,000 characters. */
const CHARACTERS = 500_000;

/** Some of the entries from a place on, as many as an answer should hold and one at least, and the place after them. */
export const pageOf = <T>(
  all: readonly T[],
  from: number,
): { readonly some: readonly T[]; readonly next: number | undefined } => {
  let end = from;
  for (let size = 0; end < all.length && end < from + ENTRIES; end++) {
    size += JSON.stringify(all[end]).length;
    if (size > CHARACTERS && end > from) break;
  }
  return { some: all.slice(from, end), next: end < all.length ? end : undefined };
};
