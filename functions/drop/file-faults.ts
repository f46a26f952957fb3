import type { Said } from "@tongban/contract";
import { dropSheetBytes } from "@tongban/domain";

/** Characters that a file's name may have. */
const NAME_CHARACTERS = 100;

/** Whether a file is one that programs leave beside what people put there: hidden files, locks, marks of folders. */
export const isAside = (name: string): boolean => /(^|\/)(\.|~\$)[^/]*$|\/$/.test(name);

/** What is wrong with the name of a sheet. */
export const faultInName = (name: string): Said | undefined =>
  /[/\\\p{Cc}]/u.test(name) || name.length > NAME_CHARACTERS ? wrongName : undefined;

const wrongName: Said = {
  en: `put the sheet into "in" itself, not into a folder there, under a name of ${NAME_CHARACTERS} characters at most`,
  zh: `请将表格直接放入“in”目录（不含子目录），文件名不超过 ${NAME_CHARACTERS} 个字符`,
};

/** The partner may not put sheets into its folder, or may no longer. */
export const notPermitted: Said = {
  en: "this partner is not permitted to drop sheets: ask the broker's operator, then put the sheet there again",
  zh: "贵方尚未获准投递表格：请联系平台运维人员开通，然后重新放入表格",
};

/** The sheet has more bytes than its rows may take. */
export const tooLarge: Said = {
  en: `the file has more than ${dropSheetBytes / 1_048_576} MB: divide it`,
  zh: `文件超过 ${dropSheetBytes / 1_048_576} MB，请拆分`,
};

/** The sheet was taken away before its turn. */
export const noSuchFile: Said = {
  en: "the file was gone before it was read: put it there again",
  zh: "文件在读取前已被删除：请重新放入",
};
