import { type AgreementPart, agreementParts, type LocalDate } from "@tongban/domain";
import type { Agreement } from "../api/wire.ts";

/** Whether a part of the 1+4 mechanism stands in all regions that need it, in some, or in none. */
export type PartState = "stands" | "partial" | "missing";

/** The five parts of an agreement, in their order. */
export type FiveParts = readonly { readonly part: AgreementPart; readonly state: PartState }[];

const ofRegions = (count: number, all: number): PartState => {
  if (count === 0) return "missing";
  return count < all ? "partial" : "stands";
};

const stateOf = (part: AgreementPart, agreement: Agreement, today: LocalDate): PartState => {
  const regions = agreement.parties.length;
  // A window that only takes in for other regions handles nothing.
  const open = agreement.windows.filter((window) => window.open && window.matters.length > 0);
  const count = (windows: Agreement["windows"]): number => new Set(windows.map((one) => one.region)).size;
  switch (part) {
    case "agreement":
      return standingOfAgreement(agreement, today) === "in-force" ? "stands" : "missing";
    case "list":
      return (agreement.list?.entries.length ?? 0) > 0 ? "stands" : "missing";
    case "window":
      return ofRegions(count(open), regions);
    case "team":
      return ofRegions(count(open.filter((window) => window.team.length > 0)), regions);
    case "standard":
      return agreement.standard ? "stands" : "missing";
  }
};

/** Which of the five parts stand today: window and team are needed in every region that is a party. */
export const fiveParts = (agreement: Agreement, today: LocalDate): FiveParts =>
  agreementParts.map((part) => ({ part, state: stateOf(part, agreement, today) }));

/** Where the framework agreement stands today: its status, unless its days have not come or are over. */
export const standingOfAgreement = (
  agreement: Pick<Agreement, "status" | "validFrom" | "validUntil">,
  today: LocalDate,
): Agreement["status"] | "not-yet" | "over" => {
  if (agreement.status !== "in-force") return agreement.status;
  if (today < agreement.validFrom) return "not-yet";
  return today > agreement.validUntil ? "over" : "in-force";
};
