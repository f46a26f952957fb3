/**
 * What keys begin with that the broker works on sheets under. No partner's name begins with a dot, so none of them has a
 * folder of this name; S3 tells of files that arrive anywhere else.
 */
export const DROP_WORK_PREFIX = ".work/";

/** The part of a partner's folder that it writes. */
export const DROP_IN = "in";

/** The part of a partner's folder that it reads. */
export const DROP_OUT = "out";

/** A file that a partner put into its folder. */
export type DropPlace = { readonly partner: string; readonly name: string };

/** Key of a file that a partner put into its folder. */
export const droppedKey = ({ partner, name }: DropPlace): string => `${partner}/${DROP_IN}/${name}`;

/** Key of a file that a partner finds in its folder. */
export const reportKey = ({ partner, name }: DropPlace): string => `${partner}/${DROP_OUT}/${name}`;

/** Whose file lies under a key, by the name that the partner gave it; nothing where no partner puts any. */
export const dropPlaceOf = (key: string): DropPlace | undefined => {
  const [, partner, name] = /^([a-z0-9][a-z0-9-]*)\/in\/(.+)$/s.exec(key) ?? [];
  return partner === undefined || name === undefined ? undefined : { partner, name };
};
