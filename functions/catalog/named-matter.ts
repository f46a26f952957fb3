import type { DirectoryMatter } from "@tongban/store";

/** A matter as the catalog names it. */
export const namedMatter = ({ matter, title, kind, basicCode }: DirectoryMatter) => ({
  matter,
  title,
  kind,
  basicCode: basicCode ?? null,
});
