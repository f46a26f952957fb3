import {
  answerMisses,
  appealDecisions,
  clockNames,
  deliveryProofs,
  deliveryWays,
  type Instant,
  licenceStandings,
  type MatterKind,
  outcomes,
  quarantineCodes,
  ratingStages,
  rungs,
} from "@tongban/domain";
import type { TFunction } from "i18next";
import type { StaffCase } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { limitText } from "../time/limit-text.ts";
import { groundText } from "./clocks/ground-text.ts";
import { dueMoveLines } from "./due-move-lines.ts";

type Entry = StaffCase["timeline"][number];
type Notice = StaffCase["notices"][number];

/** What a note is worded by: the kind of matter, the notices of the case, and the reader's time and language. */
export type NoteWords = {
  readonly t: TFunction;
  readonly kind: MatterKind;
  readonly notices: readonly Notice[];
  /** The parts of a joint case. */
  readonly parts: readonly Pick<StaffCase["joint"][number], "part" | "title">[];
  readonly now: Instant;
  readonly language: string;
};

/**
 * What stands below an event of the timeline, line by line: what was told the applicant, else what was noted, and
 * the due moments that it moved.
 */
export const noteLines = (entry: Entry, words: NoteWords): readonly string[] => {
  const notice = words.notices.find(({ n }) => n === entry.n);
  const noted = entry.note === null ? [] : notedLines(entry.type, entry.note, words);
  const moved = dueMoveLines(words.t, entry.dueMoves, words.now, words.language);
  return [...(notice ? noticeLines(notice, words) : noted), ...moved];
};

const noticeLines = (notice: Notice, { t, now, language }: NoteWords): readonly string[] => {
  const { deficiencies, reasons, ground, expectedEnd, extendedBy, due } = notice;
  const when = (at: Instant) => momentText(at, now, language);
  return [
    ...deficiencies.map(({ material, problem }) =>
      problem ? `${material}${t("punctuation.colon")}${problem}` : material,
    ),
    ...(ground === null || expectedEnd === null
      ? []
      : [t("note.suspended", { ground: groundText(t, ground), until: when(expectedEnd) })]),
    ...(extendedBy === null || due === null
      ? []
      : [t("note.extended", { by: limitText(t, extendedBy), until: when(due) })]),
    ...(deficiencies.length === 0 || due === null
      ? []
      : [t(notice.kind === "gaps" ? "note.followBy" : "note.supplyBy", { at: when(due) })]),
    ...(reasons === null ? [] : [reasons]),
  ];
};

/** Notes that are words of the broker and not of people, by the event that they stand beside. */
const notedLines = (type: string, note: string, { t, kind, parts }: NoteWords): readonly string[] => {
  if (type === "CaseDecided" || type === "ReviewAsked") {
    const outcome = outcomes.find((one) => one === note);
    return [outcome === undefined ? note : t(`outcome.${kind}.${outcome}`)];
  }
  if (type === "WarningGiven") return [warningText(t, note)];
  if (type === "AnswerMissed") return [missedText(t, note)];
  if (type === "LicenceChecked") return [licenceText(t, note)];
  if (type === "MaterialQuarantined") return [heldBackText(t, note)];
  if (type === "MaterialsErased") return [erasedText(t, note)];
  if (type === "ResultDispatched") {
    const way = deliveryWays.find((one) => one === note);
    return [way === undefined ? note : t(`delivery.ways.${way}`)];
  }
  if (type === "ResultDelivered") {
    const proof = deliveryProofs.find((one) => one === note);
    return [proof === undefined ? note : t(`delivery.proofs.${proof}`)];
  }
  if (type === "RatingInvited") {
    const stage = ratingStages.find((one) => one === note);
    return [stage === undefined ? note : t(`rating.stage.${stage}`)];
  }
  if (type === "RatingAppealDecided") {
    const [first = "", ...words] = note.split("\n");
    const decision = appealDecisions.find((one) => one === first);
    return [decision === undefined ? first : t(`rating.appeal.${decision}`), ...words];
  }
  if (type === "DueDatesRecomputed") return [t("note.recomputed")];
  if (type.startsWith("Part")) return [partText(note, parts)];
  return note.split("\n");
};

/** Such as `unknown-there housing-fund`. */
const missedText = (t: TFunction, note: string): string => {
  const [first, source = ""] = note.split(" ");
  const why = answerMisses.find((one) => one === first);
  return why === undefined ? note : t(`answerMiss.${why}`, { source });
};

/** Such as `3 个人信息保护法 19`: how many files, and the law. */
const erasedText = (t: TFunction, note: string): string => {
  const [count = "", ...basis] = note.split(" ");
  return t("erased", { count: Number(count), basis: basis.join(" ") });
};

/** Such as `valid 营业执照`. */
const licenceText = (t: TFunction, note: string): string => {
  const [first = "", ...title] = note.split(" ");
  const standing = licenceStandings.find((one) => one === first);
  if (standing === undefined) return note;
  return `${title.join(" ")}${t("punctuation.colon")}${t(`licenceStanding.${standing}`)}`;
};

/** Such as `damaged 身份证`. */
const heldBackText = (t: TFunction, note: string): string => {
  const [first = "", ...title] = note.split(" ");
  const code = quarantineCodes.find((one) => one === first);
  if (code === undefined) return note;
  return `${title.join(" ")}${t("punctuation.colon")}${t(`quarantine.${code}`)}`;
};

/** The title of a joint part, which a note names first by its id. */
const partText = (note: string, parts: NoteWords["parts"]): string => {
  const [id] = note.split(" ");
  return parts.find(({ part }) => part === id)?.title ?? note;
};

/** Such as `notice yellow`. */
const warningText = (t: TFunction, note: string): string => {
  const [first, second] = note.split(" ");
  const clock = clockNames.find((one) => one === first);
  const rung = rungs.find((one) => one === second);
  if (clock === undefined || rung === undefined) return note;
  return `${t(`clock.${clock}`)}${t("punctuation.colon")}${t(`warning.${rung}`)}`;
};
