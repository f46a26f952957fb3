import { type BundlePlace, type Case, type CaseStatus, concludedAt, isOpen } from "../case/case.ts";
import { daysBetween, type Instant, localDateOf } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { BundleId, CaseId, PackageId, PartnerId } from "../ids.ts";
import type { RefusalCode } from "../refusal.ts";
import { type MemberId, memberOf, type PackageMember, type SharedMaterial } from "./package.ts";

/** A member of a bundle: the package's, with the case that it is or will be. */
export type BundleMember = PackageMember & { readonly case: CaseId };

/** Why a member did not start when its turn came: what its submission was refused with. */
export type Hindrance = {
  readonly member: MemberId;
  readonly codes: readonly RefusalCode[];
  readonly at: Instant;
};

/**
 * What an applicant asked for with a package: one application, an ordinary case for each member, each with its own clocks
 * from the day it starts. A member's case is not there before its turn. How far each member is follows from the cases; the
 * bundle itself says only what no case can: who gave up what had not begun, and what could not start.
 */
export type Bundle = {
  readonly id: BundleId;
  readonly version: number;
  readonly partner: PartnerId;
  readonly externalRef: string;
  readonly package: PackageId;
  /** The version of the package's record that it was asked for under. */
  readonly packageVersion: number;
  readonly title: string;
  readonly source: RegionCode;
  /** Masked name of the applicant, as lists show it. */
  readonly applicant: string;
  readonly submittedAt: Instant;
  readonly members: readonly BundleMember[];
  readonly materials?: readonly SharedMaterial[];
  /** Members that were given up before they began. */
  readonly withdrawn: readonly MemberId[];
  readonly hindered: readonly Hindrance[];
  /** Since when nothing of it is owed any more, once a case of it says so. */
  readonly endedAt?: Instant;
};

/** The place of a member's case in its bundle; the bundle begins with the first of those that wait for nothing. */
export const placeIn = (
  {
    id,
    package: offered,
    members,
  }: Pick<Bundle, "id" | "package"> & {
    readonly members: readonly PackageMember[];
  },
  member: MemberId,
): BundlePlace => {
  const first = members.find(({ after = [] }) => after.length === 0);
  return { id, member, package: offered, ...(first?.id === member ? { begins: true } : {}) };
};

/**
 * Where a member of a bundle stands: it waits for others; its turn came and it could not start; it is being handled; it was
 * granted or refused; its case ended without a decision; it was given up before it began; or it will not start, because
 * what it waits for was not granted.
 */
export const memberStates = [
  "waiting",
  "hindered",
  "open",
  "granted",
  "refused",
  "ended",
  "withdrawn",
  "not-started",
] as const;

/** One of {@link memberStates}. */
export type MemberState = (typeof memberStates)[number];

/** The cases of a bundle's members, those that have begun. */
export type MemberCases = ReadonlyMap<CaseId, Case>;

/** Where each member stands. An order with a cycle leaves its members waiting for ever; no package is offered with one. */
export const memberStatesOf = (bundle: Bundle, cases: MemberCases): ReadonlyMap<MemberId, MemberState> => {
  const states = new Map<MemberId, MemberState>();
  for (let left = bundle.members; left.length > 0; ) {
    const known = left.filter(({ id, case: kase, after = [] }) =>
      cases.has(kase) || bundle.withdrawn.includes(id) ? true : after.every((one) => states.has(one)),
    );
    for (const member of known) states.set(member.id, stateOf(bundle, member, cases, states));
    if (known.length === 0) for (const { id } of left) states.set(id, "waiting");
    left = left.filter(({ id }) => !states.has(id));
  }
  return states;
};

const stateOf = (
  { withdrawn, hindered }: Bundle,
  { id, case: caseId, after = [] }: BundleMember,
  cases: MemberCases,
  states: ReadonlyMap<MemberId, MemberState>,
): MemberState => {
  const kase = cases.get(caseId);
  if (kase) return stateOfCase(kase);
  if (withdrawn.includes(id)) return "withdrawn";
  const before = after.map((one) => states.get(one));
  if (before.some((state) => state !== undefined && blocking.includes(state))) return "not-started";
  return hindered.some(({ member }) => member === id) ? "hindered" : "waiting";
};

/** States of a member that leave no way for those that wait for it. */
const blocking: readonly MemberState[] = ["refused", "ended", "withdrawn", "not-started"];

const stateOfCase = (kase: Case): MemberState => {
  if (isOpen(kase)) return "open";
  return kase.status === "decided" || kase.status === "closed" ? kase.outcome : "ended";
};

/** Members whose turn has come: they have no case yet, and all that they wait for was granted. */
export const startableMembers = (bundle: Bundle, cases: MemberCases): readonly BundleMember[] => {
  const states = memberStatesOf(bundle, cases);
  return bundle.members.filter(({ id, after = [] }) => {
    const state = states.get(id);
    return (
      (state === "waiting" || state === "hindered") && after.every((one) => states.get(one) === "granted")
    );
  });
};

/** Where a bundle stands: work is owed; every member was granted, some, or none. */
export const bundleStates = ["open", "granted", "partly-granted", "not-granted"] as const;

/** One of {@link bundleStates}. */
export type BundleState = (typeof bundleStates)[number];

/** Where a bundle as a whole stands, by its members. */
export const bundleStateOf = (states: Iterable<MemberState>): BundleState => {
  const all = [...states];
  if (all.some((state) => state === "open" || state === "waiting" || state === "hindered")) return "open";
  const granted = all.filter((state) => state === "granted").length;
  if (granted === all.length) return "granted";
  return granted > 0 ? "partly-granted" : "not-granted";
};

/** What a bundle may come to. */
export const bundleEnds = [
  "granted",
  "partly-granted",
  "not-granted",
] as const satisfies readonly BundleState[];

/** What a bundle came to, and how many days after its submission its last result was there, by dates. */
export type BundleEnd = { readonly state: (typeof bundleEnds)[number]; readonly days: number };

/** What a bundle came to, where nothing of it is owed any more and nothing was said of that yet. */
export const endOfBundle = (bundle: Bundle, cases: MemberCases): BundleEnd | undefined => {
  const state = bundleStateOf(memberStatesOf(bundle, cases).values());
  if (state === "open" || bundle.endedAt) return undefined;
  const last =
    [...cases.values()]
      .flatMap((kase) => concludedAt(kase) ?? [])
      .toSorted()
      .at(-1) ?? bundle.submittedAt;
  return { state, days: daysBetween(localDateOf(bundle.submittedAt), localDateOf(last)) };
};

/** The end of a case that lets none of those start that wait for it. */
export const isBlockingEnd = (status: CaseStatus, outcome: "granted" | "refused" | undefined): boolean =>
  outcome === "refused" ||
  (["declined", "withdrawn", "abandoned", "terminated"] satisfies CaseStatus[]).some((one) => one === status);

/** A bundle with what a try at starting a member came to; a hindrance takes the place of an earlier one. */
export const hinderedBy = (bundle: Bundle, hindrance: Hindrance): Bundle => ({
  ...bundle,
  version: bundle.version + 1,
  hindered: [...bundle.hindered.filter(({ member }) => member !== hindrance.member), hindrance],
});

/** Members of a bundle that have no case yet, of some that are named, or of all. */
export const notBegun = (
  bundle: Bundle,
  cases: MemberCases,
  named: readonly MemberId[] = bundle.members.map(({ id }) => id),
): readonly MemberId[] =>
  named.filter((id) => {
    const member = memberOf(bundle.members, id);
    return member !== undefined && !cases.has(member.case) && !bundle.withdrawn.includes(id);
  });
