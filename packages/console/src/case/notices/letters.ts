import type { Instant } from "@tongban/domain";
import type { StaffCase } from "../../api/wire.ts";

/** The letters that a case may need: 受理通知书, 容缺受理告知书, 补正告知书, 特别程序告知书, 延期告知书, 不予受理通知书. */
export type LetterKind = "acceptance" | "gaps" | "supplement" | "suspension" | "extension" | "declination";

/** A letter of a case: by which event, when, and the how manieth of its kind on this case. */
export type Letter = {
  readonly kind: LetterKind;
  readonly n: number;
  readonly at: Instant;
  readonly ordinal: number;
};

const kindByEvent: Readonly<Record<string, LetterKind>> = {
  CaseAccepted: "acceptance",
  CaseDeclined: "declination",
};

/** Every letter of a case, oldest first. */
export const lettersOf = ({
  notices,
  timeline,
}: Pick<StaffCase, "notices" | "timeline">): readonly Letter[] => {
  const told = notices.map(({ kind, n, at }) => ({ kind, n, at }));
  const said = timeline.flatMap(({ type, n, at }) => {
    const kind = kindByEvent[type];
    return kind === undefined ? [] : [{ kind, n, at }];
  });
  const all = [...told, ...said].toSorted((a, b) => a.n - b.n);
  return all.map((letter, i) => ({
    ...letter,
    ordinal: all.slice(0, i + 1).filter(({ kind }) => kind === letter.kind).length,
  }));
};
