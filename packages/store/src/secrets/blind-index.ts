import type { Keyring } from "./keyring.ts";

/** Finds cases by what they do not show: an applicant's number and full name, as HMACs in base64url. */
export type BlindIndex = {
  /** Of a citizen's number or a credit code; case of letters and spaces do not count. */
  readonly ofNumber: (number: string) => Promise<string>;
  /** Of a full name; widths, case of letters, spaces and the dot between parts of a name do not count. */
  readonly ofName: (name: string) => Promise<string>;
};

/** 128 bits tell the applicants of a nation apart; half of an HMAC-SHA-256 keeps a head small. */
const BYTES = 16;

/** The blind index under the broker's own key. */
export const blindIndexWith = (keyring: Keyring): BlindIndex => {
  const mac = async (text: string): Promise<string> =>
    (await keyring.mac("blind-index", text)).subarray(0, BYTES).toString("base64url");
  return {
    ofNumber: (number) => mac(number.replaceAll(/\s/g, "").toUpperCase()),
    ofName: (name) => mac(`name|${plainName(name)}`),
  };
};

/** Dots that names of several parts are written with: 阿依古丽·买买提. */
const namePartMarks = /[\s·•‧・.．]/g;

const plainName = (name: string): string =>
  name.normalize("NFKC").replaceAll(namePartMarks, "").toLowerCase();
