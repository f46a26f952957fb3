import { randomUUID } from "node:crypto";
import { type SignatureHeaders, signRequest } from "@tongban/signature";
import type { BrokerRequest } from "../client/index.ts";
import type { PartnerKey } from "./key-file.ts";

/** The parts of a key file that a signature needs. */
export type PartnerSigningKey = Pick<PartnerKey, "keyId" | "algorithm" | "privateKeyPem">;

/**
 * Signs a request with a partner's key, as made at `now` (epoch ms). Every call makes a new nonce, so that a repeated request is not taken for
 * a replayed one.
 */
export const signBrokerRequest = (
  request: BrokerRequest,
  { keyId, algorithm, privateKeyPem }: PartnerSigningKey,
  now: number,
): SignatureHeaders =>
  signRequest(
    request,
    { keyId, algorithm, privateKey: privateKeyPem },
    { created: Math.floor(now / 1_000), nonce: randomUUID() },
  );
