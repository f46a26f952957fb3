import type { Admitted, MissingPart } from "../agreement/admit.ts";
import { repeatedIds } from "../joint/joint-part.ts";
import { cyclesIn, unknownBefore } from "../joint/precedence.ts";
import { followersOf, type MemberId, MOST_MEMBERS, memberOf, type Package } from "./package.ts";
import { formClashes, type MemberForms } from "./package-form.ts";

/** What a check may find in a package. */
export const packageFindingCodes = [
  "too-few-members",
  "too-many-members",
  "member-twice",
  "member-handled-at-home",
  "order-unknown",
  "order-cyclic",
  "member-not-live",
  "material-unneeded",
  "material-served-twice",
  "result-not-before",
  "forms-clash",
] as const;

/** One of {@link packageFindingCodes}. */
export type PackageFindingCode = (typeof packageFindingCodes)[number];

/** One thing that keeps a package from being offered, with the facts that tell how to mend it. */
export type PackageFinding = {
  readonly code: PackageFindingCode;
  /** The member that it is about, where it is about one. */
  readonly member?: MemberId;
  readonly missing?: readonly MissingPart[];
  readonly facts: Readonly<Record<string, string>>;
};

/** What stands behind a package today: how each member is admitted, or what it lacks, and the members' forms. */
export type PackageGround = {
  readonly admissions: ReadonlyMap<
    MemberId,
    Admitted | { readonly kind: "not-admitted"; readonly missing: readonly MissingPart[] }
  >;
  readonly forms: MemberForms;
};

/**
 * Everything that keeps a package from being offered today: its order, members that no agreement in force carries, what
 * is said of materials, and forms that do not go together.
 */
export const checkPackage = (offered: Package, ground: PackageGround): readonly PackageFinding[] => [
  ...checkMembers(offered),
  ...checkOrder(offered),
  ...checkLive(offered, ground),
  ...checkMaterials(offered, ground),
  ...formClashes(ground.forms).map(({ field, members }) =>
    finding("forms-clash", { field, members: members.join(", ") }),
  ),
];

const finding = (
  code: PackageFindingCode,
  facts: PackageFinding["facts"],
  member?: MemberId,
): PackageFinding => ({ code, facts, ...(member ? { member } : {}) });

const checkMembers = ({ region, members }: Package): readonly PackageFinding[] => [
  ...(members.length < 2 ? [finding("too-few-members", { least: "2" })] : []),
  ...(members.length > MOST_MEMBERS ? [finding("too-many-members", { most: String(MOST_MEMBERS) })] : []),
  ...repeatedIds(members).map((id) => finding("member-twice", { id }, id as MemberId)),
  ...members
    .filter(({ handling }) => handling === region)
    .map(({ id }) => finding("member-handled-at-home", { region }, id)),
];

const checkOrder = ({ members }: Package): readonly PackageFinding[] => [
  ...unknownBefore(members).map((id) => finding("order-unknown", { id })),
  ...cyclesIn(members).map((cycle) => finding("order-cyclic", { members: cycle.toReversed().join(" → ") })),
];

/** What was not looked at, because the region or the matter of a member cannot be, counts as lacking nothing. */
const checkLive = ({ members }: Package, { admissions }: PackageGround): readonly PackageFinding[] =>
  members.flatMap(({ id, matter, handling }) => {
    const answer = admissions.get(id);
    if (answer?.kind !== "not-admitted") return [];
    const codes = answer.missing.map(({ code }) => code).join(", ");
    return [{ ...finding("member-not-live", { matter, handling, codes }, id), missing: answer.missing }];
  });

const checkMaterials = (
  { members, materials = [] }: Package,
  { admissions }: PackageGround,
): readonly PackageFinding[] => {
  const served = materials.flatMap(({ serves }) => serves.map(({ member, title }) => `${member} ${title}`));
  return materials.flatMap(({ title, serves, resultOf }) => [
    ...serves.flatMap((one) => {
      const answer = admissions.get(one.member);
      const isAsked =
        answer?.kind === "admitted" && answer.entry.materials.some((asked) => asked.title === one.title);
      return isAsked || answer?.kind === "not-admitted"
        ? []
        : [finding("material-unneeded", { material: title, title: one.title }, one.member)];
    }),
    ...serves
      .filter((one) => served.filter((name) => name === `${one.member} ${one.title}`).length > 1)
      .map((one) => finding("material-served-twice", { material: title, title: one.title }, one.member)),
    ...serves
      .filter(
        (one) =>
          resultOf !== undefined &&
          memberOf(members, one.member) !== undefined &&
          !followersOf(members, resultOf).some(({ id }) => id === one.member),
      )
      .map((one) => finding("result-not-before", { material: title, from: resultOf ?? "" }, one.member)),
  ]);
};
