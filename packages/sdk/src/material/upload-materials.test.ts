import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declareMaterial, digestOf } from "./declare-material.ts";
import { uploadMaterials } from "./upload-materials.ts";

const bytes = new Uint8Array(600_000).fill(7);
const sha256 = digestOf(bytes);

/** What the store of files answers to one request after the other; `drop`: it breaks off. */
const answers: (number | "drop")[] = [];
let received: number[] = [];
const server = createServer((request, response) => {
  let length = 0;
  request.on("data", (piece: Buffer) => {
    length += piece.length;
  });
  request.on("end", () => {
    received.push(length);
    const answer = answers.shift() ?? 200;
    if (answer === "drop") return request.socket.destroy();
    response.writeHead(answer).end("<Error><Code>BadDigest</Code></Error>");
  });
});

beforeAll(() => new Promise<void>((done) => void server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise((done) => void server.close(done)));

const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

/** A broker that has the file once it was taken. */
const broker = (taken = 1) => {
  received = [];
  const view = {
    ...declareMaterial("身份证", "image/png", bytes),
    code: null,
    pages: null,
    previews: 0,
    stalled: false,
  };
  const isThere = () => received.length >= taken;
  return {
    askUpload: async () => ({
      ok: true as const,
      value: {
        ...view,
        state: isThere() ? ("verified" as const) : ("declared" as const),
        upload: isThere() ? null : { url: url(), headers: {}, expires: "2026-03-02T01:45:00.000Z" as never },
        parts: null,
      },
    }),
    listMaterials: async () => ({
      ok: true as const,
      value: { materials: [{ ...view, state: "verified" as const }] },
    }),
  } as unknown as Parameters<typeof uploadMaterials>[0];
};

it("sends the whole file, telling how far it is, and answers once it is verified", async () => {
  const progress: number[] = [];
  const [material] = await uploadMaterials(broker(), "case", [bytes], {
    onProgress: (digest, sent, size) => {
      expect([digest, size]).toEqual([sha256, bytes.length]);
      progress.push(sent);
    },
  });
  expect(material).toMatchObject({ sha256, state: "verified" });
  expect(received).toEqual([bytes.length]);
  expect(progress.at(-1)).toBe(bytes.length);
  expect(progress.length).toBeGreaterThan(1);
});

it("sends a file again that broke off or met a store that was busy", async () => {
  answers.push("drop", 503, 200);
  await uploadMaterials(broker(3), "case", [bytes]);
  expect(received).toHaveLength(3);
});

it("does not send other bytes again than the declared ones", async () => {
  answers.push(400);
  await expect(uploadMaterials(broker(2), "case", [bytes])).rejects.toThrow("BadDigest");
  expect(received).toHaveLength(1);
});

it("sends the parts of a large file that are not there, and after a break those that are left", async () => {
  const large = new Uint8Array(12_000_000).fill(1);
  const asked: (readonly string[])[] = [];
  const there = new Set<number>([0]);
  received = [];
  answers.push("drop", 200, 200);
  const view = {
    ...declareMaterial("图纸", "application/pdf", large),
    code: null,
    pages: null,
    previews: 0,
    stalled: false,
  };
  const client = {
    askUpload: async (_: string, __: string, { parts = [] }: { readonly parts?: readonly string[] }) => {
      asked.push(parts);
      if (received.length > 1) there.add(1);
      const pieces = parts.map((sha256, n) => ({
        sha256,
        size: 1,
        upload: there.has(n) ? null : { url: url(), headers: {}, expires: "2026-03-02T01:45:00.000Z" },
      }));
      return { ok: true, value: { ...view, state: "declared", upload: null, parts: pieces } };
    },
    listMaterials: async () => ({ ok: true, value: { materials: [{ ...view, state: "verified" }] } }),
  } as unknown as Parameters<typeof uploadMaterials>[0];
  await uploadMaterials(client, "case", [large]);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toEqual(
    [0, 1, 2].map((n) => digestOf(large.subarray(n * 5_242_880, (n + 1) * 5_242_880))),
  );
  expect(received.at(-1)).toBe(12_000_000 - 2 * 5_242_880);
});
