/** Text of a cell that holds several things: each may stand in double quotes, in which signs mean nothing. */

/** Splits at signs that stand neither in quotes nor in brackets. */
export const splitAt = (text: string, signs: string): readonly string[] => {
  const found: string[] = [];
  let part = "";
  let depth = 0;
  let inQuotes = false;
  for (const sign of text) {
    if (sign === '"') inQuotes = !inQuotes;
    if (!inQuotes && "（(".includes(sign)) depth++;
    if (!inQuotes && "）)".includes(sign)) depth = Math.max(0, depth - 1);
    if (!inQuotes && depth === 0 && signs.includes(sign)) {
      found.push(part);
      part = "";
    } else part += sign;
  }
  return [...found, part].flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
};

/** A text in quotes. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A text without the quotes that it stands in, if it does. */
export const unquoted = (text: string): string =>
  text.length >= 2 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll('""', '"')
    : text;

/** A text that ends in brackets: what stands before them and in them. */
export const bracketed = (text: string): { readonly before: string; readonly inside: string } | undefined => {
  if (!/[）)]$/.test(text)) return undefined;
  let depth = 0;
  let inQuotes = false;
  const signs = [...text];
  for (let at = signs.length - 1; at >= 0; at--) {
    const sign = signs[at] ?? "";
    if (sign === '"') inQuotes = !inQuotes;
    if (!inQuotes && "）)".includes(sign)) depth++;
    if (!inQuotes && "（(".includes(sign)) depth--;
    if (depth === 0)
      return {
        before: signs.slice(0, at).join("").trim(),
        inside: signs
          .slice(at + 1, -1)
          .join("")
          .trim(),
      };
  }
  return undefined;
};
