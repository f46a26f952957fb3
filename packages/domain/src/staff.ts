import type { RegionCode } from "./identifiers/region-code.ts";
import type { StaffId, WindowId } from "./ids.ts";

/**
 * What a member of staff may be: works cases, leads a window's team, looks after regions and their agreements, or keeps
 * the installation with what belongs to no region.
 */
export const staffRoles = ["clerk", "lead", "coordinator", "operator"] as const;

/** Roles that see cases; an operator sees none. */
export const caseRoles = ["clerk", "lead", "coordinator"] as const satisfies readonly StaffRole[];

/** One of {@link staffRoles}. */
export type StaffRole = (typeof staffRoles)[number];

/** A member of a dedicated team (专班), a coordinator or an operator, with what they are granted. */
export type Staff = {
  readonly id: StaffId;
  readonly name: string;
  readonly role: StaffRole;
  /** The regions whose cases they may see; empty for operators. */
  readonly regions: readonly RegionCode[];
  /** The windows whose cases they may work; empty for coordinators and operators. */
  readonly windows: readonly WindowId[];
  /** The windows among these whose proposed decisions they review (审核); a lead reviews without being named. */
  readonly reviews?: readonly WindowId[];
};
