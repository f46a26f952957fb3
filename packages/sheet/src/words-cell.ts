import { type CellForm, entryMark, plain, type Read, readEach, taken, wrong } from "./cell-form.ts";

/** Words of a list of codes: the Chinese one that is written, and others that people write. */
export type Words<C extends string> = Readonly<Record<C, readonly [zh: string, ...others: string[]]>>;

/** One of some words; in English the code itself. */
export const wordCell = <C extends string>(words: Words<C>): CellForm<C> => {
  const codes = Object.keys(words) as C[];
  const byWord = new Map(codes.flatMap((code) => [code, ...words[code]].map((word) => [plain(word), code])));
  const write: CellForm<C>["write"] = (code, _, language) => (language === "zh" ? words[code][0] : code);
  return {
    read: (text) => {
      const code = byWord.get(plain(text));
      return code === undefined ? notAmong(words) : taken(code);
    },
    write,
    choices: (around, language) => codes.map((code) => write(code, around, language)),
  };
};

/** Several of some words, each once, separated by 、 or a comma or a semicolon. */
export const wordsCell = <C extends string>(words: Words<C>): CellForm<readonly C[]> => {
  const one = wordCell(words);
  return {
    read: (text, around): Read<readonly C[]> => {
      const read = readEach(parts(text), (part) => one.read(part, around));
      return read.ok ? taken([...new Set(read.value)]) : read;
    },
    write: (codes, around, language) =>
      codes.map((code) => one.write(code, around, language)).join(entryMark(language)),
    ...(one.choices ? { choices: one.choices } : {}),
    several: true,
  };
};

/** The entries of a cell that has several. */
export const parts = (text: string): readonly string[] =>
  text.split(/[、,，;；/\n]/).flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));

const notAmong = <C extends string>(words: Words<C>) => {
  const codes = Object.keys(words) as C[];
  return wrong(
    `write one of ${codes.join(", ")}`,
    `应为下列之一：${codes.map((code) => words[code][0]).join("、")}`,
  );
};

/** Yes or no; absent says no. */
export const flagCell: CellForm<boolean> = {
  choices: (_, language) => (language === "zh" ? ["是", "否"] : ["yes", "no"]),
  read: (text) => {
    if (["是", "需要", "需", "yes", "y", "true", "1"].includes(plain(text))) return taken(true);
    if (["否", "不需要", "无需", "no", "n", "false", "0"].includes(plain(text))) return taken(undefined);
    return wrong("write yes or no", "应为“是”或“否”");
  },
  write: (value, _, language) => {
    if (language === "zh") return value ? "是" : "否";
    return value ? "yes" : "no";
  },
};
