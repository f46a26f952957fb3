import canonicalize from "canonicalize";
import { type Keyring, sameBytes } from "./keyring.ts";

const MAC_BYTES = 12;

/** Makes and reads opaque cursors that only the broker can make, each for one list of one caller. */
export type Cursors = {
  readonly write: (scope: string, place: unknown) => Promise<string>;
  /** The place, or nothing where the cursor is not one that this list gave. */
  readonly read: (scope: string, cursor: string) => Promise<unknown>;
};

/** Cursors authenticated by HMAC-SHA-256 over the list's name and the place. */
export const cursorsWith = (keyring: Keyring): Cursors => {
  const mac = async (scope: string, body: string) =>
    (await keyring.mac("cursor", `${scope}\n${body}`)).subarray(0, MAC_BYTES);
  return {
    write: async (scope, place) => {
      // Canonical, because an engine may give the same place with its keys in another order, and polls compare answers.
      const body = canonicalize(place) ?? "null";
      return Buffer.concat([await mac(scope, body), Buffer.from(body)]).toString("base64url");
    },
    read: async (scope, cursor) => {
      const bytes = Buffer.from(cursor, "base64url");
      const body = bytes.subarray(MAC_BYTES).toString("utf8");
      if (!sameBytes(bytes.subarray(0, MAC_BYTES), await mac(scope, body))) return undefined;
      return JSON.parse(body);
    },
  };
};
