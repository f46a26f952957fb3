import type { MatterListEntry } from "../agreement/agreement.ts";
import type { MaterialNeed, MaterialRequirement } from "../agreement/matter-list.ts";
import type { MemberId, Package } from "./package.ts";

/** What the lists of a package's members say, by the member; a member without a list is missing. */
export type MemberEntries = ReadonlyMap<MemberId, Pick<MatterListEntry, "materials">>;

/** A material as an applicant gives it to a package, and the members that it serves. */
export type PackageMaterial = MaterialRequirement & { readonly members: readonly MemberId[] };

type Sharing = Pick<Package, "materials">;

/** The title that a package has for a material of a member. */
export const packageTitleOf = ({ materials = [] }: Sharing, member: MemberId, title: string): string =>
  materials.find(({ serves }) => serves.some((one) => one.member === member && one.title === title))?.title ??
  title;

/** The titles of a member's materials that results of earlier members stand in for, with the member that each comes from. */
export const suppliedByResults = (
  { materials = [] }: Sharing,
  member: MemberId,
): readonly { readonly title: string; readonly from: MemberId }[] =>
  materials.flatMap(({ resultOf, serves }) =>
    resultOf === undefined
      ? []
      : serves.filter((one) => one.member === member).map(({ title }) => ({ title, from: resultOf })),
  );

/** The needs from the strictest on: of two members that ask for one material, the stricter one counts. */
const strictness: readonly MaterialNeed[] = ["required", "later", "optional", "shared"];

/**
 * The materials that a package asks for, each once: the union of what its members ask for, without what earlier members'
 * results supply. One that two members ask for is needed as the stricter of them says.
 */
export const materialsOfPackage = (
  sharing: Sharing & Pick<Package, "members">,
  entries: MemberEntries,
): readonly PackageMaterial[] => {
  const found = new Map<string, PackageMaterial>();
  for (const { id } of sharing.members) {
    const supplied = new Set(suppliedByResults(sharing, id).map(({ title }) => title));
    for (const { title: own, ...asked } of entries.get(id)?.materials ?? []) {
      if (supplied.has(own)) continue;
      const title = packageTitleOf(sharing, id, own);
      const known = found.get(title);
      found.set(title, known ? stricter(known, { ...asked, title }, id) : { ...asked, title, members: [id] });
    }
  }
  return [...found.values()];
};

const stricter = (known: PackageMaterial, asked: MaterialRequirement, member: MemberId): PackageMaterial => {
  const need = strictness.find((one) => one === known.need || one === asked.need) ?? known.need;
  // What does as well for one member does not for the other, unless both say so.
  const alternatives = known.alternatives?.filter((title) => asked.alternatives?.includes(title)) ?? [];
  const { alternatives: _own, ...rest } = known;
  return {
    ...rest,
    need,
    ...(asked.original ? { original: true } : {}),
    ...(alternatives.length > 0 ? { alternatives } : {}),
    members: [...known.members, member],
  };
};

/**
 * A member's own materials of those that were given to the package: what its list asks for, or what does as well, under the
 * list's titles.
 */
export const materialsFor = <M extends { readonly title: string }>(
  sharing: Sharing,
  member: MemberId,
  { materials: asked }: Pick<MatterListEntry, "materials">,
  given: readonly M[],
): readonly M[] => {
  const wanted = new Map(
    asked.flatMap(({ title, alternatives = [] }) => [
      [packageTitleOf(sharing, member, title), title] as const,
      ...alternatives.map((one) => [one, one] as const),
    ]),
  );
  return given.flatMap((material) => {
    const title = wanted.get(material.title);
    return title === undefined ? [] : [{ ...material, title }];
  });
};

/** Titles that were given and that no member asks for. */
export const needlessMaterials = (
  sharing: Sharing & Pick<Package, "members">,
  entries: MemberEntries,
  given: readonly { readonly title: string }[],
): readonly string[] =>
  given
    .filter(
      (one) =>
        !sharing.members.some(({ id }) => {
          const entry = entries.get(id);
          return entry !== undefined && materialsFor(sharing, id, entry, [one]).length > 0;
        }),
    )
    .map(({ title }) => title);
