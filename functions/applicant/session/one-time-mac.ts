import type { CaseId } from "@tongban/domain";
import type { Keyring } from "@tongban/store";

/** A one-time code as it is kept: an HMAC that is worth nothing for another case. */
export const oneTimeMac = async (keyring: Keyring, caseId: CaseId, code: string): Promise<string> =>
  (await keyring.mac("applicant", `one-time-code\n${caseId}\n${code}`)).toString("base64url");
