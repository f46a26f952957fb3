import {
  type BundleId,
  type CaseId,
  type InquiryId,
  QUERY_CODE_ALPHABET,
  QUERY_CODE_LENGTH,
  type QueryCode,
  withCheckCharacter,
} from "@tongban/domain";
import type { Keyring } from "./keyring.ts";

/** Query codes (查询码) under the broker's own key. */
export type QueryCodes = {
  /** The code of a case, of a bundle or of an inquiry, for ever the same. */
  readonly ofCase: (id: CaseId | BundleId | InquiryId) => Promise<QueryCode>;
  /** What a code is looked up by in the table, which so holds no code: 128 bits in base64url. */
  readonly keyOf: (code: QueryCode) => Promise<string>;
};

/** The bits of a byte that make a character: five. */
const CHARACTER_BITS = 31;
const KEY_BYTES = 16;

/** Derives codes by HMAC-SHA-256: who knows a case's id, or the table, does not know its code. */
export const queryCodesWith = (keyring: Keyring): QueryCodes => ({
  ofCase: async (id) => {
    const mac = await keyring.mac("applicant", `query-code\n${id}`);
    const characters = [...mac.subarray(0, QUERY_CODE_LENGTH)].map((byte) =>
      QUERY_CODE_ALPHABET.charAt(byte & CHARACTER_BITS),
    );
    return withCheckCharacter(characters.join(""));
  },
  keyOf: async (code) =>
    (await keyring.mac("applicant", `query-key\n${code}`)).subarray(0, KEY_BYTES).toString("base64url"),
});
