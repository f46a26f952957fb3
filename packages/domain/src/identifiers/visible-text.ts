/**
 * What cannot be seen in a name, or makes it look like another one: control characters, line separators, marks that turn the
 * direction of writing (Unicode TR 9), soft hyphens, spaces and joiners of no width, tags. Joiners and selectors that
 * Mongolian and Uyghur are spelled with, variants of rare characters and private ones (生僻字) are none of these.
 */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0001}\u{e0020}-\u{e007f}]/u;

/** Whether a name says nothing that its reader does not see: two that differ look different. */
export const isVisibleText = (text: string): boolean => !unseen.test(text);
