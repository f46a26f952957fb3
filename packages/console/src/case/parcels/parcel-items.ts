/** A material in a parcel, and how many copies of it. */
export type ParcelItem = { readonly material: string; readonly copies: number };

/** Items one a line, those of several copies with ×n behind. */
export const itemLines = (items: readonly ParcelItem[]): string => items.map(itemText).join("\n");

/** An item in words. */
export const itemText = ({ material, copies }: ParcelItem): string =>
  copies === 1 ? material : `${material} ×${copies}`;

/** What lines say, blank ones left out; `×2`, `x2` or `*2` at the end of a line are its copies, 1 to 99. */
export const itemsIn = (lines: string): ParcelItem[] =>
  lines.split("\n").flatMap((line) => {
    const [, material, copies] = /^(.*\S)\s*[×xX*]\s*([1-9]\d?)\s*$/.exec(line) ?? [];
    if (material !== undefined) return [{ material: material.trim(), copies: Number(copies) }];
    const plain = line.trim();
    return plain === "" ? [] : [{ material: plain, copies: 1 }];
  });
