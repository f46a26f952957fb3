import type { AgreementActor } from "../agreement/life/event.ts";
import type { PartnerId } from "../ids.ts";

/** What the registry keeps a record of; the live keys of a partner are one record. */
export const recordKinds = [
  "region",
  "matter",
  "window",
  "roster",
  "staff",
  "partner",
  "partner-keys",
  "local-standard",
  "package",
] as const;

/** One of {@link recordKinds}. */
export type RecordKind = (typeof recordKinds)[number];

/** Who changes a record: whoever may change an agreement, or a partner that changes its own keys. */
export type RegistryActor = AgreementActor | { readonly kind: "partner"; readonly id: PartnerId };
