import * as contract from "@tongban/contract";

/** The parsers of ids under the names that tests read best; each throws on text that is no such id. */
export const aCaseId = (text: string) => contract.caseId.parse(text);
/** A partner system. */
export const aPartnerId = (text: string) => contract.partnerId.parse(text);
/** A member of staff. */
export const aStaffId = (text: string) => contract.staffId.parse(text);
/** A dedicated window. */
export const aWindowId = (text: string) => contract.windowId.parse(text);
/** A framework agreement. */
export const anAgreementId = (text: string) => contract.agreementId.parse(text);
/** A matter. */
export const aMatterId = (text: string) => contract.matterId.parse(text);
/** A region. */
export const aRegion = (text: string) => contract.regionCode.parse(text);
/** A moment in UTC, such as `2026-03-02T01:00:00.000Z`. */
export const at = (text: string) => contract.instant.parse(text);
/** A Shanghai date, such as `2026-03-02`. */
export const on = (text: string) => contract.localDate.parse(text);
