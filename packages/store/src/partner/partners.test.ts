import { generateKeyPairSync } from "node:crypto";
import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, type PutCommandInput } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId, aRegion, at } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { spendNonce } from "./nonces.ts";
import { registerPartnerKey } from "./partner-keys.ts";
import { loadSigner, type Partner } from "./partners.ts";

let store: StoreContext;
const now = at("2026-03-02T01:30:00.000Z");

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const publicKeyPem = generateKeyPairSync("ed25519")
  .publicKey.export({ type: "spki", format: "pem" })
  .toString();

const aKey = (keyId: string) => ({ keyId, algorithm: "ed25519", publicKeyPem, createdAt: now }) as const;

describe("a partner's keys", () => {
  it("are found with their partner, or not at all", async () => {
    const partner: Partner = {
      id: aPartnerId("signer"),
      name: "南京",
      regions: [aRegion("320100")],
      local: false,
    };
    const by = { kind: "operator", name: "a test" } as const;
    const stamp = { by, why: "a test", at: now, command: { id: "signer.a", digest: "" } };
    await registerPartnerKey(store, partner.id, aKey("signer.a"), stamp);
    expect(await loadSigner(store, partner.id, "signer.a")).toBeUndefined();
    const item = { ...keys.partner(partner.id), partner };
    await store.table.send(new PutCommand({ TableName: store.tableName, Item: item }));
    const signer = await loadSigner(store, partner.id, "signer.a");
    expect([signer?.partner, signer?.publicKey.asymmetricKeyType]).toEqual([partner, "ed25519"]);
    expect(await loadSigner(store, partner.id, "signer.b")).toBeUndefined();
    expect(await loadSigner(store, aPartnerId("other"), "signer.a")).toBeUndefined();
  });
});

describe("a nonce", () => {
  const nonce = { partner: aPartnerId("one"), value: "n-1", expires: 1_772_415_900 };

  it("can be spent once by its partner, and by another one still", async () => {
    expect(await spendNonce(store, nonce)).toBe(true);
    expect(await spendNonce(store, nonce)).toBe(false);
    expect(await spendNonce(store, { ...nonce, partner: aPartnerId("two") })).toBe(true);
    expect(await spendNonce(store, { ...nonce, value: "n-2" })).toBe(true);
  });

  it("is not taken for a replay where its write is sent again because the response was lost", async () => {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "cn-local-1" }));
    const stub = mockClient(client);
    stub.on(PutCommand).callsFake(async (input: PutCommandInput) => {
      const Item = { mark: { S: String(input.Item?.["mark"]) } };
      throw new ConditionalCheckFailedException({ message: "there", $metadata: {}, Item });
    });
    expect(await spendNonce({ ...store, table: client }, nonce)).toBe(true);
    const Item = { mark: { S: "of another request" } };
    stub
      .on(PutCommand)
      .rejects(new ConditionalCheckFailedException({ message: "there", $metadata: {}, Item }));
    expect(await spendNonce({ ...store, table: client }, nonce)).toBe(false);
  });

  it("is spent by one of many at once", async () => {
    const tries = Array.from({ length: 10 }, () => spendNonce(store, { ...nonce, value: "raced" }));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });
});
