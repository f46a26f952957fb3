import type { Said } from "../wording/said.ts";

/** What the sandbox's window does with an application, by the word that its `externalRef` begins with (`magic-<word>-…`). */
export const magicWords = {
  grant: {
    en: "Granted, with its papers, once the files that it declares are there; so is an application whose externalRef names no word.",
    zh: "所申报的材料文件到齐后准予，并出具文书；外部编号不含暗号的申请同此办理。",
  },
  refuse: {
    en: "Accepted, and refused with reasons and remedies.",
    zh: "受理后不予许可，说明理由并告知救济途径。",
  },
  decline: {
    en: "Declined (不予受理); the right organ is named.",
    zh: "不予受理，并告知应向哪个机关申请。",
  },
  supplement: {
    en: "Asked to supplement one material; granted once you supply it.",
    zh: "告知补正一项材料；补正后准予。",
  },
  extension: {
    en: "Accepted, its time extended once, then granted. An instant matter has no time to extend: it is granted.",
    zh: "受理后依法延期一次，再准予。即办件无期限可延，直接准予。",
  },
  overdue: {
    en: "Nobody does anything until it is late. Move your clock: it is warned of, deemed accepted, overdue, then explained and granted.",
    zh: "逾期前无人办理。拨快时钟后依次出现：预警、视为受理、逾期、说明原因、准予。",
  },
  "delivery-failure": {
    en: "Granted and sent out; the result comes back, is sent out again, and arrives.",
    zh: "准予后送达，首次退回，再次送达成功。",
  },
  none: {
    en: "Stays on the board until a person works on it.",
    zh: "留在窗口待办列表，由人工办理。",
  },
} as const satisfies Readonly<Record<string, Said>>;

/** One of {@link magicWords}. */
export type MagicWord = keyof typeof magicWords;

/** What comes before a magic word in an `externalRef`. */
export const MAGIC_PREFIX = "magic-";

const words = Object.keys(magicWords).filter((word): word is MagicWord => Object.hasOwn(magicWords, word));

/** The magic word of an `externalRef`: `magic-refuse`, or `magic-refuse-` and whatever follows; `grant` where it names none. */
export const magicWordOf = (externalRef: string): MagicWord =>
  words.find((word) => `${externalRef}-`.startsWith(`${MAGIC_PREFIX}${word}-`)) ?? "grant";
