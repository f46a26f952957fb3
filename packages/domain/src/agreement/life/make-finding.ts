import type { AgreementPart } from "../admit.ts";
import { type MatterListRow, rowName } from "../matter-list.ts";
import type { Finding, FindingCode } from "./finding.ts";

/** A finding that keeps a draft from being published; about a row, where it is about one. */
export const error = (
  part: AgreementPart,
  code: FindingCode,
  facts: Finding["facts"] = {},
  row?: MatterListRow,
): Finding => ({ severity: "error", part, code, facts, ...(row ? { row: rowName(row) } : {}) });

/** A finding that is only to be known. */
export const notice = (
  part: AgreementPart,
  code: FindingCode,
  facts: Finding["facts"],
  row?: MatterListRow,
): Finding => ({ ...error(part, code, facts, row), severity: "notice" });
