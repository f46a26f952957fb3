import { type Instant, instantFromEpochMs, type PartnerId } from "@tongban/domain";
import { createPartnerKey, type PartnerKey } from "@tongban/sdk";
import { listPartnerKeys, registerPartnerKey, removePartnerKey } from "@tongban/store";
import { expect, test } from "vitest";
import { keyOf, partner } from "./broker.ts";
import { store } from "./table.ts";

const id = "nanjing-rotating" as PartnerId;
const createdAt: Instant = instantFromEpochMs(Date.UTC(2026, 0, 1));

const register = ({ keyId, algorithm, publicKeyPem }: PartnerKey) =>
  registerPartnerKey(store, id, { keyId, algorithm, publicKeyPem, createdAt });

const works = async (key: PartnerKey): Promise<boolean> => (await partner(id, key).getWebhook()).ok;

test("a partner changes its key without a gap: two keys live, a third is refused until one goes", async () => {
  const first = keyOf(id);
  const [second, third] = [createPartnerKey(id, "ecdsa-p256-sha256"), createPartnerKey(id, "ed25519")];
  expect(await works(second)).toBe(false);
  expect(await register(second)).toBe("registered");
  expect(await works(second)).toBe(true);
  expect(await works(first)).toBe(true);

  expect(await register(third)).toBe("too-many");
  expect(await works(third)).toBe(false);
  await removePartnerKey(store, id, first.keyId);
  expect(await register(third)).toBe("registered");
  expect(await works(third)).toBe(true);
  expect((await listPartnerKeys(store, id)).map(({ keyId }) => keyId).toSorted()).toEqual(
    [second.keyId, third.keyId].toSorted(),
  );
});
