import { expectedSignatureBase, signRequest } from "@tongban/signature";

/** The Ed25519 key that RFC 9421 publishes in appendix B.1.4, so that it signs nothing that matters. */
const PRIVATE_KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----
`;

/** The request that the documentation signs, with everything that a signer takes and gives. */
export const signingVector = () => {
  const request = {
    method: "POST",
    url: "https://broker.example/v1/cases?dry=1&name=%E5%BC%A0",
    headers: {
      "content-type": "application/json",
      "idempotency-key": "3f1c9f1e-8f55-4f0e-9a53-2f3a1c1d7b10",
    },
    body: '{"externalRef":"NJ-2026-0001"}',
  };
  const key = { keyId: "test-key-ed25519", algorithm: "ed25519", privateKey: PRIVATE_KEY } as const;
  const added = signRequest(request, key, { created: 1_618_884_473, nonce: "n-0001" });
  const signed = { ...request, headers: { ...request.headers, ...added } };
  return { key, request: signed, base: expectedSignatureBase(signed) ?? "" };
};
