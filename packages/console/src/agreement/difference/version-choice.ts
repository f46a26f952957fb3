import type { AgreementFile } from "../../api/wire.ts";

/** A version by its number, or the draft. */
export type VersionName = number | "draft";

/** The two versions that are compared. */
export type Compared = { readonly from: VersionName; readonly to: VersionName };

type Seen = {
  readonly published: Pick<NonNullable<AgreementFile["published"]>, "version"> | null;
  readonly draft: unknown;
};

/** Every version of an agreement, the newest first, its draft before them all. */
export const versionsOf = ({ published, draft }: Seen): readonly VersionName[] => [
  ...(draft === null ? [] : ["draft" as const]),
  ...Array.from({ length: published?.version ?? 0 }, (_, n) => (published?.version ?? 0) - n),
];

/** The versions that an address names, else the draft against what is published, else the last two; nothing where there is one only. */
export const comparedIn = (
  file: Seen,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Compared | undefined => {
  const versions = versionsOf(file);
  const named = (text: string | null) => versions.find((one) => String(one) === text);
  const [last, before] = versions;
  if (last === undefined || before === undefined) return undefined;
  return { from: named(from) ?? before, to: named(to) ?? last };
};
