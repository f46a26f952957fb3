import { generateKeyPairSync } from "node:crypto";
import type { PartnerId } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId, at } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { brokenChange, listChanges } from "../registry/record-changes.ts";
import type { StoreContext } from "../table/context.ts";
import { loadPartnerKeys, registerPartnerKey, revokePartnerKey } from "./partner-keys.ts";
import { loadSigner } from "./partners.ts";

let store: StoreContext;
const now = at("2026-03-02T01:30:00.000Z");

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const publicKeyPem = generateKeyPairSync("ed25519")
  .publicKey.export({ type: "spki", format: "pem" })
  .toString();

const aKey = (keyId: string) => ({ keyId, algorithm: "ed25519", publicKeyPem, createdAt: now }) as const;

const stamp = (name: string) => ({
  by: { kind: "operator", name } as const,
  why: "a test",
  at: now,
  command: { id: `by ${name}`, digest: "" },
});

const register = async (partner: PartnerId, keyId: string, by = "one"): Promise<string> => {
  const saved = await registerPartnerKey(store, partner, aKey(keyId), stamp(by));
  return saved.kind === "refusal" ? saved.code : saved.kind;
};

const revoke = async (partner: PartnerId, keyId: string, signedWith?: string): Promise<string> => {
  const revoking = signedWith === undefined ? "operator" : { signedWith };
  const saved = await revokePartnerKey(store, partner, keyId, revoking, stamp("one"));
  return saved.kind === "refusal" ? saved.code : saved.kind;
};

const live = async (partner: PartnerId): Promise<readonly string[]> =>
  (await loadPartnerKeys(store, partner)).keys.map(({ keyId }) => keyId);

describe("a partner's keys", () => {
  it("are two at most, so that one can be replaced without a gap", async () => {
    const partner = aPartnerId("keys");
    expect(await register(partner, "keys.a")).toBe("saved");
    expect(await register(partner, "keys.b")).toBe("saved");
    expect(await register(partner, "keys.c")).toBe("too-many-keys");
    expect(await register(partner, "keys.b")).toBe("saved");
    expect(await revoke(partner, "keys.a")).toBe("saved");
    expect(await register(partner, "keys.c")).toBe("saved");
    expect(await live(partner)).toEqual(["keys.b", "keys.c"]);
    expect(await loadSigner(store, partner, "keys.a")).toBeUndefined();
  });

  it("are never three, however many operators register at once", async () => {
    const partner = aPartnerId("raced");
    expect(await register(partner, "raced.first")).toBe("saved");
    const names = Array.from({ length: 8 }, (_, n) => String(n));
    const saved = await Promise.all(names.map((name) => register(partner, `raced.${name}`, name)));
    expect(saved.filter((one) => one === "saved")).toHaveLength(1);
    expect(new Set(saved)).toEqual(new Set(["saved", "too-many-keys"]));
    expect(await live(partner)).toHaveLength(2);
    const name = { kind: "partner-keys", id: partner } as const;
    const changes = await listChanges(store, name);
    expect(changes).toHaveLength(2);
    expect(brokenChange(name, changes)).toBeUndefined();
  });

  it("are not revoked by a partner with the one that it signs with, and by an operator to the last", async () => {
    const partner = aPartnerId("own");
    await register(partner, "own.a");
    expect(await revoke(partner, "own.a", "own.a")).toBe("key-in-use");
    expect(await revoke(partner, "own.z", "own.a")).toBe("no-such-key");
    await register(partner, "own.b");
    expect(await revoke(partner, "own.a", "own.b")).toBe("saved");
    // Its cache still takes the key that is gone: it may not lock itself out with that.
    expect(await revoke(partner, "own.b", "own.a")).toBe("key-in-use");
    expect(await revoke(partner, "own.b")).toBe("saved");
    expect(await live(partner)).toEqual([]);
  });
});
