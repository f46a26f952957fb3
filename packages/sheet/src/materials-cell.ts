import type { Language } from "@tongban/contract";
import { canonicalJson, type MaterialNeed, type MaterialRequirement } from "@tongban/domain";
import { type CellForm, plain, type Read, readEach, taken, wrong } from "./cell-form.ts";
import { bracketed, quoted, splitAt, unquoted } from "./quoted.ts";
import { type Words, wordCell } from "./words-cell.ts";

/** How a material is needed, as people write it. */
const needWords: Words<MaterialNeed> = {
  required: ["必需", "必须", "必备", "必要", "必交"],
  later: ["容缺", "可容缺", "容缺后补", "后补"],
  shared: ["共享", "数据共享", "免提交", "部门共享"],
  optional: ["可选", "选交", "非必需", "选择提供"],
};

const need = wordCell(needWords);
const alternativesWord = /^(?:可用|或|替代|or)[:：]\s*/i;
const originalWord = /^(?:原件|核验原件|original)$/i;
const sampleWord = /^(?:样本|样表|样张|sample)[:：]\s*/i;

/**
 * Materials, one after another with `;` or a new line between: `申请书（必需）; 营业执照（共享）`. In the brackets: how it is
 * needed, whether the original has to be seen (`原件`), what does as well (`可用：户口簿、居住证`), where a sample is (`样本：https://…`), with commas between. Other brackets
 * belong to the title; a title with signs in it stands in double quotes.
 */
export const materialsCell: CellForm<readonly MaterialRequirement[]> = {
  read: (text, around) => {
    if (["无", "none", "-"].includes(plain(text))) return taken([]);
    return readEach(splitAt(text.replace(/\r\n?/g, "\n"), ";；\n"), (one) => readMaterial(one, around));
  },
  write: (materials, _, language) => {
    if (materials.length === 0) return language === "zh" ? "无" : "none";
    return materials.map((material) => writeMaterial(material, language)).join("; ");
  },
};

type Details = Omit<MaterialRequirement, "title">;

const readMaterial = (text: string, around: Parameters<typeof need.read>[1]): Read<MaterialRequirement> => {
  const ending = bracketed(text);
  const details = ending && readDetails(splitAt(ending.inside, ",，"), around);
  if (details && !details.ok) return details;
  if (!ending || !details?.value) return taken({ title: unquoted(text), need: "required" });
  return taken({ title: unquoted(ending.before), ...details.value });
};

/** What brackets say of a material; nothing where they are of its title. */
const readDetails = (said: readonly string[], around: Parameters<typeof need.read>[1]): Read<Details> => {
  const [first = "", ...rest] = said;
  const known = need.read(first, around);
  const others = known.ok ? rest : said;
  const alternatives = others.find((one) => alternativesWord.test(one));
  const sample = others.find((one) => sampleWord.test(one));
  if (!known.ok && alternatives === undefined && sample === undefined) return taken(undefined);
  const original = others.find((one) => originalWord.test(one));
  const strange = others.find((one) => ![alternatives, sample, original].includes(one));
  if (strange !== undefined) return notADetail(strange);
  return taken({
    need: (known.ok ? known.value : undefined) ?? "required",
    ...(original === undefined ? {} : { original: true }),
    ...(alternatives === undefined
      ? {}
      : { alternatives: splitAt(alternatives.replace(alternativesWord, ""), "、/").map(unquoted) }),
    ...(sample === undefined ? {} : { sample: unquoted(sample.replace(sampleWord, "")) }),
  });
};

const notADetail = (strange: string) =>
  wrong(
    `"${strange.slice(0, 40)}" says nothing of a material: in brackets stand required, later, shared or optional, original, or: A、B, sample: https://…`,
    `“${strange.slice(0, 40)}”无法识别：括号内可写 必需、容缺、共享、可选，原件，可用：甲、乙，样本：网址`,
  );

const writeMaterial = (material: MaterialRequirement, language: Language): string => {
  const details = writeDetails(material, language);
  const open = `${material.title}${details}`;
  return isReadAs(open, material) ? open : `${quoted(material.title)}${details}`;
};

const writeDetails = (
  { need: needed, original, alternatives, sample }: MaterialRequirement,
  language: Language,
): string => {
  const isChinese = language === "zh";
  const said = [
    need.write(needed, { regions: new Map() }, language),
    ...(original ? [isChinese ? "原件" : "original"] : []),
    ...(alternatives
      ? [`${isChinese ? "可用：" : "or: "}${alternatives.map(quotedIfSigned).join("、")}`]
      : []),
    ...(sample === undefined ? [] : [`${isChinese ? "样本：" : "sample: "}${quotedIfSigned(sample)}`]),
  ];
  return isChinese ? `（${said.join("，")}）` : ` (${said.join(", ")})`;
};

const quotedIfSigned = (text: string): string =>
  /[;；\n,，、/（）()"]/.test(text) || text !== text.trim() ? quoted(text) : text;

/** Whether a material would be read as the same, also with another one behind it. */
const isReadAs = (text: string, material: MaterialRequirement): boolean => {
  const next: MaterialRequirement = { title: "a", need: "required" };
  const read = materialsCell.read(`${text}; a`, { regions: new Map() });
  return read.ok && canonicalJson(read.value) === canonicalJson([material, next]);
};
