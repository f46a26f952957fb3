import { parseRegionCode, type RegionCode } from "@tongban/domain";
import { type CellForm, plain, type Read, readEach, taken, wrong } from "./cell-form.ts";
import type { Surroundings } from "./surroundings.ts";
import { parts } from "./words-cell.ts";

const everybody = ["全部", "所有", "各方", "各地", "all", "*"];

/** A region by its code, or by its name or the beginning of it; "全部" says what a blank cell does. */
export const regionCell: CellForm<RegionCode> = {
  read: (text, around) => (everybody.includes(plain(text)) ? taken(undefined) : readRegion(text, around)),
  write: (code, { regions }) => nameOf(code, regions),
  choices: (around) => everyRegion(around),
};

/** Several regions. */
export const regionsCell: CellForm<readonly RegionCode[]> = {
  read: (text, around): Read<readonly RegionCode[]> => {
    if (everybody.includes(plain(text))) return taken(undefined);
    const read = readEach(parts(text), (part) => readRegion(part, around));
    return read.ok ? taken([...new Set(read.value)]) : read;
  },
  write: (codes, { regions }) => codes.map((code) => nameOf(code, regions)).join("、"),
  choices: (around) => everyRegion(around),
  several: true,
};

const everyRegion = ({ regions }: Surroundings): readonly string[] =>
  [...regions.keys()].flatMap((code) => {
    const parsed = parseRegionCode(code);
    return parsed.ok ? [nameOf(parsed.value, regions)] : [];
  });

const readRegion = (text: string, { regions }: Surroundings): Read<RegionCode> => {
  const code = parseRegionCode(plain(text));
  if (code.ok) return taken(code.value);
  const found = [...regions].filter(([, name]) => name === text);
  const begun = found.length > 0 ? found : [...regions].filter(([, name]) => name.startsWith(text));
  const [[known] = []] = begun;
  const parsed = parseRegionCode(known ?? "");
  if (begun.length === 1 && parsed.ok) return taken(parsed.value);
  if (begun.length > 1)
    return several(
      text,
      begun.slice(0, 5).map(([one, name]) => `${name} ${one}`),
    );
  return wrong(
    `no region "${text.slice(0, 30)}" takes part: write its code, such as 610100, or its registered name`,
    `没有登记名为“${text.slice(0, 30)}”的地区：请写代码（如 610100）或登记的名称`,
  );
};

const several = (text: string, names: readonly string[]) =>
  wrong(
    `several regions begin with "${text.slice(0, 30)}": ${names.join(", ")}; write the code`,
    `“${text.slice(0, 30)}”对应多个地区：${names.join("、")}，请写代码`,
  );

/** A name that stands for one region alone and is no code itself; else the code. */
const nameOf = (code: RegionCode, regions: Surroundings["regions"]): string => {
  const name = regions.get(code);
  if (name === undefined || parts(name).length !== 1 || name.trim() !== name) return code;
  if (parseRegionCode(plain(name)).ok || everybody.includes(plain(name))) return code;
  return [...regions.values()].filter((one) => one === name).length === 1 ? name : code;
};
