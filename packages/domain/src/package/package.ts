import type { ServiceMode } from "../agreement/agreement.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { MatterId, PackageId } from "../ids.ts";

/** A member's name within its package, such as `register`. */
export type MemberId = string & { readonly __brand: "MemberId" };

/** Modes that a member may be asked for in: what is handled jointly has parts of its own, and is applied for by itself. */
export const memberModes = ["online", "agent-intake"] as const satisfies readonly ServiceMode[];

/** One of {@link memberModes}. */
export type MemberMode = (typeof memberModes)[number];

/** Most members of a package: they and the bundle are written in one transaction of 100 items. */
export const MOST_MEMBERS = 12;

/** One matter of a package, where it is handled, and what must be granted before it starts. */
export type PackageMember = {
  readonly id: MemberId;
  readonly title: string;
  readonly matter: MatterId;
  readonly handling: RegionCode;
  readonly mode: MemberMode;
  /** Members that must be granted before it starts; absent: it starts at once. */
  readonly after?: readonly MemberId[];
};

/** A material of a member, by the title that the member's list has for it. */
export type ServedMember = { readonly member: MemberId; readonly title: string };

/**
 * A material that serves several members under titles of their own; or, with `resultOf`, the result of an earlier member that
 * serves later ones, so that nobody has to bring it. Materials of the same title are shared without being named here.
 */
export type SharedMaterial = {
  readonly title: string;
  readonly serves: readonly ServedMember[];
  readonly resultOf?: MemberId;
};

/**
 * A package (一件事一次办): several matters of one or several regions that a region's people may ask for as one thing, with
 * one form and each material once. It belongs to the region that it is offered in, and binds no other one: every member
 * stands on the agreement, the list and the window of its own matter.
 */
export type Package = {
  readonly id: PackageId;
  /** The region whose people may ask for it. */
  readonly region: RegionCode;
  readonly title: string;
  readonly summary?: string;
  /** Whether it may be asked for now. */
  readonly open: boolean;
  readonly members: readonly PackageMember[];
  readonly materials?: readonly SharedMaterial[];
};

/** A member of a name; nothing where there is none. */
export const memberOf = <M extends { readonly id: MemberId }>(
  members: readonly M[],
  id: MemberId,
): M | undefined => members.find((member) => member.id === id);

/** Members that a member leads to, directly or by others, in the package's order. */
export const followersOf = <M extends Pick<PackageMember, "id" | "after">>(
  members: readonly M[],
  id: MemberId,
): readonly M[] => {
  const led = new Set<string>([id]);
  for (let before = 0; before !== led.size; ) {
    before = led.size;
    for (const member of members) if (member.after?.some((one) => led.has(one))) led.add(member.id);
  }
  return members.filter((member) => member.id !== id && led.has(member.id));
};
