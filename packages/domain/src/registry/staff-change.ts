import type { RegionCode } from "../identifiers/region-code.ts";
import type { StaffId, WindowId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Staff, StaffRole } from "../staff.ts";

/** What a change of a person is decided on. */
export type StaffGround = {
  /** Who makes it. */
  readonly by: Staff;
  /** The person as they are; nothing where they are new. */
  readonly before: Staff | undefined;
  /** The region of every window that the person has or is to have; one that is missing does not exist. */
  readonly windows: ReadonlyMap<WindowId, RegionCode>;
  /** Everybody else who coordinates one of the person's regions, and every other operator. */
  readonly others: readonly Staff[];
};

/**
 * Why a person may not become what is said (nothing: be removed). A coordinator decides about the people of their own
 * regions, an operator about coordinators and operators; nobody leaves a region that has a coordinator without one.
 */
export const unlessStaffFits = (after: Staff | undefined, ground: StaffGround): Refusal | undefined =>
  unlessTheirs(after, ground) ??
  (after && (unlessRoleFits(after) ?? unlessWindowsInRegions(after, ground))) ??
  unlessSomebodyStays(after, ground);

const unlessTheirs = (after: Staff | undefined, { by, before }: StaffGround): Refusal | undefined => {
  const people = [before, after].filter((one) => one !== undefined);
  if (by.role === "operator")
    return people.some(({ role }) => isOfTeam(role)) ? refusal("coordinator-appoints") : undefined;
  if (people.some(({ role }) => role === "operator")) return refusal("operator-required");
  const foreign = foreignTo(by, people);
  if (foreign.length === 0) return undefined;
  const elsewhere = (one: Staff | undefined) =>
    one &&
    [one.role, one.name, ...one.regions.filter((region) => foreign.includes(region)).toSorted()].join();
  return before && after && elsewhere(before) === elsewhere(after)
    ? undefined
    : refusal("staff-of-another-region", { regions: foreign });
};

const isOfTeam = (role: StaffRole): boolean => role === "clerk" || role === "lead";

const foreignTo = (by: Staff, people: readonly Staff[]): readonly RegionCode[] => [
  ...new Set(people.flatMap(({ regions }) => regions).filter((region) => !by.regions.includes(region))),
];

const unlessRoleFits = ({ role, regions, windows }: Staff): Refusal | undefined => {
  const fits =
    role === "operator"
      ? regions.length === 0 && windows.length === 0
      : regions.length > 0 && (isOfTeam(role) || windows.length === 0);
  return fits ? undefined : refusal("role-does-not-fit", { role });
};

/** A window that somebody has already may be in a region that the one who acts does not look after. */
const unlessWindowsInRegions = (
  { windows, regions, reviews = [] }: Staff,
  { by, before, windows: places }: StaffGround,
): Refusal | undefined => {
  const elsewhere = reviews.find((window) => !windows.includes(window));
  if (elsewhere !== undefined) return refusal("review-elsewhere", { window: elsewhere, windows });
  for (const window of windows) {
    const region = places.get(window);
    if (region === undefined || !regions.includes(region))
      return refusal("window-not-in-regions", { window, regions });
  }
  const changed = [
    ...differing(windows, before?.windows ?? []),
    ...differing(reviews, before?.reviews ?? []),
  ];
  const foreign = changed
    .flatMap((window) => places.get(window) ?? [])
    .filter((region) => by.role !== "operator" && !by.regions.includes(region));
  return foreign.length > 0 ? refusal("staff-of-another-region", { regions: foreign }) : undefined;
};

const differing = (some: readonly WindowId[], others: readonly WindowId[]): readonly WindowId[] => [
  ...some.filter((one) => !others.includes(one)),
  ...others.filter((one) => !some.includes(one)),
];

/** A person who reviews at none of the windows that they left. */
export const reviewingAtOwnWindows = ({ reviews, ...person }: Staff): Staff => {
  const kept = (reviews ?? []).filter((window) => person.windows.includes(window));
  return kept.length > 0 ? { ...person, reviews: kept } : person;
};

const unlessSomebodyStays = (after: Staff | undefined, ground: StaffGround): Refusal | undefined => {
  const { before, others } = ground;
  const left = before?.role === "operator" && after?.role !== "operator";
  if (left && !others.some(({ role }) => role === "operator")) return refusal("last-operator");
  const bare = regionsLeft(after, before).find((region) => !coordinatorOf(region, others));
  return bare === undefined ? undefined : refusal("last-coordinator", { region: bare });
};

/** The regions that a person coordinates no longer. */
const regionsLeft = (after: Staff | undefined, before: Staff | undefined): readonly RegionCode[] => {
  if (before?.role !== "coordinator") return [];
  const kept = after?.role === "coordinator" ? after.regions : [];
  return before.regions.filter((region) => !kept.includes(region));
};

const coordinatorOf = (region: RegionCode, others: readonly Staff[]): Staff | undefined =>
  others.find(({ role, regions }) => role === "coordinator" && regions.includes(region));

/** The people that a change relies on to stay as they are: one coordinator of each region left, or one other operator. */
export const reliedOn = (after: Staff | undefined, { before, others }: StaffGround): readonly StaffId[] => {
  const operator =
    before?.role === "operator" && after?.role !== "operator"
      ? others.find(({ role }) => role === "operator")
      : undefined;
  const coordinators = regionsLeft(after, before).flatMap((region) => coordinatorOf(region, others) ?? []);
  return [...new Set([...(operator ? [operator] : []), ...coordinators].map(({ id }) => id))];
};
