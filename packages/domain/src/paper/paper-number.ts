import type { PaperKind } from "./paper-kind.ts";

/** The word of each kind of paper in its number (文种代字). */
const signs: Readonly<Record<PaperKind, string>> = {
  acceptance: "受",
  declination: "不受",
  supplement: "补",
  suspension: "特",
  extension: "延",
  grant: "准",
  refusal: "不准",
  termination: "终",
  withdrawal: "撤",
  service: "送",
};

/** What the number of a paper is made of. */
export type NumberedPaper = {
  readonly kind: PaperKind;
  /** What the issuing organ is called. */
  readonly organ: string;
  /** Of the day on which the event was, in China. */
  readonly year: number;
  /** From 1, one series for each organ and year, whatever the kind. */
  readonly serial: number;
};

/**
 * The form of an organ's paper numbers (发文字号) where it says none: its name, the word of the kind, the year in
 * corner brackets and the serial (GB/T 9704). Assumed; an organ that has a word of its own (机关代字) says its form.
 */
export const PAPER_NUMBER_FORM = "{organ}{kind}〔{year}〕{serial}号";

/** Whether a text can be the form of paper numbers: without year and serial two papers would have one number. */
export const isPaperNumberForm = (form: string): boolean =>
  form.includes("{year}") && form.includes("{serial}") && !/\{(?!(?:organ|kind|year|serial)\})/.test(form);

/** The number of a paper (文号) in its organ's form. */
export const paperNumber = (paper: NumberedPaper, form: string = PAPER_NUMBER_FORM): string =>
  form
    .replaceAll("{organ}", paper.organ)
    .replaceAll("{kind}", signs[paper.kind])
    .replaceAll("{year}", String(paper.year))
    .replaceAll("{serial}", String(paper.serial));
