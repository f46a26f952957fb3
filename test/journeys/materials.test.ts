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
  const { materials } = expectValue(await ours.call(materialOperations.listMaterials, { params }));
  expect(materials.at(-1)).toMatchObject({ title: "补充说明", state: "declared", code: null, previews: 0 });
  const seen = expectValue(
    await staff("xian-clerk-0").call(materialOperations.listWindowMaterials, { params }),
  );
  expect(seen.materials).toEqual(materials);
  expect(await ours.call(materialOperations.readMaterial, { params })).toMatchObject({
    problem: { code: "material-not-verified", state: "declared" },
  });
  for (const operation of [materialOperations.listMaterials, materialOperations.uploadMaterial] as const)
    expect(await theirs.call(operation, { params })).toMatchObject({ problem: { code: "not-found" } });

  const other = { ...params, sha256: "f".repeat(64) };
  expect(await ours.call(materialOperations.uploadMaterial, { params: other })).toMatchObject({
    problem: { code: "material-not-declared" },
  });
  const { upload } = expectValue(await ours.call(materialOperations.uploadMaterial, { params }));
  if (!upload) return expect.fail("nothing was sent yet");
  expect(await put(upload, aPdf("of a journes"))).toBe(400);
  expect(await put(upload, aPdf("longer than that"))).toBe(403);
  expect(await put(upload, bytes)).toBe(200);
});

test("a case that is over takes no files", async () => {
  const params = await caseWith(aPdf("withdrawn"));
  expectValue(await ours.withdrawCase(params.caseId, "不办了"));
  expect(await ours.call(materialOperations.uploadMaterial, { params })).toMatchObject({
    problem: { code: "upload-closed", status: "withdrawn" },
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
