/** A version number of Semantic Versioning without pre-release: major, minor, patch. */
export type Version = readonly [major: number, minor: number, patch: number];

/** Reads `1.2.3`; nothing where the text is no such number. */
export const readVersion = (text: string): Version | undefined => {
  const [, major, minor, patch] = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text) ?? [];
  return patch === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
};

/** Below 0 where one comes before the other. */
export const compareVersions = (one: Version, other: Version): number =>
  one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

/** Whether callers of one version must expect that another breaks them: another major, or, before 1.0, another minor. */
export const mayBreak = (from: Version, to: Version): boolean =>
  to[0] !== from[0] || (from[0] === 0 && to[1] !== from[1]);
