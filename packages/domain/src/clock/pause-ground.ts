/**
 * Procedures that law does not count into the time of a decision (行政许可法 art 45): 听证 招标 拍卖 检验 检测 检疫 鉴定
 * 专家评审. A site visit (现场踏勘) is not among them, so it stops no clock.
 */
export const lawfulGrounds = [
  "hearing",
  "tender",
  "auction",
  "inspection",
  "testing",
  "quarantine",
  "appraisal",
  "expert-review",
] as const;

/** One of {@link lawfulGrounds}. */
export type LawfulGround = (typeof lawfulGrounds)[number];

/** A ground that the standard of an agreement names itself, by its name there. */
export type AgreedGround = `agreed/${string}`;

/** Why a clock stands still: by law, because a supplement (补正) was asked for, or by the agreement. */
export type PauseGround = LawfulGround | "supplement" | AgreedGround;

/** The ground that a word names, if law or the standard's own grounds know it; a supplement is asked for in its own way. */
export const pauseGroundOf = (word: string, agreed: readonly string[]): PauseGround | undefined => {
  const lawful = lawfulGrounds.find((ground) => ground === word);
  if (lawful) return lawful;
  const own = agreed.find((name) => `agreed/${name}` === word);
  return own === undefined ? undefined : `agreed/${own}`;
};
