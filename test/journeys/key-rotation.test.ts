import { createPartnerKey, type PartnerKey } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { keyOf, partner } from "./broker.ts";

const id = "nanjing-rotating";

const works = async (key: PartnerKey): Promise<boolean> => (await partner(id, key).getWebhook()).ok;

test("a partner changes its key by itself and without a gap: two keys live, a third is refused until one goes", async () => {
  const first = keyOf(id);
  const [second, third] = [createPartnerKey(id, "ecdsa-p256-sha256"), createPartnerKey(id, "ed25519")];
  expect(await works(second)).toBe(false);
  const next = await partner(id, first).registerKey(second);
  expect(codeOf(next)).toBe("done");
  expect(await works(second)).toBe(true);
  expect(await works(first)).toBe(true);

  expect(codeOf(await partner(id, first).registerKey(third))).toBe("too-many-keys");
  expect(await works(third)).toBe(false);
  expect(codeOf(await partner(id, first).revokeKey(first.keyId))).toBe("key-in-use");
  expect(codeOf(await partner(id, second).revokeKey(first.keyId))).toBe("done");
  expect(codeOf(await partner(id, second).registerKey(third))).toBe("done");
  expect(await works(third)).toBe(true);
  const live = await partner(id, third).listKeys();
  expect(live.ok && live.value.keys.map(({ keyId }) => keyId)).toEqual([second.keyId, third.keyId]);
});
