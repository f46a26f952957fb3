import type { caseActionOperations } from "@tongban/contract";
import type { CallOptions } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";

/** The options of `decide`. */
export type DecideOptions = {
  readonly grant?: boolean;
  readonly refuse?: boolean;
  readonly number?: string;
  readonly title?: string;
  readonly reasons?: string;
  readonly remedies?: string;
};

type Decision = CallOptions<typeof caseActionOperations.decide>["body"];

/** The decision that the options state; refuses what states none, or only part of one. */
export const decisionOf = (options: DecideOptions): Decision => {
  const { grant, refuse, number, title, reasons, remedies } = options;
  if (grant === refuse) throw new CommandError(exitCodes.usage, "Say either --grant or --refuse.");
  if (refuse) {
    if (reasons !== undefined && remedies !== undefined) return { outcome: "refused", reasons, remedies };
    throw new CommandError(exitCodes.usage, "A refusal needs --reasons and --remedies (行政许可法 art 38).");
  }
  if (number === undefined && title === undefined) return { outcome: "granted", document: null };
  if (number !== undefined && title !== undefined) return { outcome: "granted", document: { number, title } };
  throw new CommandError(exitCodes.usage, "A document has both --number and --title.");
};
