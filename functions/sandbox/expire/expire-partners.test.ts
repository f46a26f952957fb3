import { generateKeyPairSync } from "node:crypto";
import { addMs, type PartnerId } from "@tongban/domain";
import { loadHead, loadPartner, loadPartnerKeys, loadSigner, type StoreContext } from "@tongban/store";
import { keepSandboxPartner, listDuePartners } from "@tongban/store/sandbox";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aCall } from "../../../test/builders/call.ts";
import { aBroker } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { keepSubmitted, monday } from "../../../test/engines/kept-cases.ts";
import { registerPartner } from "../register/register-partner.ts";
import type { SandboxCaller } from "../sandbox-authentication.ts";
import { expirePartners } from "./expire-partners.ts";

const DAY_MS = 86_400_000;
const inDays = (days: number) => addMs(monday, days * DAY_MS);
const publicKeyPem = generateKeyPairSync("ed25519")
  .publicKey.export({ type: "spki", format: "pem" })
  .toString();
const caller = { address: "192.0.2.1" } as SandboxCaller;

let store: StoreContext;
beforeAll(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  store = await (await anEngine()).aTable();
});

const register = async () => {
  const body = { name: "苏州平台", publicKeyPem, algorithm: "ed25519" as const };
  const run = registerPartner(aBroker(store), { local: true });
  const answer = await run(aCall(caller, monday, { body }));
  if (answer.kind !== "answered") throw new Error(answer.kind);
  return answer.value;
};

let registered: Awaited<ReturnType<typeof register>>;
beforeEach(async () => {
  registered = await register();
});

const isKnown = async () => (await loadSigner(store, registered.partnerId, registered.keyId)) !== undefined;

describe("a partner of the sandbox", () => {
  it("stays with its keys while it comes, whenever that is looked at", async () => {
    await expirePartners(store, inDays(29));
    expect(await isKnown()).toBe(true);
    await keepSandboxPartner(store, registered.partnerId, inDays(20), 30);
    await expirePartners(store, inDays(31));
    expect(await isKnown()).toBe(true);
    // It is looked at again when the time from its last request is over.
    expect(await listDuePartners(store, inDays(49), 10)).toEqual([]);
    expect(await listDuePartners(store, inDays(50), 10)).toHaveLength(1);
    await expirePartners(store, inDays(50));
    expect(await isKnown()).toBe(false);
  });

  it("is forgotten with its keys and cases after 30 days, a run that broke off being gone on with", async () => {
    const { partnerId: partner } = registered;
    const { kase } = await keepSubmitted(store, { partner, externalRef: "magic-none" });
    await expirePartners(store, inDays(30), 0);
    expect(await isKnown()).toBe(true);
    await expirePartners(store, inDays(30), 1);
    await expirePartners(store, inDays(30));
    expect(await isKnown()).toBe(false);
    expect(await loadHead(store, kase.origin.id)).toBeUndefined();
    expect(await loadPartner(store, partner)).toBeUndefined();
    expect(await loadPartnerKeys(store, partner)).toEqual({ version: 0, keys: [] });
    expect(await listDuePartners(store, inDays(365), 10)).toEqual([]);
  });

  it("registers again with the same key after that, as the same partner", async () => {
    await expirePartners(store, inDays(30));
    const again = await register();
    expect(again.partnerId).toBe(registered.partnerId as PartnerId);
    expect(await isKnown()).toBe(true);
  });
});
