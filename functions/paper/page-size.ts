/** A length in points. */
export const mm = (length: number): number => (length * 72) / 25.4;

/** GB/T 9704: A4, margins of 37 mm above and 28 mm left, a type area of 156 × 225 mm; in points. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  left: mm(28),
  top: mm(37),
  text: mm(156),
  foot: mm(297 - 37 - 225),
} as const;

/** GB/T 9704: 三号 for text, 二号 for titles; in points. */
export const SIZE = { text: 16, small: 10.5, title: 22, organ: 26 } as const;

/** GB/T 9704: 22 lines a page, and the height of each in points. */
export const LINES = 22;
export const LINE = mm(225) / LINES;

/**
 * Lines may stand closer where the seal would not go on the page otherwise (GB/T 9704, 7.3.5.4), but for this height in
 * points: one and a half times the type. Assumed.
 */
export const CLOSEST_LINE = 1.5 * SIZE.text;
