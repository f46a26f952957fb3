import { createHash } from "node:crypto";
import { materialOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { aPdf } from "../builders/document.ts";
import { anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { submitted } from "./steps.ts";

const ours = partner("nanjing-gov");
const theirs = partner("yinchuan-gov");

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const declaring = (title: string, bytes: Uint8Array, mediaType = "application/pdf" as const) => ({
  title,
  mediaType,
  sha256: digestOf(bytes),
  size: bytes.length,
});

const put = async (
  { url, headers }: { readonly url: string; readonly headers: Record<string, string> },
  bytes: Uint8Array,
): Promise<number> => (await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) })).status;

/** A case with one material of these bytes beside those that its matter asks for. */
const caseWith = async (bytes: Uint8Array) => {
  const { materials } = anApplication();
  const { caseId } = await submitted({ materials: [...materials, declaring("补充说明", bytes)] });
  return { caseId, sha256: digestOf(bytes) };
};

test("the sender gets an address for what was declared, which takes exactly that; others find no case", async () => {
  const bytes = aPdf("of a journey");
  const params = await caseWith(bytes);
  const { materials } = expectValue(await ours.listMaterials(params.caseId));
  expect(materials.at(-1)).toMatchObject({ title: "补充说明", state: "declared", code: null, previews: 0 });
  const seen = expectValue(
    await staff("xian-clerk-0").call(materialOperations.listWindowMaterials, {
      params: { caseId: params.caseId },
    }),
  );
  expect(seen.materials).toEqual(materials);
  expect(await ours.readMaterial(params.caseId, params.sha256)).toMatchObject({
    problem: { code: "material-not-verified", state: "declared" },
  });
  const notFound = { problem: { code: "not-found" } };
  expect(await theirs.listMaterials(params.caseId)).toMatchObject(notFound);
  expect(await theirs.askUpload(params.caseId, params.sha256)).toMatchObject(notFound);
  expect(await theirs.readMaterial(params.caseId, params.sha256)).toMatchObject(notFound);

  expect(await ours.askUpload(params.caseId, "f".repeat(64))).toMatchObject({
    problem: { code: "material-not-declared" },
  });
  const { upload } = expectValue(await ours.askUpload(params.caseId, params.sha256));
  if (!upload) return expect.fail("nothing was sent yet");
  expect(await put(upload, aPdf("of a journes"))).toBe(400);
  expect(await put(upload, aPdf("longer than that"))).toBe(403);
  expect(await put(upload, bytes)).toBe(200);
});

test("a case that is over takes no files", async () => {
  const { caseId, sha256 } = await caseWith(aPdf("withdrawn"));
  expectValue(await ours.withdrawCase(caseId, "不办了"));
  expect(await ours.askUpload(caseId, sha256)).toMatchObject({
    problem: { code: "upload-closed" },
  });
});

test("materials of other types and sizes are refused when they are declared, and what is too much together by name", async () => {
  const submitting = async (part: object) => {
    const [first = expect.fail("a material is asked for"), ...more] = anApplication().materials;
    return ours.submitCase(anApplication({ materials: [{ ...first, ...part }, ...more] }));
  };
  for (const part of [{ mediaType: "image/svg+xml" }, { size: 20_971_521 }])
    expect(await submitting(part)).toMatchObject({ problem: { code: "invalid-request" } });

  const { materials } = anApplication();
  const large = Array.from({ length: 11 }, (_, at) => ({
    ...declaring(`附件${at}`, aPdf(`${at}`)),
    size: 20_000_000,
  }));
  expect(await ours.submitCase(anApplication({ materials: [...materials, ...large] }))).toMatchObject({
    problem: { code: "materials-too-large", limit: 209_715_200 },
  });
});
