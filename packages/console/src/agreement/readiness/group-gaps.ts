import type { MatterReadiness } from "../../api/wire.ts";

/** Something that is missing: in a matter, at a handling region, for applicants of some sources. */
export type Gap = Pick<MatterReadiness, "matter" | "title"> & MatterReadiness["gaps"][number];

type MissingCode = Gap["missing"][number]["code"];

/** What gaps are put together by. */
export const gapGroups = ["matter", "handling", "missing"] as const;

/** One of {@link gapGroups}. */
export type GapGrouping = (typeof gapGroups)[number];

/** What gaps are narrowed to; absent: all. */
export type GapFilter = {
  readonly text: string;
  readonly handling: string | undefined;
  readonly missing: string | undefined;
};

/** Gaps that are shown together under a matter, a handling region, or what is missing. */
export type GapGroup = { readonly key: string; readonly gaps: readonly Gap[] };

/** Every gap of the matters that a filter leaves. */
export const gapsIn = (
  matters: readonly MatterReadiness[],
  { text, handling, missing }: GapFilter,
): readonly Gap[] => {
  const word = text.trim().toLowerCase();
  return matters
    .filter(({ matter, title }) => `${matter} ${title}`.toLowerCase().includes(word))
    .flatMap(({ matter, title, gaps }) => gaps.map((gap) => ({ matter, title, ...gap })))
    .filter(
      (gap) =>
        (handling === undefined || gap.handling === handling) &&
        (missing === undefined || gap.missing.some(({ code }) => code === missing)),
    );
};

/** Gaps by groups, the largest first; what lacks several things stands under each of them. */
export const groupedGaps = (gaps: readonly Gap[], by: GapGrouping): readonly GapGroup[] => {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps)
    for (const key of keysOf[by](gap)) {
      const group = groups.get(key);
      if (group) group.push(gap);
      else groups.set(key, [gap]);
    }
  return [...groups]
    .map(([key, some]) => ({ key, gaps: some }))
    .sort((a, b) => b.gaps.length - a.gaps.length);
};

const keysOf: Readonly<Record<GapGrouping, (gap: Gap) => readonly string[]>> = {
  matter: ({ matter }) => [matter],
  handling: ({ handling }) => [handling],
  missing: ({ missing }) => missing.map(({ code }) => code),
};

/** Everything that is missing somewhere, what is missing most first. */
export const codesIn = (matters: readonly MatterReadiness[]): readonly MissingCode[] =>
  groupedGaps(gapsIn(matters, { text: "", handling: undefined, missing: undefined }), "missing").map(
    ({ key }) => key as MissingCode,
  );
