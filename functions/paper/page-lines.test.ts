import fc from "fast-check";
import { expect, it } from "vitest";
import { LINES_WITH_SEAL, type PageLines, shortPage } from "./page-lines.ts";

const pages = fc.record({
  first: fc.integer({ min: 4, max: 22 }),
  other: fc.constant(22),
  seal: fc.integer({ min: 1, max: 8 }),
});

/** The lines on each page of a text, where the pages are filled one after the other and one may end early. */
const filled = (lines: number, { first, other, seal }: PageLines): readonly number[] => {
  const short = shortPage(lines, { first, other, seal });
  const on: number[] = [];
  for (let left = lines; left > 0; ) {
    const page = on.length;
    const holds = (page === 0 ? first : other) - (short?.page === page ? short.by : 0);
    on.push(Math.min(left, holds));
    left -= holds;
  }
  return on;
};

it("a seal never stands without text, whatever the length, and no page is shorter than that asks for", () => {
  fc.assert(
    fc.property(pages, fc.integer({ min: LINES_WITH_SEAL + 1, max: 120 }), (page, lines) => {
      const on = filled(lines, page);
      const last = on.at(-1) ?? 0;
      expect(on.every((held) => held > 0)).toBe(true);
      expect(last).toBeGreaterThanOrEqual(LINES_WITH_SEAL);
      expect(last + page.seal).toBeLessThanOrEqual(on.length === 1 ? page.first : page.other);
      if (shortPage(lines, page)) expect(last).toBe(LINES_WITH_SEAL);
    }),
  );
});
