import { join } from "node:path";
import { createClient, createPartnerClient, type PartnerKey, readKeyFile } from "@tongban/sdk";
import { inject } from "vitest";

/** The broker that all journeys share. */
export const broker = inject("broker");

/** The demo key pair of a seeded partner. */
export const keyOf = (partner: string): PartnerKey =>
  readKeyFile(join(broker.dataDir, "keys", `${partner}.json`));

/** A seeded partner's client, English, made of the SDK that partners use. */
export const partner = (id: string, key = keyOf(id)) =>
  createPartnerClient({ baseUrl: broker.url, key, language: "en" });

const tokens = new Map<string, Promise<string>>();

/** An access token of a seeded member of staff, as the local identity provider gives it. */
export const tokenOf = (staffId: string): Promise<string> => {
  const known = tokens.get(staffId) ?? mint(staffId);
  tokens.set(staffId, known);
  return known;
};

const mint = async (staffId: string): Promise<string> => {
  const answer = await fetch(`${broker.url}/oidc/local-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ staffId }),
  });
  const { access_token }: { access_token: string } = JSON.parse(await answer.text());
  return access_token;
};

/** A seeded member of staff's client, English. */
export const staff = (id: string) =>
  createClient({
    baseUrl: broker.url,
    language: "en",
    authenticate: async () => ({ authorization: `Bearer ${await tokenOf(id)}` }),
  });
