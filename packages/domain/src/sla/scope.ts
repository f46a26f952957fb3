import type { ServiceMode } from "../agreement/agreement.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { AgreementId, MatterId, PackageId, StaffId, WindowId } from "../ids.ts";

/** What the service level is counted apart by; every case counts in one scope of each kind that it has. */
export const scopeKinds = [
  "overall",
  "agreement",
  "source",
  "handling",
  "window",
  "matter",
  "mode",
  "package",
  "staff",
] as const;

/** One of {@link scopeKinds}. */
export type ScopeKind = (typeof scopeKinds)[number];

/**
 * What is counted apart: everything, an agreement, the cases that a region sent out (`source`) or received
 * (`handling`), a window, a matter, a mode, a
 * package with all its members, or what one member of staff did.
 */
export type Scope =
  | { readonly kind: "overall" }
  | { readonly kind: "agreement"; readonly id: AgreementId }
  | { readonly kind: "source" | "handling"; readonly id: RegionCode }
  | { readonly kind: "window"; readonly id: WindowId }
  | { readonly kind: "matter"; readonly id: MatterId }
  | { readonly kind: "mode"; readonly id: ServiceMode }
  | { readonly kind: "package"; readonly id: PackageId }
  | { readonly kind: "staff"; readonly id: StaffId };

/** The name of a scope, by which its counts are kept: `overall`, or `window#xian-610100-1`. */
export const scopeName = (scope: Scope): string =>
  scope.kind === "overall" ? scope.kind : `${scope.kind}#${scope.id}`;
