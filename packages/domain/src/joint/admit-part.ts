import { admit, type MissingPart } from "../agreement/admit.ts";
import type { MatterListEntry, StaffedWindow, Standard } from "../agreement/agreement.ts";
import type { AdmissionBook } from "../agreement/examine.ts";
import type { LocalDate } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { AgreementId } from "../ids.ts";
import type { PlacedPart } from "./case-part.ts";

/** The window of the co-handling region that takes a part, and the standard it works by. */
type AdmittedPart = {
  readonly kind: "admitted";
  readonly standard: Standard;
  readonly staffedWindow: StaffedWindow;
};

/** At least one thing is missing for a part; everything is named. */
export type PartNotAdmitted = { readonly kind: "not-admitted"; readonly missing: readonly MissingPart[] };

/**
 * Whether the agreement that a joint case was admitted by lets a part be handled in a region on a day: the region has to be
 * another party, with an open window and a team for the part's matter. Its terms are those of the parent's row.
 */
export const admitPart = (
  part: PlacedPart,
  agreement: AgreementId,
  handling: RegionCode,
  { coverages, staffedWindow }: AdmissionBook,
  on: LocalDate,
): AdmittedPart | PartNotAdmitted => {
  const { region, matter } = part;
  if (region === handling) return without(part, "region-is-handling");
  const own = coverages.find((coverage) => coverage.agreement.id === agreement);
  if (!own) return without(part, "region-not-a-party");
  const question = { source: handling, handling: region, matter, on };
  const listed = { ...own, list: { version: 1, entry: entryOf(part) } };
  const answer = admit(question, [listed], staffedWindow);
  if (answer.kind === "not-admitted") return answer;
  return { kind: "admitted", standard: answer.standard, staffedWindow: answer.staffedWindow };
};

const without = ({ region }: PlacedPart, code: MissingPart["code"]): PartNotAdmitted => ({
  kind: "not-admitted",
  missing: [{ part: "agreement", code, facts: { region } }],
});

/** A part as admission asks about it: the parent's row lists it. */
const entryOf = ({ matter, promised, statutory }: PlacedPart): MatterListEntry => ({
  matter,
  modes: ["joint"],
  applicants: ["person", "organization"],
  caseType: "promised",
  promised,
  ...(statutory ? { statutory } : {}),
  materials: [],
});
