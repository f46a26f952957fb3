import {
  type AgreementId,
  type BasicCode,
  type CaseId,
  type Instant,
  type LocalDate,
  type MatterId,
  type PartnerId,
  parseBasicCode,
  parseInstant,
  parseLocalDate,
  parseRegionCode,
  type RegionCode,
  type StaffId,
  type WindowId,
} from "@tongban/domain";

const isWord = <T extends string>(text: string): text is T => /^[a-z0-9][a-z0-9-]*$/.test(text);

const word = <T extends string>(text: string): T => {
  if (isWord<T>(text)) return text;
  throw new RangeError(`${text} is not an id`);
};

const orThrow = <T>(value: T | undefined, text: string): T => {
  if (value === undefined) throw new RangeError(`${text} is not what the test takes it for`);
  return value;
};

/** A case; here and below, text that is no such id throws. */
export const aCaseId = (text: string): CaseId => word(text);
/** A partner system. */
export const aPartnerId = (text: string): PartnerId => word(text);
/** A member of staff. */
export const aStaffId = (text: string): StaffId => word(text);
/** A dedicated window. */
export const aWindowId = (text: string): WindowId => word(text);
/** A framework agreement. */
export const anAgreementId = (text: string): AgreementId => word(text);
/** A matter. */
export const aMatterId = (text: string): MatterId => word(text);
/** A region. */
export const aRegion = (text: string): RegionCode => {
  const parsed = parseRegionCode(text);
  return orThrow(parsed.ok ? parsed.value : undefined, text);
};
/** A basic code of 12 digits. */
export const aBasicCode = (text: string): BasicCode => {
  const parsed = parseBasicCode(text);
  return orThrow(parsed.ok ? parsed.value : undefined, text);
};
/** A moment in UTC, such as `2026-03-02T01:00:00.000Z`. */
export const at = (text: string): Instant => orThrow(parseInstant(text), text);
/** A Shanghai date, such as `2026-03-02`. */
export const on = (text: string): LocalDate => orThrow(parseLocalDate(text), text);
