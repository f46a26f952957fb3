import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type SignatureAlgorithm, signRequest } from "@tongban/signature";

/** The key that the platform signs with, as a key file holds it. */
export type PlatformKey = {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly privateKeyPem: string;
};

/** How often the broker is told, and ms between two tries: half a minute in all. */
const TRIES = 60;
const PAUSE_MS = 500;

/** Tells the broker of a payment or refund, signed, until it answers with 200; answers with what it said last. */
export const tellBroker = async (broker: string, key: PlatformKey, report: object): Promise<unknown> => {
  const url = `${broker}/v1/payments`;
  const body = Buffer.from(JSON.stringify(report));
  const base = { "content-type": "application/json", accept: "application/json" };
  let said: unknown = null;
  for (let left = TRIES; left > 0; left--) {
    const { keyId, algorithm, privateKeyPem } = key;
    const signed = signRequest(
      { method: "POST", url, headers: base, body },
      { keyId, algorithm, privateKey: privateKeyPem },
      { created: Math.floor(Date.now() / 1_000), nonce: randomUUID() },
    );
    try {
      const answer = await fetch(url, { method: "POST", headers: { ...base, ...signed }, body });
      said = await answer.json();
      if (answer.ok) return said;
    } catch (fault) {
      said = fault instanceof Error ? fault.name : fault;
    }
    await pause(PAUSE_MS);
  }
  return said;
};
