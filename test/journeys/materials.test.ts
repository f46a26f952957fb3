import { createHash } from "node:crypto";
import { materialOperations } from "@tongban/contract";
import { type MaterialMediaType, materialParts, type QuarantineCode } from "@tongban/domain";
import { declareMaterial, expectValue, uploadMaterials } from "@tongban/sdk";
import { expect, test } from "vitest";
import { anEncryptedPdf, aPdf, aPng, aPolyglot, aScriptedPdf, aZip, aZipBomb } from "../builders/document.ts";
import { aLargePdf } from "../builders/large-pdf.ts";
import { anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { endLongAgo } from "./end-long-ago.ts";
import { submitted } from "./steps.ts";
import { store } from "./table.ts";
import { until } from "./until.ts";

const ours = partner("nanjing-gov");
const theirs = partner("yinchuan-gov");

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const put = async (
  { url, headers }: { readonly url: string; readonly headers: Record<string, string> },
  bytes: Uint8Array,
): Promise<number> => (await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) })).status;

/** A citizen that no other test knows: what may be cited is looked for among the latest ten cases. */
const giver = { kind: "person", name: "赵六", citizenId: "110105194912310134" } as const;

/** A case with one material of these bytes beside those that its matter asks for. */
const caseWith = async (
  bytes: Uint8Array,
  mediaType: MaterialMediaType = "application/pdf",
  applicant = anApplication().applicant,
) => {
  const declared = declareMaterial("补充说明", mediaType, bytes);
  const { caseId } = await submitted({ applicant, materials: [...anApplication().materials, declared] });
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

/** Sends a file for a case with it, and gives its state once the broker has looked at it. */
const sent = async (...of: Parameters<typeof caseWith>) => {
  const [bytes] = of;
  const params = await caseWith(...of);
  const { upload } = expectValue(await ours.askUpload(params.caseId, params.sha256));
  if (!upload) return expect.fail("nothing was sent yet");
  expect(await put(upload, bytes)).toBe(200);
  const material = await until(async () => {
    const { materials } = expectValue(await ours.listMaterials(params.caseId));
    const found = materials.find(({ sha256 }) => sha256 === params.sha256);
    return found && !["declared", "uploaded"].includes(found.state) ? found : undefined;
  });
  return { ...params, material };
};

test("a file that is what it says is verified, and read by its sender and the window's team alone", async () => {
  const bytes = aPdf("verified");
  const { caseId, sha256, material } = await sent(bytes);
  expect(material).toMatchObject({ state: "verified", pages: 1, previews: 1, code: null });
  expect(expectValue(await ours.askUpload(caseId, sha256))).toMatchObject({
    state: "verified",
    upload: null,
  });
  const params = { caseId, sha256 };
  const read = (who: string) => staff(who).call(materialOperations.readWindowMaterial, { params });
  const { url, previews } = expectValue(await read("xian-clerk-0"));
  const [preview] = await Promise.all(previews.map((each) => fetch(each)));
  expect([preview?.status, preview?.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  const answer = await fetch(url);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(digestOf(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256);
  expect(expectValue(await ours.readMaterial(caseId, sha256)).size).toBe(bytes.length);
  expect((await fetch(url.replace("/kept/", "/declared/"))).status).toBe(403);
  for (const stranger of ["nanjing-clerk", "yinchuan-clerk-0"])
    expect(await read(stranger)).toMatchObject({ problem: { code: "not-found" } });
  expect(await theirs.readMaterial(caseId, sha256)).toMatchObject({ problem: { code: "not-found" } });

  const accesses = (who: string) =>
    staff(who).call(materialOperations.listCaseAccesses, { params: { caseId } });
  const { accesses: made, cursor } = expectValue(await accesses("xian-lead"));
  expect(made).toMatchObject([
    { kind: "partner", by: "nanjing-gov", name: null, sha256 },
    { kind: "staff", by: "xian-clerk-0", sha256, title: "补充说明" },
  ]);
  expect(cursor).toBeNull();
  expect(expectValue(await accesses("xian-coordinator")).accesses).toEqual(made);
  expect(await accesses("nanjing-coordinator")).toMatchObject({ problem: { code: "not-found" } });
});

test("what an applicant gave once is cited in a later case, which has a file of its own; both records say so", async () => {
  const earlier = await sent(aPdf("given once"), "application/pdf", giver);
  const { materials: known } = expectValue(await ours.listReusable(giver.citizenId));
  const { caseId: from, sha256 } = earlier;
  expect(known).toContainEqual(expect.objectContaining({ caseId: from, sha256, title: "补充说明" }));
  const [first, ...others] = anApplication().materials;
  if (!first) return expect.fail("the list asks for something");
  const cite = (more: object) =>
    anApplication({
      applicant: giver,
      materials: others,
      citations: [{ by: "material", title: first.title, caseId: from, sha256, ...more }],
    });
  const consent = { givenBy: "张三丰", until: "2099-12-31" };
  expect(await ours.submitCase(cite({}))).toMatchObject({ problem: { code: "consent-missing" } });
  const stranger = { ...cite({ consent }), applicant: anApplication().applicant };
  for (const unknown of [stranger, cite({ consent, caseId: "0".repeat(26) })])
    expect(await ours.submitCase(unknown)).toMatchObject({ problem: { code: "citation-unknown" } });
  expect(expectValue(await theirs.listReusable(giver.citizenId)).materials).not.toContainEqual(
    expect.objectContaining({ sha256 }),
  );

  const application = cite({ consent });
  const { caseId } = expectValue(await ours.submitCase(application));
  expect(expectValue(await ours.submitCase(application)).caseId).toBe(caseId);
  const material = await until(async () => {
    const { materials } = expectValue(await ours.listMaterials(caseId));
    return materials.find((one) => one.sha256 === sha256 && one.state === "verified");
  });
  expect(material).toMatchObject({ title: first.title, from, pages: 1, previews: 1 });
  const params = { caseId, sha256 };
  const read = expectValue(
    await staff("xian-clerk-0").call(materialOperations.readWindowMaterial, { params }),
  );
  for (const url of [read.url, ...read.previews]) expect((await fetch(url)).status).toBe(200);
  for (const noted of [caseId, from]) {
    const { accesses } = expectValue(
      await staff("xian-lead").call(materialOperations.listCaseAccesses, { params: { caseId: noted } }),
    );
    expect(accesses).toContainEqual(expect.objectContaining({ by: "xian-clerk-0", sha256 }));
  }
});

test("an electronic licence stands for a file once its source says that it holds, for its holder alone", async () => {
  const [first, ...others] = anApplication().materials;
  if (!first) return expect.fail("the list asks for something");
  const holder = { kind: "person", name: "张三", citizenId: "11010519491231002X" } as const;
  const cite = (reference: string, applicant: object = holder, source = "licence-library") =>
    anApplication({
      applicant: { ...holder, ...applicant },
      materials: others,
      citations: [{ by: "licence", title: first.title, source, reference }],
    });
  const refused = async (application: ReturnType<typeof cite>) =>
    expect(await ours.submitCase(application)).toMatchObject({
      problem: { code: "licence-not-valid", material: first.title },
    });
  await refused(cite("ZZ-DEMO-0002"));
  await refused(cite("ZZ-DEMO-0001", { name: "李四" }));
  expect(await ours.submitCase(cite("ZZ-DEMO-0001", {}, "nobody"))).toMatchObject({
    problem: { code: "licence-source-unknown" },
  });
  const { caseId, timeline } = expectValue(await ours.submitCase(cite("ZZ-DEMO-0001")));
  expect(timeline).toContainEqual(expect.objectContaining({ type: "LicenceChecked", actor: "broker" }));
  const { materials, licences } = expectValue(await ours.listMaterials(caseId));
  expect(materials.map(({ title }) => title)).not.toContain(first.title);
  expect(licences).toMatchObject([
    { title: first.title, standing: "valid", known: { number: "JK-DEMO-0001", validUntil: "2027-12-31" } },
  ]);
});

test.each<[string, MaterialMediaType, Uint8Array, QuarantineCode]>([
  ["a PDF with a script", "application/pdf", aScriptedPdf(), "active-content"],
  ["an encrypted PDF", "application/pdf", anEncryptedPdf(), "encrypted"],
  ["a PDF that is a ZIP as well", "application/pdf", aPolyglot(), "polyglot"],
  ["a damaged PDF", "application/pdf", aPdf("damaged").slice(0, 60), "polyglot"],
  ["a text that is called a picture", "image/png", new TextEncoder().encode("<svg/>"), "type-differs"],
  ["a damaged picture", "image/png", aPng().with(50, 1), "damaged"],
  ["a ZIP bomb", "application/zip", aZipBomb(), "zip-bomb"],
  ["a ZIP of a text", "application/zip", aZip({ "a.txt": aPdf("a").slice(9) }), "zip-content"],
  ["a ZIP in a ZIP", "application/zip", aZip({ "a.zip": aZip({ "a.png": aPng() }) }), "zip-content"],
  ["a ZIP of a PDF with a script", "application/zip", aZip({ "a.pdf": aScriptedPdf() }), "active-content"],
])("%s is held back, and its sender is told why", async (_, mediaType, bytes, code) => {
  const { caseId, sha256, material } = await sent(bytes, mediaType);
  expect(material).toMatchObject({ state: "quarantined", code });
  expect(await ours.readMaterial(caseId, sha256)).toMatchObject({
    problem: { code: "material-not-verified" },
  });
  expect(expectValue(await ours.askUpload(caseId, sha256)).upload).toBeNull();
  const { timeline } = expectValue(await ours.getCase(caseId));
  expect(timeline.filter(({ type }) => type === "MaterialQuarantined")).toHaveLength(1);
});

test("a large file goes in parts, after a break the rest of them, and is verified as a whole once all are there", async () => {
  const bytes = aLargePdf(1, 11_000_000);
  const { caseId, sha256 } = await caseWith(bytes);
  const slices = materialParts(bytes.length).map(({ from, to }) => bytes.subarray(from, to));
  const parts = slices.map(digestOf);
  const ask = async () => expectValue(await ours.askUpload(caseId, sha256, { parts }));
  expect(await ours.askUpload(caseId, sha256, { parts: parts.slice(1) })).toMatchObject({
    problem: { code: "parts-differ", parts: 2, expected: 3 },
  });
  const [first, second] = (await ask()).parts ?? [];
  if (!first?.upload || !second?.upload) return expect.fail("no part was sent yet");
  expect(await put(first.upload, slices[1] ?? bytes)).toBe(400);
  expect(await put(second.upload, slices[1] ?? bytes)).toBe(200);
  expect((await ask()).parts?.map(({ upload }) => upload === null)).toEqual([false, true, false]);
  expect((await ask()).state).toBe("declared");

  const sentBytes: number[] = [];
  const [material] = await uploadMaterials(ours, caseId, [bytes], {
    onProgress: (_, sent) => sentBytes.push(sent),
  });
  expect(material).toMatchObject({ state: "verified", pages: 1 });
  expect(sentBytes.at(-1)).toBe(bytes.length);
  expect(await ask()).toMatchObject({ upload: null, parts: null });
});

test("a ZIP of what is allowed is verified", async () => {
  const zip = aZip({ "扫描/": new Uint8Array(), "扫描/1.pdf": aPdf("in a ZIP"), "扫描/2.png": aPng() });
  expect((await sent(zip, "application/zip")).material).toMatchObject({ state: "verified", pages: null });
});

test("a case that is over takes no files", async () => {
  const { caseId, sha256 } = await caseWith(aPdf("withdrawn"));
  expectValue(await ours.withdrawCase(caseId, "不办了"));
  expect(await ours.askUpload(caseId, sha256)).toMatchObject({
    problem: { code: "upload-closed" },
  });
});

test("the files of a case are erased once their retention is over, and that stands on its record", async () => {
  const { caseId, sha256 } = await sent(aPdf("to be erased"));
  const { url } = expectValue(await ours.readMaterial(caseId, sha256));
  expect(expectValue(await ours.listMaterials(caseId)).erasure).toBeNull();
  expectValue(await ours.withdrawCase(caseId, "不办了"));
  const { erasure } = expectValue(await ours.listMaterials(caseId));
  expect(Date.parse(erasure ?? "") - Date.now()).toBeGreaterThan(1_094 * 86_400_000);

  const restore = await endLongAgo(store, caseId);
  const erased = await until(async () => {
    const { materials } = expectValue(await ours.listMaterials(caseId));
    const found = materials.find((each) => each.sha256 === sha256);
    const { timeline } = expectValue(await ours.getCase(caseId));
    const told = timeline.filter(({ type }) => type === "MaterialsErased");
    return found?.state === "erased" && told.length > 0 ? told : undefined;
  });
  await restore();
  expect(erased).toHaveLength(1);
  expect((await fetch(url)).status).toBe(404);
  expect(await ours.readMaterial(caseId, sha256)).toMatchObject({ problem: { code: "material-erased" } });
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
    ...declareMaterial(`附件${at}`, "application/pdf", aPdf(`${at}`)),
    size: 20_000_000,
  }));
  expect(await ours.submitCase(anApplication({ materials: [...materials, ...large] }))).toMatchObject({
    problem: { code: "materials-too-large", limit: 209_715_200 },
  });
});
