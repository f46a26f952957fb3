import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DecryptCommand, DescribeKeyCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../../test/scratch.ts";
import { LOCAL_CREDENTIALS, REGION } from "../host/aws-clients.ts";
import { startKms } from "./kms.ts";

const KeyId = "alias/tongban";

const start = async (folder: string) => {
  const engine = await startKms(folder, REGION, KeyId);
  onTestFinished(() => engine.stop());
  const client = new KMSClient({
    endpoint: engine.url,
    region: REGION,
    credentials: LOCAL_CREDENTIALS,
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return { engine, client };
};

test("a data key can be decrypted after a restart, with the same context in any order", async () => {
  const folder = scratchFolder();
  const first = await start(folder);
  const made = await first.client.send(
    new GenerateDataKeyCommand({
      KeyId,
      KeySpec: "AES_256",
      EncryptionContext: { purpose: "case", region: "610100" },
    }),
  );
  expect(made.Plaintext).toHaveLength(32);
  expect(statSync(join(folder, "master-key.json")).mode & 0o777).toBe(0o600);
  await first.engine.stop();

  const second = await start(folder);
  const opened = await second.client.send(
    new DecryptCommand({
      CiphertextBlob: made.CiphertextBlob,
      EncryptionContext: { region: "610100", purpose: "case" },
    }),
  );
  expect(opened.Plaintext).toEqual(made.Plaintext);
  expect(opened.KeyId).toBe(second.engine.keyArn);
});

test("another context, a changed blob or an unknown key is refused as AWS does", async () => {
  const { client } = await start(scratchFolder());
  const context = { EncryptionContext: { purpose: "case" } };
  const made = await client.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256", ...context }));
  const blob = Buffer.from(made.CiphertextBlob ?? []);
  const decrypt = (input: Partial<DecryptCommand["input"]>) =>
    client.send(new DecryptCommand({ CiphertextBlob: blob, ...context, ...input }));

  await expect(decrypt({ EncryptionContext: {} })).rejects.toMatchObject({
    name: "InvalidCiphertextException",
  });
  await expect(decrypt({ EncryptionContext: { purpose: "other" } })).rejects.toMatchObject({
    name: "InvalidCiphertextException",
  });
  const changed = Buffer.from(blob.map((byte, at) => (at === blob.length - 1 ? byte ^ 1 : byte)));
  await expect(decrypt({ CiphertextBlob: changed })).rejects.toMatchObject({
    name: "InvalidCiphertextException",
  });
  await expect(decrypt({ CiphertextBlob: Buffer.of(1, 2, 3) })).rejects.toMatchObject({
    name: "InvalidCiphertextException",
  });
  await expect(decrypt({ KeyId: "alias/other" })).rejects.toMatchObject({ name: "NotFoundException" });
  await expect(client.send(new GenerateDataKeyCommand({ KeyId }))).rejects.toMatchObject({
    name: "ValidationException",
  });
  expect((await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Enabled).toBe(true);
});

test("a damaged master key is a fault, never a new key", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "master-key.json"), '{"id":"x","material":"c2hvcnQ="}');
  await expect(startKms(folder, REGION, KeyId)).rejects.toThrow(/holds no master key/);
});
