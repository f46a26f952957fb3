import { hash } from "node:crypto";
import {
  type CaseId,
  type Instant,
  localDateOf,
  type PaperStatement,
  type PaperVoiding,
  paperContent,
  paperNumber,
  paperTitle,
} from "@tongban/domain";
import {
  type IssuedFile,
  loadHistory,
  loadPaper,
  numberPaper,
  type Paper,
  recordPaperFile,
  recordVoidPaper,
  type VoidedPaper,
} from "@tongban/store";
import type { Objects } from "@tongban/store/object";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";
import { type GatheredPaper, paperFactsIn } from "./paper-facts.ts";
import type { PaperFonts } from "./paper-fonts.ts";
import { paperKeyOf } from "./paper-key.ts";
import { statementOf, voidingOf } from "./paper-statement.ts";
import { renderPaper } from "./render-paper.ts";

/** What issuing papers takes. */
export type PaperPress = Pick<Resources, "store" | "sealing" | "names" | "documents"> & {
  readonly objects: Objects;
  readonly fonts: () => PaperFonts;
  /** What comes before a code in the address at which a paper is verified. */
  readonly verificationUrl: string;
};

/**
 * Issues the paper of a case's event: numbers it, lays it out, keeps the file, and records its digest with the broker's
 * signature. An event that declares a paper void has that stated as well. However often it runs, and wherever it is
 * killed, there is one paper with one number and one file: a number is taken together with the paper's record, and of
 * two files the one that was recorded first is the paper.
 */
export const issuePapers = (press: PaperPress) => {
  const { store } = press;
  const gather = paperFactsIn(press);
  return async (caseId: CaseId, n: number, now: Instant): Promise<void> => {
    const known = await loadPaper(store, caseId, n);
    if (known?.file) return logInfo("paper issued before", { caseId, event: n });
    const history = await loadHistory(store, caseId);
    if (!history) throw new Error("a paper of a case that is not in the table");
    const gathered = await gather(history, n);
    const event = history.events.find((one) => one.n === n);
    const old = event?.type === "PaperVoided" ? await loadVoided(press, caseId, event.paper) : undefined;
    if (!gathered && !old) return logInfo("no paper of this event", { caseId, event: n });
    const paper = known ?? (gathered && (await numbered(press, gathered)));
    if (old && event) await stateVoid(press, old, { at: event.at, ...replacedBy(paper), issuedAt: now });
    if (!paper || !gathered) return;
    const facts = old
      ? { ...gathered.facts, inPlaceOf: { at: gathered.by.at, number: old.number } }
      : gathered.facts;
    await recordPaperFile(store, paper, await makeFile(press, paper, { ...gathered, facts }, now));
  };
};

const replacedBy = (paper: Paper | undefined) => (paper ? { replacedBy: paper.number } : {});

const loadVoided = async ({ store }: PaperPress, caseId: CaseId, n: number): Promise<Paper> => {
  const paper = await loadPaper(store, caseId, n);
  if (!paper) throw new Error("a void paper that is not in the table");
  return paper;
};

const stateVoid = async (
  { store, documents }: PaperPress,
  paper: Paper,
  voided: Omit<VoidedPaper, "signature">,
): Promise<void> => {
  if (paper.voided) return;
  const { signature } = await documents.sign<PaperVoiding>(voidingOf(paper, voided));
  await recordVoidPaper(store, paper, { ...voided, signature });
};

const numbered = ({ store }: PaperPress, gathered: GatheredPaper): Promise<Paper> => {
  const { by, facts, series, numberForm } = gathered;
  const { kind, organ, origin, matter } = facts;
  const date = localDateOf(by.at);
  const year = Number(date.slice(0, "2026".length));
  return numberPaper(store, {
    caseId: origin.id,
    n: by.n,
    kind,
    title: paperTitle(kind, matter.kind),
    organ,
    date,
    series,
    year,
    numberOf: (serial) => paperNumber({ kind, organ, year, serial }, numberForm),
  });
};

const makeFile = async (
  { objects, fonts, verificationUrl, documents }: PaperPress,
  paper: Paper,
  { by, facts }: GatheredPaper,
  now: Instant,
): Promise<IssuedFile> => {
  const { caseId, n, number, code } = paper;
  // Named as it was when it was numbered: its number may hold the organ's name.
  const content = paperContent({ ...facts, organ: paper.organ });
  const verification = `${verificationUrl}${code}`;
  const { bytes, missing } = await renderPaper(
    { content, issued: { number, code, verification }, at: by.at },
    fonts(),
  );
  if (missing.length > 0)
    logWarning("characters without a glyph on a paper", { caseId, event: n, count: missing.length });
  const made = { sha256: hash("sha256", bytes), size: bytes.length, issuedAt: now };
  await objects.keep(paperKeyOf(caseId, made.sha256), bytes, "application/pdf");
  const { signature } = await documents.sign<PaperStatement>(statementOf(paper, made));
  return { ...made, signature };
};
