import type { MatterKind } from "../agreement/agreement.ts";
import type { EventFacts } from "../case/event.ts";
import { type LocalDate, localDateOf } from "../clock/instant.ts";
import type { PaperContent, PaperFacts } from "./paper.ts";
import type { PaperKind } from "./paper-kind.ts";
import { paperWordings } from "./paper-wordings.ts";
import { dateInWords } from "./paper-words.ts";

/** The day that a paper is dated by. */
export const paperDate = ({ at }: Pick<EventFacts, "at">): LocalDate => localDateOf(at);

/** What a paper is called, by its kind and by what the office does in the matter. */
export const paperTitle = (kind: PaperKind, matter: MatterKind): string => {
  const { title } = paperWordings[kind];
  return typeof title === "string" ? title : title[matter];
};

/** Words a paper, with all that the law wants told. */
export const paperContent = (facts: PaperFacts): PaperContent => ({
  kind: facts.kind,
  title: paperTitle(facts.kind, facts.matter.kind),
  organ: facts.organ,
  addressee: facts.addressee,
  ...paperWordings[facts.kind].body(facts),
  date: dateInWords(paperDate(facts.event)),
});
