import { join } from "node:path";
import { createPartnerClient, type PartnerKey, readKeyFile } from "@tongban/sdk";
import { inject } from "vitest";
import { mintToken, staffClient } from "./staff-client.ts";

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
  const known = tokens.get(staffId) ?? mintToken(broker.url, staffId);
  tokens.set(staffId, known);
  return known;
};

/** A seeded member of staff's client, English. */
export const staff = (id: string) => staffClient(broker.url, () => tokenOf(id));
