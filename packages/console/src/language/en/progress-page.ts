import { askingWords } from "./asking.ts";
import { explainedWords } from "./explained.ts";
import { frame } from "./frame.ts";
import { progressWords } from "./progress.ts";
import { work } from "./work.ts";

/** What the applicant's page says, in English. */
export const progressEnglish = {
  ...progressWords,
  ...askingWords,
  explained: explainedWords.explained,
  brand: frame.brand,
  nav: frame.nav,
  punctuation: frame.punctuation,
  clock: work.clock,
  fee: work.fee,
  ground: work.ground,
  limit: work.limit,
};
