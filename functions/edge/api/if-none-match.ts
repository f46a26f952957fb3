/**
 * Whether an `If-None-Match` field names an entity tag. The comparison is weak, as RFC 9110 13.1.2 asks of it:
 * `W/"a"` and `"a"` name the same, and `*` names whatever there is.
 */
export const namesTag = (field: string | undefined, tag: string): boolean => {
  if (field === undefined) return false;
  if (field.trim() === "*") return true;
  const wanted = opaque(tag);
  return [...field.matchAll(tags)].some(([found]) => opaque(found) === wanted);
};

/** An entity tag (RFC 9110 8.8.3). */
const tags = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

const opaque = (tag: string): string => tag.slice(tag.indexOf('"'));
