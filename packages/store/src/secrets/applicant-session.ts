import { type CaseId, type Instant, parseInstant } from "@tongban/domain";
import { type Keyring, sameBytes } from "./keyring.ts";

const MAC_BYTES = 16;

/** Sessions of applicants who have passed a one-time code: signed texts that say a case and when they end. */
export type ApplicantSessions = {
  readonly write: (caseId: CaseId, until: Instant) => Promise<string>;
  /** The case, or nothing where the session is over or none of the broker's. */
  readonly read: (token: string, now: Instant) => Promise<CaseId | undefined>;
};

/** Sessions authenticated by HMAC-SHA-256; nothing of them is kept. */
export const applicantSessionsWith = (keyring: Keyring): ApplicantSessions => {
  const mac = async (body: string) =>
    (await keyring.mac("applicant", `session\n${body}`)).subarray(0, MAC_BYTES);
  return {
    write: async (caseId, until) => {
      const body = `${caseId} ${until}`;
      return Buffer.concat([await mac(body), Buffer.from(body)]).toString("base64url");
    },
    read: async (token, now) => {
      const bytes = Buffer.from(token, "base64url");
      const body = bytes.subarray(MAC_BYTES).toString("utf8");
      if (!sameBytes(bytes.subarray(0, MAC_BYTES), await mac(body))) return undefined;
      const [caseId, end = ""] = body.split(" ");
      const until = parseInstant(end);
      return until !== undefined && now < until ? (caseId as CaseId) : undefined;
    },
  };
};
