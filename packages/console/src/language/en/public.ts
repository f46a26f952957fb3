import { askingWords } from "./asking.ts";
import { catalogWords } from "./catalog.ts";
import { frame } from "./frame.ts";
import { work } from "./work.ts";

/** What the public page says, in English. */
export const publicEnglish = {
  ...catalogWords,
  ...askingWords,
  brand: frame.brand,
  nav: frame.nav,
  mode: work.mode,
  limit: work.limit,
};
