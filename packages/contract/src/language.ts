/** Languages that problems are worded in. */
export type Language = "en" | "zh";

/** Chinese where the caller prefers it or says nothing that we speak; RFC 9110 12.5.4, weights included. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const ranges = (acceptLanguage ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range
        .toLowerCase()
        .split(";")
        .map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => /^(zh|en)(-|$)/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return ranges[0]?.tag.startsWith("en") ? "en" : "zh";
};
