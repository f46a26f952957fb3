import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { KMSClient } from "@aws-sdk/client-kms";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { FileWord, Seed } from "@tongban/contract";
import { instantFromEpochMs, nationalCalendar, type PartnerId } from "@tongban/domain";
import { createKeyPair } from "@tongban/signature";
import {
  digestOf,
  isPeoples,
  lastChanger,
  loadKeptCalendar,
  loadPublished,
  registerPartnerKey,
  type StoreContext,
  sealingWith,
  type TableContext,
} from "@tongban/store";
import { readJsonFile, writeJsonFile } from "../data/json-file.ts";
import { StartFailure } from "../failure.ts";
import { LOCAL_CREDENTIALS, REGION } from "../host/aws-clients.ts";
import type { SeedContext } from "../host/seed-context.ts";
import { demoKeyPath } from "./demo-key.ts";
import { publishDirectory } from "./publish-directory.ts";

/**
 * Fills an empty table with a seed: the broker's own keys, the national calendar, the directory, and a demo key pair for each partner
 * in `<data folder>/keys`. What was filled with the same seed before is left as it is. A changed seed takes the place of what
 * a seed said; what people changed since stays, and `tell` is told of it.
 */
export const seedWith =
  (seed: Seed, dataDir: string, tell: (line: string) => void = () => {}) =>
  async ({ clients, environment }: SeedContext): Promise<void> => {
    const store = storeOf({ clients, environment });
    const digest = digestOf(seed);
    const isSeeded =
      (await loadPublished(store)) === digest &&
      (await loadKeptCalendar(store, nationalCalendar)) !== undefined &&
      seed.partners.every(({ id }) => hasKey(dataDir, id));
    if (isSeeded) return;
    const left: string[] = [];
    const onLeft = (what: string): unknown => left.push(what);
    for (const { id } of seed.partners) {
      const name = { kind: "partner-keys", id } as const;
      if (isPeoples(await lastChanger(store, name))) onLeft(`${name.kind} ${id}`);
      else await registerDemoKey(store, dataDir, id);
    }
    const refused: string[] = [];
    const outcome = await publishDirectory(
      { store, sqs: clients.sqs, by: seedOperator, say: (line) => refused.push(line), onLeft },
      seed,
    );
    if (outcome === "rejected") throw new StartFailure(`The seeds cannot be published. ${refused.join(" ")}`);
    if (left.length > 0)
      tell(`The seeds have changed. What people changed since stays as they left it: ${left.join(", ")}.`);
  };

const seedOperator = { kind: "operator", name: "seeds" satisfies FileWord } as const;

/** The table of a broker. */
export const tableOf = ({
  clients: { dynamodb },
  environment,
}: Pick<SeedContext, "clients" | "environment">): TableContext => ({
  table: DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } }),
  tableName: environment["TABLE_NAME"] ?? "",
});

/** The store of a broker that is being seeded. */
export const storeOf = (context: Pick<SeedContext, "clients" | "environment">): StoreContext => {
  const { environment } = context;
  const kms = new KMSClient({
    region: REGION,
    credentials: LOCAL_CREDENTIALS,
    endpoint: environment["AWS_ENDPOINT_URL_KMS"] ?? "",
  });
  const keyId = environment["KEY_ID"] ?? "";
  return {
    ...tableOf(context),
    kms,
    keyId,
    sealing: sealingWith(kms, keyId),
    home: REGION,
  };
};

type DemoKey = {
  readonly keyId: string;
  readonly partner: PartnerId;
  readonly algorithm: "ed25519";
  readonly privateKeyPem: string;
  readonly publicKeyPem: string;
};

const hasKey = (dataDir: string, partner: PartnerId): boolean => existsSync(demoKeyPath(dataDir, partner));

/** The file is written first: a crash in between registers the same key at the next start. */
const registerDemoKey = async (store: StoreContext, dataDir: string, partner: PartnerId): Promise<void> => {
  const path = demoKeyPath(dataDir, partner);
  if (!existsSync(path)) {
    mkdirSync(join(dataDir, "keys"), { recursive: true, mode: 0o700 });
    writeJsonFile(path, demoKey(partner));
  }
  const { keyId, algorithm, publicKeyPem } = readJsonFile(path) as DemoKey;
  const createdAt = instantFromEpochMs(Date.now());
  const registered = await registerPartnerKey(
    store,
    partner,
    { keyId, algorithm, publicKeyPem, createdAt },
    {
      by: seedOperator,
      why: "demo-key" satisfies FileWord,
      at: createdAt,
      command: { id: keyId, digest: digestOf(publicKeyPem) },
    },
  );
  if (registered.kind === "refusal")
    throw new Error(`${partner} has two keys already, and ${path} is neither`);
};

const demoKey = (partner: PartnerId): DemoKey => {
  const { thumbprint, privateKeyPem, publicKeyPem } = createKeyPair("ed25519");
  return { keyId: `${partner}.${thumbprint}`, partner, algorithm: "ed25519", privateKeyPem, publicKeyPem };
};
