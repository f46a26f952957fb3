import type { LocalDate } from "../clock/instant.ts";

/**
 * The electronic licence (电子证照) beside a result's document, which has the same effect (国务院令 716): what kind it is, who issued
 * it, for how long it holds, and where it is kept. The broker keeps no copy.
 */
export type ElectronicLicence = {
  /** What kind of licence it is (证照类型), as its source calls it. */
  readonly type: string;
  readonly issuer: string;
  readonly validFrom: LocalDate;
  /** The last day on which it holds; absent: it holds for good. */
  readonly validUntil?: LocalDate;
  /** The data source that keeps it, as the operator configures it. */
  readonly source: string;
  /** What it is called there (证照标识). */
  readonly reference: string;
};

/**
 * What looking a licence up came to: it holds; its time is over; it was revoked or suspended; the source knows no such licence of
 * this holder, whether it knows one of somebody else's or not.
 */
export const licenceStandings = ["valid", "expired", "revoked", "unknown-there"] as const;

/** One of {@link licenceStandings}. */
export type LicenceStanding = (typeof licenceStandings)[number];

/** A licence as its source knows it on a day: the document's number and title, and whether it holds. */
export type KnownLicence = Omit<ElectronicLicence, "source" | "reference"> & {
  readonly number: string;
  readonly title: string;
  readonly revoked: boolean;
};

/** How a licence stands on a day. */
export const standingOn = (known: KnownLicence | undefined, on: LocalDate): LicenceStanding => {
  if (!known) return "unknown-there";
  if (known.revoked) return "revoked";
  return known.validFrom <= on && (known.validUntil === undefined || on <= known.validUntil)
    ? "valid"
    : "expired";
};
