import { createPublicKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { problems } from "@tongban/contract";
import { importPublicKey, verifyRequest } from "@tongban/signature";
import { expect, test } from "vitest";
import { pieces, withPieces } from "../../docs/site/generated/pieces.ts";
import { searchWords } from "../../docs/site/generated/search-words.ts";
import { signingVector } from "../../docs/site/generated/signing-vector.ts";

const folder = new URL("../../docs/site/", import.meta.url);
const pagesOf = (language: string): string[] =>
  readdirSync(new URL(language, folder)).filter((name) => name.endsWith(".md"));
const read = (page: string): string => readFileSync(new URL(page, folder), "utf8");

/** What has to be the same in every language: levels of headings, blocks of code, generated pieces. */
const shapeOf = (page: string): string[] =>
  [...read(page).matchAll(/^(#+ |```\w*|<!-- generated .*)/gm)].map(([found]) => found);

test("both languages have the same pages, of the same shape and with the same code", () => {
  const pages = pagesOf(".");
  expect(pages.length).toBeGreaterThan(5);
  expect(pagesOf("en")).toEqual(pages);
  for (const page of pages) expect([page, ...shapeOf(`en/${page}`)]).toEqual([page, ...shapeOf(page)]);
});

test("every generated piece is on a page, and no page names one that nothing has", () => {
  const text = pagesOf(".").map(read).join("\n");
  for (const name of Object.keys(pieces)) expect(text).toContain(`<!-- generated ${name} -->`);
  expect(withPieces(text, "zh")).toContain('| <a id="not-admissible"></a>`not-admissible` | 422 |');
  expect(() => withPieces("<!-- generated nothing -->", "en")).toThrow("nothing");
});

test("every problem is in one table, under whom it stops", () => {
  const codesIn = (group: string): string[] =>
    [...(pieces[`problems-of-${group}`]?.("en") ?? "").matchAll(/<a id="([a-z-]+)">/g)].map(
      ([, code = ""]) => code,
    );
  const [request, partner, handling, staff] = ["requests", "partners", "handling", "staff"].map(codesIn);
  expect([request, partner, handling, staff].flat().sort()).toEqual(Object.keys(problems).sort());
  expect(request).toEqual(expect.arrayContaining(["unauthenticated", "rate-limited", "sandbox-key-unknown"]));
  expect(partner).toEqual(expect.arrayContaining(["not-admissible", "external-ref-reused"]));
  expect(handling).toContain("national-status-not-taken");
  expect(staff).toContain("pair-of-one");
});

test("the vector's request is one that the broker takes, and its base is what was signed", () => {
  const { key, request, base } = signingVector();
  const read = importPublicKey("ed25519", createPublicKey(key.privateKey));
  if (!read.ok) throw new Error(read.reason);
  expect(base.split("\n")[0]).toBe('"@method": POST');
  expect(base.endsWith("\n")).toBe(false);
  const policy = { now: 1_618_884_473 };
  const verified = verifyRequest(request, { ...key, publicKey: read.publicKey }, policy);
  expect(verified).toMatchObject({ ok: true, keyId: key.keyId });
});

test("the search finds words of Chinese within a sentence", () => {
  expect(searchWords("每个请求按 RFC 9421 签名")).toEqual(expect.arrayContaining(["请求", "rfc", "签名"]));
});
