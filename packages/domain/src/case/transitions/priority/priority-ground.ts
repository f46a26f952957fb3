/** Why a case may be handled before others (绿色通道): our list; a standard may name grounds of its own beside it. */
export const priorityGrounds = [
  "vulnerable-applicant",
  "urgent-livelihood",
  "disaster-relief",
  "military-family",
  "major-project",
] as const;

/** A ground of the list, or one that the standard of an agreement names itself, by its name there. */
export type PriorityGround = (typeof priorityGrounds)[number] | `agreed/${string}`;

/** The ground that a word names, if the list or the standard's own grounds know it. */
export const priorityGroundOf = (word: string, agreed: readonly string[]): PriorityGround | undefined => {
  const listed = priorityGrounds.find((ground) => ground === word);
  if (listed) return listed;
  const own = agreed.find((name) => `agreed/${name}` === word);
  return own === undefined ? undefined : `agreed/${own}`;
};
