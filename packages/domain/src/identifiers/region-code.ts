import { type Parsed, rejected } from "./parsed.ts";

/**
 * A region: a GB/T 2260 code of six digits (`610112`), or for a functional zone that has none (国际港务区, 西咸新区) the
 * code of the division it lies in, a hyphen, and its own short name of 1 to 16 characters `a-z`, `0-9` and single inner
 * hyphens (`610100-iwd`).
 */
export type RegionCode = string & { readonly __brand: "RegionCode" };

/** Why a text is no region code; `unknown-province` means that its first two digits belong to no province. */
export type RegionCodeProblem = "malformed" | "unknown-province";

const FORM = /^([1-9]\d)(\d{2})(\d{2})(?:-(?=.{1,16}$)[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

/** The province-level divisions of GB/T 2260. */
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split(
    " ",
  ),
);

/** Reads a region code; a county without a city (`610012`) is malformed, and whether the region exists is for the registry to say. */
export const parseRegionCode = (text: string): Parsed<RegionCode, RegionCodeProblem> => {
  const [, province, city, county] = FORM.exec(text) ?? [];
  if (province === undefined || (city === "00" && county !== "00")) return rejected("malformed");
  return PROVINCES.has(province) ? { ok: true, value: text as RegionCode } : rejected("unknown-province");
};

/** The divisions that a region lies in, the widest first and itself last: province, city, county, functional zone. */
export const divisionsOf = (region: RegionCode): readonly RegionCode[] => {
  const codes = [`${region.slice(0, 2)}0000`, `${region.slice(0, 4)}00`, region.slice(0, 6), region];
  return [...new Set(codes)].flatMap((code) => {
    const parsed = parseRegionCode(code);
    return parsed.ok ? [parsed.value] : [];
  });
};
