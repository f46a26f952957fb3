import type { CaseStatus } from "@tongban/domain";

/** What a status says, and of whom something is awaited. */
type StatusWords = { readonly zh: readonly [name: string, next: string]; readonly en: string };

/** Each status of a case, in the order of its life; one without words does not compile. */
export const statusWords: Readonly<Record<CaseStatus, StatusWords>> = {
  submitted: { zh: ["分派中", "系统分派到专窗，通常几秒"], en: "on its way to the window, for seconds" },
  routed: { zh: ["待领取", "专窗领取"], en: "waits on the window's board" },
  claimed: { zh: ["已领取", "专窗受理、告知补正或不予受理"], en: "a clerk examines it" },
  "awaiting-supplement": { zh: ["待补正", "**来源地**补齐材料"], en: "**you** supply what was asked for" },
  accepted: { zh: ["已受理", "专窗作出决定"], en: "the window decides" },
  suspended: { zh: ["特别程序", "听证、检验等结束"], en: "a hearing, inspection or the like is held" },
  decided: {
    zh: ["已办结", "**来源地**取得结果并签收；由专窗送达的，待送达"],
    en: "decided: **you** acknowledge; the window delivers where it is to",
  },
  closed: { zh: ["已签收", "无，办件完结"], en: "acknowledged and over" },
  declined: { zh: ["不予受理", "无"], en: "declined, over" },
  withdrawn: { zh: ["已撤件", "无"], en: "withdrawn, over" },
  abandoned: { zh: ["视为放弃", "无，可重新提交"], en: "no supplement came in time, over" },
  terminated: { zh: ["已终止", "无，可重新提交"], en: "what had to follow did not come, over" },
};
