/** Most characters of a pattern. */
const PATTERN_LIMIT = 200;

/** Most characters of a text that a pattern is tried on; a longer one fits none. */
const TEXT_LIMIT = 200;

/** Most parts of a pattern that may be repeated any number of times, or be there or not. */
const MOST_REPEATED = 3;
const MOST_OPTIONAL = 8;

/**
 * Whether a pattern is one whose trial is sure to end soon on 200 characters, whatever they are: no group is repeated, no
 * more than three parts are, and nothing looks back or ahead. A trial then takes some 200³ steps at the very most.
 */
export const isBoundedPattern = (pattern: string): boolean => {
  if (pattern.length > PATTERN_LIMIT || !isPattern(pattern)) return false;
  const bare = pattern
    .replace(/\\[1-9k]/g, "\u0000")
    .replace(/\\./g, "x")
    .replace(/\[[^\]]*\]/g, "x");
  const repeated = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const optional = bare.match(/\?/g)?.length ?? 0;
  return (
    !bare.includes("\u0000") &&
    !/\)\s*[*+{]/.test(bare) &&
    !/\(\?(?!:)/.test(bare) &&
    repeated <= MOST_REPEATED &&
    optional <= MOST_OPTIONAL
  );
};

const isPattern = (pattern: string): boolean => {
  try {
    return Boolean(new RegExp(pattern, "u"));
  } catch {
    return false;
  }
};

/** A pattern as the check of a form tries it; the engine tells patterns apart by `toString`. */
export const boundedPattern = (pattern: string, flags: string) => {
  const whole = new RegExp(pattern, flags);
  return {
    test: (text: string): boolean => text.length <= TEXT_LIMIT && whole.test(text),
    toString: (): string => String(whole),
  };
};
