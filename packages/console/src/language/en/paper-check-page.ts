import { frame } from "./frame.ts";
import { paperCheckWords } from "./paper-check.ts";

/** What the page for the verification of papers says, in English. */
export const paperCheckEnglish = {
  ...paperCheckWords,
  brand: frame.brand,
  nav: frame.nav,
  punctuation: frame.punctuation,
};
