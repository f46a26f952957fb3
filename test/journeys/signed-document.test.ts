import { createHash } from "node:crypto";
import { agreementOperations, documentOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { uploadDocument } from "@tongban/sdk/document";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aStandard } from "../builders/agreement.ts";
import { anOfd, aPdf } from "../builders/document.ts";
import { staff } from "./broker.ts";
import { CHANGCHUN, NANJING } from "./directory.ts";

const ours = staff("changchun-coordinator");
const theirs = staff("nanjing-coordinator");
const strangers = staff("yinchuan-coordinator");

const agreementId = "changchun-nanjing-signed";
const params = { agreementId };
const { version: _version, ...standard } = aStandard();

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const fileOf = async () => expectValue(await ours.call(agreementOperations.getAgreementFile, { params }));

const declare = async (bytes: Uint8Array, type: "pdf" | "ofd" = "pdf", who = ours) =>
  who.call(documentOperations.declareDocument, {
    params,
    body: { sha256: digestOf(bytes), type, size: bytes.length },
  });

const put = async (url: string, headers: Record<string, string>, bytes: Uint8Array): Promise<number> =>
  (await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) })).status;

const keep = async (sha256: string, who = ours): Promise<string> => {
  const answer = await who.call(documentOperations.keepDocument, { params: { agreementId, sha256 } });
  return answer.ok ? "kept" : answer.problem.code;
};

const findings = async (): Promise<readonly string[]> =>
  expectValue(await ours.call(agreementOperations.checkDraft, { params })).findings.map(({ code }) => code);

const name = async (sha256: string) => {
  const { revision: ifMatch } = await fileOf();
  const body = { document: { number: "长政通办〔2026〕1号", sha256 } };
  expectValue(await ours.call(agreementOperations.reviseDraft, { params, body, ifMatch }));
};

beforeAll(async () => {
  const body = {
    title: "长春市—南京市政务服务“跨省通办”框架协议",
    kind: "bilateral" as const,
    parties: [CHANGCHUN, NANJING],
    validFrom: "2026-01-01",
    validUntil: "2099-12-31",
    standard: { ...standard, hours: { opens: "09:00", closes: "17:30" } },
  };
  expect(await declare(aPdf())).toMatchObject({ problem: { code: "not-found" } });
  expectValue(await ours.call(agreementOperations.draftAgreement, { params, body }));
});

afterAll(async () => {
  const { revision: ifMatch } = await fileOf();
  expectValue(await ours.call(agreementOperations.discardDraft, { params, ifMatch }));
});

test("a signed document is declared, uploaded, verified, named by the draft and read by coordinators of the parties alone", async () => {
  const bytes = aPdf();
  const sha256 = digestOf(bytes);
  expect(await keep(sha256)).toBe("document-not-declared");
  await name(sha256);
  expect(await findings()).toContain("document-not-kept");

  const { upload } = expectValue(await declare(bytes));
  expect(expectValue(await declare(bytes)).kept).toBe(false);
  expect(await keep(sha256)).toBe("document-not-uploaded");
  if (!upload) return expect.fail("it is not kept yet");
  expect(await put(upload.url, upload.headers, bytes)).toBe(200);
  expect(await keep(sha256, strangers)).toBe("not-found");
  expect(await keep(sha256)).toBe("kept");
  expect(await keep(sha256)).toBe("kept");
  expect(expectValue(await declare(bytes))).toMatchObject({ kept: true, upload: null });
  expect(await findings()).not.toContain("document-not-kept");

  const read = { params: { agreementId, sha256 } };
  const { url, type } = expectValue(await theirs.call(documentOperations.getDocument, read));
  const answer = await fetch(url);
  expect([type, answer.headers.get("content-type")]).toEqual(["pdf", "application/pdf"]);
  expect(answer.headers.get("content-disposition")).toBe(`inline; filename="${agreementId}.pdf"`);
  expect(digestOf(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256);
  expect(await strangers.call(documentOperations.getDocument, read)).toMatchObject({
    problem: { code: "not-found" },
  });
});

test("an OFD is kept too, by what a client of the SDK does", async () => {
  const bytes = anOfd();
  const kept = await uploadDocument(ours, agreementId, { sha256: digestOf(bytes), type: "ofd", bytes });
  expect(kept).toMatchObject({ ok: true, value: { type: "ofd", kept: true } });
});

test("a document of 20 MB is taken, a larger one is not declared", async () => {
  const bytes = new Uint8Array(20_000_000);
  bytes.set(aPdf("large"));
  const kept = await uploadDocument(ours, agreementId, { sha256: digestOf(bytes), type: "pdf", bytes });
  expect(kept).toMatchObject({ ok: true, value: { size: 20_000_000 } });
  expect(await declare(new Uint8Array(20_000_001))).toMatchObject({ problem: { code: "invalid-request" } });
});

test("another file than the declared one is refused where it is sent, and a text that is called .pdf when it is verified", async () => {
  const declared = aPdf("declared");
  const other = aPdf("another!");
  expect(other.length).toBe(declared.length);
  const { upload } = expectValue(await declare(declared));
  if (!upload) return expect.fail("it is not kept yet");
  expect(await put(upload.url, upload.headers, other)).toBe(400);
  expect(await put(upload.url, upload.headers, aPdf("of another size"))).toBe(403);
  expect(await put(upload.url, { ...upload.headers, "content-type": "text/html" }, declared)).toBe(403);
  expect(await keep(digestOf(declared))).toBe("document-not-uploaded");

  const text = new TextEncoder().encode("这只是改名为 .pdf 的文本");
  const lying = await uploadDocument(ours, agreementId, { sha256: digestOf(text), type: "pdf", bytes: text });
  expect(lying).toMatchObject({ problem: { code: "document-type-differs", found: "unknown" } });
  const asOfd = await uploadDocument(ours, agreementId, {
    sha256: digestOf(aPdf("as ofd")),
    type: "ofd",
    bytes: aPdf("as ofd"),
  });
  expect(asOfd).toMatchObject({ problem: { code: "document-type-differs", found: "pdf" } });
});

test("an address that is over, or that somebody changed, opens nothing", async () => {
  const bytes = aPdf("expiring");
  const { upload } = expectValue(await declare(bytes));
  if (!upload) return expect.fail("it is not kept yet");
  const changed = (change: (query: URLSearchParams) => void): string => {
    const url = new URL(upload.url);
    change(url.searchParams);
    return url.href;
  };
  const longer = changed((query) => query.set("X-Amz-Expires", "604800"));
  const earlier = changed((query) => query.set("X-Amz-Date", "20260101T000000Z"));
  const bare = changed((query) => query.delete("X-Amz-Credential"));
  for (const url of [longer, earlier, bare, upload.url.replace("/declared/", "/kept/")])
    expect(await put(url, upload.headers, bytes)).toBe(403);
  expect(await put(upload.url, upload.headers, bytes)).toBe(200);
});
