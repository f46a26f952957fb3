const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The words of a text in any language, lower-case: Chinese is written without blanks between them. */
export const searchWords = (text: string): string[] =>
  [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment.toLowerCase()] : [],
  );
