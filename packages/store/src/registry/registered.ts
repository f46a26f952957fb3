import type { LocalStandard, Package, Roster, Staff } from "@tongban/domain";
import {
  type DirectoryMatter,
  type DirectoryRegion,
  type DirectoryWindow,
  directoryMatter,
  directoryRegion,
  directoryWindow,
  roster,
  staffProfile,
} from "../agreement/directory-codec.ts";
import { localStandard } from "../agreement/local-standards.ts";
import { offeredPackage } from "../package/packages.ts";
import type { Partner, PartnerKey } from "../partner/partners.ts";
import type { Attributes } from "../table/codec.ts";

/** What the record of each kind says. */
export type Registered = {
  readonly region: DirectoryRegion;
  readonly matter: DirectoryMatter;
  readonly window: DirectoryWindow;
  readonly roster: Roster;
  readonly staff: Staff;
  readonly partner: Partner;
  readonly "local-standard": LocalStandard;
  readonly package: Package;
  readonly "partner-keys": { readonly keys: readonly PartnerKey[] };
};

/** Reads what a record says. */
export const readRegistered: { readonly [K in keyof Registered]: (says: Attributes) => Registered[K] } = {
  region: directoryRegion.read,
  matter: directoryMatter.read,
  window: directoryWindow.read,
  roster: roster.read,
  staff: staffProfile.read,
  partner: (says) => says["partner"] as Partner,
  "local-standard": localStandard.read,
  package: offeredPackage.read,
  "partner-keys": (says) => ({ keys: says["keys"] as readonly PartnerKey[] }),
};
