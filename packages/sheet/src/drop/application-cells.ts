import type { Said } from "@tongban/contract";
import { type ApplicantKind, type DeliveryWay, parseRegionCode, type ServiceMode } from "@tongban/domain";
import { type CellForm, plain, taken, textCell, wrong } from "../cell-form.ts";
import { regionCell } from "../region-cell.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Words } from "../words-cell.ts";

/** What the cells of a row of applications refer to. */
export type ApplicationSurroundings = Surroundings & {
  /** Titles of matters by their codes. */
  readonly matters: ReadonlyMap<string, string>;
};

/** Words of the ways in which a matter is done. */
export const modes: Words<ServiceMode> = {
  online: ["全程网办", "网办"],
  "agent-intake": ["异地代收代办", "代收代办", "代办"],
  joint: ["多地联办", "联办"],
};
/** Words of kinds of applicants. */
export const kinds: Words<ApplicantKind> = {
  person: ["自然人", "个人"],
  organization: ["法人", "企业", "法人和非法人组织", "单位"],
};
/** Words of the ways in which a result is had. */
export const ways: Words<DeliveryWay> = {
  electronic: ["电子", "电子证照"],
  post: ["邮寄", "快递"],
  "pick-up": ["自取", "窗口领取"],
};

/** The same in both languages. */
export const same = (text: string): Said => ({ zh: text, en: text });
/** The words of some codes, as a column says what it takes. */
export const choices = (
  words: Readonly<Record<string, readonly [string, ...string[]]>>,
  codes: readonly string[],
): Said => ({
  zh: codes.map((code) => words[code]?.[0]).join("、"),
  en: codes.join(", "),
});

/** Reads a cell that is not blank. */
export type ReadCell = (
  text: string,
  around: ApplicationSurroundings,
) => ReturnType<CellForm<string>["read"]>;

/** A text as it stands; refuses a number that the program rounded. */
export const asText: ReadCell = (text, around) =>
  /^\d(\.\d+)?E\+\d+$/i.test(text) ? roundedByProgram : textCell<string>().read(text, around);

/** Spreadsheets keep 15 digits of a number and show it as 6.1E+17: what was left out is gone. */
const roundedByProgram = wrong(
  "the spreadsheet made a rounded number of it: format the column as text, and enter it again",
  "表格软件已将其变成四舍五入的数字：请将该列设为“文本”格式后重新填写",
);

/** A number of 15 digits and a letter at most, without the blanks that people put between groups. */
export const asNumber: ReadCell = (text, around) => {
  const read = asText(text.replace(/\s/g, ""), around);
  return read.ok ? taken(read.value?.toUpperCase()) : read;
};

/** A matter by its code or its title. */
export const asMatter: ReadCell = (text, { matters }) => {
  if (matters.has(text) || /^[a-z0-9-]+$/.test(text)) return taken(text);
  const [found, ...others] = [...matters].filter(([, title]) => plain(title) === plain(text));
  if (found && others.length === 0) return taken(found[0]);
  return wrong(
    `no matter "${text.slice(0, 40)}" is registered: write its code, such as food-business-permit`,
    `没有登记名为“${text.slice(0, 40)}”的事项：请写事项编号，如 food-business-permit`,
  );
};

/** One region by its code or name. */
export const asRegion: ReadCell = (text, around) => {
  const read = regionCell.read(text, around);
  const code = read.ok ? parseRegionCode(read.value ?? "") : undefined;
  return read.ok && !code?.ok ? wrong("name one region", "请填写一个地区") : read;
};
