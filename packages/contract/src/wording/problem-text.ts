/** Status and wording of a problem: the title in English, the detail in every language. */
export type ProblemText = {
  readonly status: number;
  readonly title: string;
  readonly en: string;
  readonly zh: string;
};

/** Writes a problem's entry. */
export const problem = (status: number, title: string, en: string, zh: string): ProblemText => ({
  status,
  title,
  en,
  zh,
});
