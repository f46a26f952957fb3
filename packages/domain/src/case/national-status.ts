import type { CaseStatus } from "./case.ts";

/** The national exchange table of case states (办件状态), code to label, as three independent systems use it. */
export const nationalStatuses = {
  1: "已接件",
  2: "已撤件",
  3: "已受理",
  4: "不受理",
  5: "不予受理",
  6: "补正开始",
  7: "补正结束",
  8: "部门开始办理",
  9: "特别程序开始",
  10: "特别程序结束",
  11: "办结(通过)",
  12: "办结(容缺通过)",
  13: "办结(不通过)",
  14: "撤回",
  15: "撤销",
} as const;

/** A code of the national exchange table. */
export type NationalStatusCode = keyof typeof nationalStatuses;

/** An entry of the national exchange table. */
export type NationalStatus = { readonly code: NationalStatusCode; readonly label: string };

/** What of a case decides its national status; a case of any status has it. */
export type NationalStatusFacts =
  | { readonly status: Exclude<CaseStatus, "decided" | "closed"> }
  | {
      readonly status: "decided" | "closed";
      readonly outcome: "granted" | "refused";
      readonly hadGaps?: boolean;
    };

const codeOf = (facts: NationalStatusFacts): NationalStatusCode => {
  switch (facts.status) {
    case "submitted":
    case "routed":
    case "claimed":
      return 1;
    case "awaiting-supplement":
      return 6;
    case "accepted":
      return 3;
    case "suspended":
      return 9;
    case "decided":
    case "closed":
      if (facts.outcome === "refused") return 13;
      return facts.hadGaps ? 12 : 11;
    case "declined":
      return 5;
    case "withdrawn":
      return 2;
    case "abandoned":
    case "terminated":
      return 14;
  }
};

/**
 * The entry of the national exchange table that a case is reported under. Receipt, routing and
 * claiming are all 已接件; an application that counts as given up is 撤回, and so is one that ended because what had to
 * follow did not come: the table knows no 终止.
 */
export const nationalStatusOf = (facts: NationalStatusFacts): NationalStatus => {
  const code = codeOf(facts);
  return { code, label: nationalStatuses[code] };
};
