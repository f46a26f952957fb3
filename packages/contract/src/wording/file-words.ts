import type { Said } from "./said.ts";

/** What changes carry that no person wrote, because a file made them: who it was, and why, as codes. */
export const fileWords = {
  seeds: { en: "the seeds", zh: "种子数据" },
  "operator-file": { en: "adopted from the operator's file", zh: "按运维人员的文件载入" },
  "demo-key": { en: "a key for trying the broker out", zh: "试用密钥" },
} as const satisfies Readonly<Record<string, Said>>;

/** One of {@link fileWords}. */
export type FileWord = keyof typeof fileWords;

/** Whether something that stands in a change which a file made is one of {@link fileWords}. */
export const isFileWord = (text: string): text is FileWord => Object.hasOwn(fileWords, text);
