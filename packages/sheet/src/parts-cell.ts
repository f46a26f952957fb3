import type { Language } from "@tongban/contract";
import {
  canonicalJson,
  isRegionPlace,
  type JointPart,
  type Limit,
  type MatterId,
  type PartId,
  type PartPlace,
} from "@tongban/domain";
import { type CellForm, type Read, readEach, taken, wrong } from "./cell-form.ts";
import { limitCell } from "./limit-cell.ts";
import { bracketed, quoted, splitAt, unquoted } from "./quoted.ts";
import { regionCell } from "./region-cell.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Words, wordCell } from "./words-cell.ts";

/** Words for a place that is no region by name. */
const place = wordCell({
  source: ["收件地", "申请地"],
  named: ["申请指定", "由申请指定"],
} satisfies Words<PartPlace>);

const lawWord = /^(?:法定|statutory)[:：]\s*/i;
const afterWord = /^(?:前置|after)[:：]\s*/i;
const noRegions: Surroundings = { regions: new Map() };

/**
 * Parts of a joint matter, one after another with `;` or a new line between:
 * `check：迁出地核查（household-check，收件地，5个工作日）`. Before the brackets its id and title, in them its matter, where it is
 * handled, its promised limit, and where it has them its statutory one (`法定：10个工作日`) and the parts that must be granted
 * before it (`前置：a、b`). A title with signs in it stands in double quotes.
 */
export const partsCell: CellForm<readonly JointPart[]> = {
  read: (text, around) =>
    readEach(splitAt(text.replace(/\r\n?/g, "\n"), ";；\n"), (one) => readPart(one, around)),
  write: (parts, around, language) => parts.map((part) => writePart(part, around, language)).join("; "),
};

const readPart = (text: string, around: Surroundings): Read<JointPart> => {
  const ending = bracketed(text);
  const [, id, title] = /^([^:：\s]+)\s*[:：]\s*(.+)$/s.exec(ending?.before ?? "") ?? [];
  const [matter, where, promised, ...more] = ending ? splitAt(ending.inside, ",，") : [];
  if (!id || !title || !matter || !where || !promised) return notAPart(text);
  const at = readPlace(where, around);
  const limit = limitCell.read(promised, around);
  const law = more.find((one) => lawWord.test(one));
  const before = more.find((one) => afterWord.test(one));
  const strange = more.find((one) => one !== law && one !== before);
  if (strange !== undefined) return notAPart(strange);
  const statutory =
    law === undefined ? taken<Limit>(undefined) : limitCell.read(law.replace(lawWord, ""), around);
  if (!at.ok) return at;
  if (!limit.ok) return limit;
  if (!statutory.ok) return statutory;
  if (!at.value || !limit.value) return notAPart(text);
  return taken({
    id: id as PartId,
    title: unquoted(title),
    matter: matter as MatterId,
    where: at.value,
    promised: limit.value,
    ...(statutory.value ? { statutory: statutory.value } : {}),
    ...(before === undefined
      ? {}
      : { after: splitAt(before.replace(afterWord, ""), "、/") as readonly PartId[] }),
  });
};

const readPlace = (text: string, around: Surroundings): Read<JointPart["where"]> => {
  const word = place.read(text, around);
  return word.ok ? word : regionCell.read(text, around);
};

const notAPart = (text: string) =>
  wrong(
    `"${text.slice(0, 40)}" is no joint part: write id: title (matter, region or source or named, 5wd), and in the brackets also statutory: 10wd or after: a/b`,
    `“${text.slice(0, 40)}”不是联办环节：应写 编号：名称（事项编号，办理地或收件地或申请指定，5个工作日），括号内还可写 法定：10个工作日，前置：甲、乙`,
  );

const writePart = (part: JointPart, around: Surroundings, language: Language): string => {
  const details = detailsOf(part, around, language);
  const mark = language === "zh" ? "：" : ": ";
  const open = `${part.id}${mark}${part.title}${details}`;
  return isReadAs(open, part, around) ? open : `${part.id}${mark}${quoted(part.title)}${details}`;
};

const detailsOf = (
  { matter, where, promised, statutory, after }: JointPart,
  around: Surroundings,
  language: Language,
): string => {
  const isChinese = language === "zh";
  const limit = (value: Limit) => limitCell.write(value, noRegions, language);
  const said = [
    matter,
    isRegionPlace(where)
      ? regionCell.write(where, around, language)
      : place.write(where, noRegions, language),
    limit(promised),
    ...(statutory ? [`${isChinese ? "法定：" : "statutory: "}${limit(statutory)}`] : []),
    ...(after ? [`${isChinese ? "前置：" : "after: "}${after.join("、")}`] : []),
  ];
  return isChinese ? `（${said.join("，")}）` : ` (${said.join(", ")})`;
};

/** Whether a part would be read as the same, also with another one behind it. */
const isReadAs = (text: string, part: JointPart, around: Surroundings): boolean => {
  const read = partsCell.read(`${text}; a: a (a, source, 1wd)`, around);
  return (
    read.ok && canonicalJson(read.value?.[0] ?? null) === canonicalJson(part) && read.value?.length === 2
  );
};
