import type { MatterKind } from "../agreement/agreement.ts";
import { type LocalDate, localDateOf } from "../clock/instant.ts";
import type { PaperContent, PaperFacts } from "./paper.ts";
import type { PaperKind } from "./paper-kind.ts";
import { paperWordings } from "./paper-wordings.ts";
import { dateInWords } from "./paper-words.ts";

/** The day that a paper is dated by: of its event, or on which it took the place of a void one. */
export const paperDate = ({ event, inPlaceOf }: Pick<PaperFacts, "event" | "inPlaceOf">): LocalDate =>
  localDateOf(inPlaceOf?.at ?? event.at);

/** What a paper is called, by its kind and by what the office does in the matter. */
export const paperTitle = (kind: PaperKind, matter: MatterKind): string => {
  const { title } = paperWordings[kind];
  return typeof title === "string" ? title : title[matter];
};

/** Words a paper, with all that the law wants told. */
export const paperContent = (facts: PaperFacts): PaperContent => {
  const { closing, ...body } = paperWordings[facts.kind].body(facts);
  const { inPlaceOf } = facts;
  return {
    kind: facts.kind,
    title: paperTitle(facts.kind, facts.matter.kind),
    organ: facts.organ,
    addressee: facts.addressee,
    ...body,
    closing: [...closing, ...(inPlaceOf ? [`本文书替代${inPlaceOf.number}，原文书作废。`] : [])],
    date: dateInWords(paperDate(facts)),
  };
};
