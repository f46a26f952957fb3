import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { compareFile } from "./compare-file.ts";

const bytes = new TextEncoder().encode("%PDF-1.7 a paper");
const issued = { sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };

it.each([
  ["the file that was issued", bytes, "same"],
  ["one with a byte changed", bytes.with(3, 0), "different"],
  ["one that is longer", new Uint8Array([...bytes, 10]), "different"],
] as const)("takes %s for what it is", async (_, file, verdict) => {
  expect(await compareFile(new Blob([file]), issued)).toBe(verdict);
});

it("says that a file cannot be read rather than that it is another one", async () => {
  const gone = Object.assign(new Blob([bytes]), { arrayBuffer: () => Promise.reject(new Error("gone")) });
  expect(await compareFile(gone, issued)).toBe("unread");
});
