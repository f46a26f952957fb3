import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditPath, merkleRoot, rootByPath } from "./merkle.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("hex");

/** Entries and roots that implementations of Certificate Transparency test themselves by. */
const entries = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map((text) => Buffer.from(text, "hex"));
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const anyEntries = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 });

describe("the Merkle tree", () => {
  it("has the known roots of RFC 6962 for no entry up to eight", () => {
    expect(roots.map((_, size) => hex(merkleRoot(entries.slice(0, size), sha256)))).toEqual(roots);
  });

  it("leads from every entry by its path to the root", () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(), (all, n) => {
        const index = n % all.length;
        const entry = all[index] ?? new Uint8Array();
        const path = auditPath(all, index, sha256);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(all.length)));
        expect(hex(rootByPath(entry, index, all.length, path, sha256))).toBe(hex(merkleRoot(all, sha256)));
      }),
    );
  });

  it("leads elsewhere from another entry, another place, another size or a longer path", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uint8Array({ maxLength: 8 }), { minLength: 2, selector: hex }),
        fc.nat(),
        (all, n) => {
          const index = n % all.length;
          const [entry, other] = [
            all[index] ?? new Uint8Array(),
            all[(index + 1) % all.length] ?? new Uint8Array(),
          ];
          const path = auditPath(all, index, sha256);
          const root = hex(merkleRoot(all, sha256));
          expect(hex(rootByPath(other, index, all.length, path, sha256))).not.toBe(root);
          expect(hex(rootByPath(entry, (index + 1) % all.length, all.length, path, sha256))).not.toBe(root);
          expect(rootByPath(entry, index, all.length, [...path, sha256(entry)], sha256)).toBeUndefined();
          expect(rootByPath(entry, all.length, all.length, path, sha256)).toBeUndefined();
        },
      ),
    );
  });

  it("has no path for what is not in it", () => {
    for (const index of [-1, 3, 0.5])
      expect(() => auditPath(entries.slice(0, 3), index, sha256)).toThrow(RangeError);
  });
});
