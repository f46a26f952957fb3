import type { DirectoryMatter } from "@tongban/store";
import { describe, expect, it } from "vitest";
import { aBasicCode, aMatterId } from "../../../test/builders/ids.ts";
import { openMatterIndex } from "./matter-index.ts";

const aMatter = (matter: string, title: string, code?: string): DirectoryMatter => ({
  matter: aMatterId(matter),
  title,
  kind: "service",
  materials: [],
  ...(code ? { basicCode: aBasicCode(code) } : {}),
});

const matters = [
  aMatter("food-business-permit", "食品经营许可（新办）"),
  aMatter("public-place-hygiene-permit", "公共场所卫生许可", "000123020000"),
  aMatter("public-place-hygiene-permit-change", "公共场所卫生许可（变更）"),
  aMatter("bank-card", "银行卡补办"),
  aMatter("road-transport-permit", "道路运输经营许可"),
  aMatter("remote-medical-filing", "异地就医备案"),
];

const index = openMatterIndex();
index.update(matters);
const find = (question: string, limit = 10) => index.find(question, limit).map(({ matter }) => matter);

describe("a matter is found by", () => {
  it.each([
    ["its whole name", "食品经营许可（新办）"],
    ["the beginning of its name", "食品经营"],
    ["a part of its name", "经营许可新办"],
    ["its words with others left out", "食品许可"],
    ["its words with one character wrong", "食品径营许可"],
    ["one character", "食"],
    ["the initials of its pinyin", "spjyxk"],
    ["initials from its middle", "JYXKX"],
    ["pinyin", "shipin"],
    ["pinyin from a syllable in its middle", "jingyingxuke"],
    ["its own word", "food-business-permit"],
    ["a part of its own word", "food"],
    ["characters and letters together", "食品 xk"],
  ])("%s: %s", (_, question) => {
    expect(find(question)[0]).toBe("food-business-permit");
  });

  it("a code, or its beginning", () => {
    expect(find("000123020000")).toEqual(["public-place-hygiene-permit"]);
    expect(find("00012302")).toEqual(["public-place-hygiene-permit"]);
  });

  it("a character as it is read in its word", () => {
    expect(find("yhk")).toEqual(["bank-card"]);
  });
});

describe("what a search answers with", () => {
  it("comes as it fits: the whole name first, then its beginning", () => {
    expect(find("公共场所卫生许可")).toEqual([
      "public-place-hygiene-permit",
      "public-place-hygiene-permit-change",
      ...[],
    ]);
  });

  it("is all by title where nothing is asked, nothing where nothing fits, and never more than the limit", () => {
    expect(find("", 3)).toHaveLength(3);
    expect(find("  （）")).toHaveLength(matters.length);
    expect(find("护照")).toEqual([]);
    expect(find("zzz")).toEqual([]);
    expect(find("许可", 2)).toHaveLength(2);
  });
});

it("follows the names: one that changes is found by its new one, one that is gone by none", () => {
  const other = openMatterIndex();
  other.update(matters);
  const renamed = aMatter("bank-card", "社会保障卡补换");
  other.update([renamed, ...matters.filter(({ matter }) => matter !== "bank-card").slice(1)]);
  expect(other.find("社会保障卡", 5)).toEqual([renamed]);
  expect(other.find("银行卡", 5)).toEqual([]);
  expect(other.find("食品", 5)).toEqual([]);
  expect(other.find("spjyxk", 5)).toEqual([]);
  expect(other.find("", 50)).toHaveLength(matters.length - 1);
});
