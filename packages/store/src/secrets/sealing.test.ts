import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { type Sealing, sealingWith } from "./sealing.ts";

let store: StoreContext;
let sealing: Sealing;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
  sealing = sealingWith(store.kms, store.keyId);
});

describe("a sealed text", () => {
  it("opens for the same owner and field, in this process and in another one", async () => {
    const another = sealingWith(store.kms, store.keyId);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme-ascii" }).map((text) => `张三 ${text}`),
        async (text) => {
          const sealed = await sealing.seal("case-1", "application", text);
          expect(await sealing.open("case-1", "application", sealed)).toBe(text);
          expect(await another.open("case-1", "application", sealed)).toBe(text);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("opens for no other owner or field", async () => {
    const sealed = await sealing.seal("case-1", "application", "张三");
    await expect(sealing.open("case-2", "application", sealed)).rejects.toThrow();
    await expect(sealing.open("case-1", "webhook-secret", sealed)).rejects.toThrow();
  });

  it("does not open where any byte was changed, or where it was cut anywhere", async () => {
    const sealed = await sealing.seal("case-1", "application", "张三");
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = sealed.map((byte, i) => (i === at ? byte ^ mask : byte));
        await expect(sealing.open("case-1", "application", changed)).rejects.toThrow();
        await expect(sealing.open("case-1", "application", sealed.slice(0, at))).rejects.toThrow();
      }),
      { numRuns: 40 },
    );
  });

  it("shows nothing of the text, and never looks the same twice", async () => {
    const one = await sealing.seal("case-1", "application", "110101199003078515");
    const two = await sealing.seal("case-1", "application", "110101199003078515");
    expect(Buffer.from(one).includes("110101199003078515")).toBe(false);
    expect(one).not.toEqual(two);
  });
});

describe("data keys", () => {
  const plain = new Uint8Array(32).fill(1);
  const answer = { Plaintext: plain, CiphertextBlob: new Uint8Array([9, 9, 9]) };
  const client = new KMSClient({ region: "cn-local-1" });
  const kms = mockClient(client);
  beforeEach(() => void kms.reset());

  const aSealing = () => sealingWith(client, "alias/tongban");

  it("are asked for once, however many seal or open at the same time", async () => {
    kms.on(GenerateDataKeyCommand).resolves(answer);
    kms.on(DecryptCommand).resolves({ Plaintext: plain });
    const mine = aSealing();
    const sealed = await Promise.all(Array.from({ length: 20 }, () => mine.seal("c", "f", "text")));
    await Promise.all(sealed.map((bytes) => mine.open("c", "f", bytes)));
    expect(kms.commandCalls(GenerateDataKeyCommand)).toHaveLength(1);
    const another = aSealing();
    await Promise.all(sealed.map((bytes) => another.open("c", "f", bytes)));
    expect(kms.commandCalls(DecryptCommand)).toHaveLength(1);
  });

  it("are not asked for by the process that sealed with them", async () => {
    kms.on(GenerateDataKeyCommand).resolves(answer);
    kms.on(DecryptCommand).rejects(new Error("asked"));
    const mine = aSealing();
    expect(await mine.open("c", "f", await mine.seal("c", "f", "text"))).toBe("text");
    expect(kms.commandCalls(DecryptCommand)).toHaveLength(0);
  });

  it("are asked for again after KMS was down", async () => {
    kms.on(GenerateDataKeyCommand).rejectsOnce(new Error("down")).resolves(answer);
    kms.on(DecryptCommand).rejectsOnce(new Error("down")).resolves({ Plaintext: plain });
    const mine = aSealing();
    await expect(mine.seal("c", "f", "text")).rejects.toThrow("down");
    const sealed = await mine.seal("c", "f", "text");
    const another = aSealing();
    await expect(another.open("c", "f", sealed)).rejects.toThrow("down");
    expect(await another.open("c", "f", sealed)).toBe("text");
  });
});
