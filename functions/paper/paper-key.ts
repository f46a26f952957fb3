import type { CaseId } from "@tongban/domain";
import { objectKeyOf } from "@tongban/store/object";

/** Where the file of a case's paper lies: apart from materials of the same bytes. */
export const paperKeyOf = (caseId: CaseId, sha256: string): string => objectKeyOf(`paper ${caseId}`, sha256);
