import type { caseActionOperations } from "@tongban/contract";
import type { CallOptions } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";

/** The options of `decide`. */
export type DecideOptions = {
  readonly grant?: boolean;
  readonly refuse?: boolean;
  readonly number?: string;
  readonly title?: string;
  readonly licence?: string;
  readonly reasons?: string;
  readonly remedies?: string;
};

type Decision = CallOptions<typeof caseActionOperations.decide>["body"];

type Licence = NonNullable<
  NonNullable<Extract<Decision, { readonly outcome: "granted" }>["document"]>["licence"]
>;

/** The decision that the options state; refuses what states none, or only part of one. */
export const decisionOf = (options: DecideOptions): Decision => {
  const { grant, refuse, number, title, licence, reasons, remedies } = options;
  if (grant === refuse) throw new CommandError(exitCodes.usage, "Say either --grant or --refuse.");
  if (refuse) {
    if (reasons !== undefined && remedies !== undefined) return { outcome: "refused", reasons, remedies };
    throw new CommandError(exitCodes.usage, "A refusal needs --reasons and --remedies (行政许可法 art 38).");
  }
  if (number !== undefined && title !== undefined)
    return {
      outcome: "granted",
      document: { number, title, ...(licence === undefined ? {} : { licence: licenceIn(licence) }) },
    };
  if (licence !== undefined)
    throw new CommandError(
      exitCodes.usage,
      "An electronic licence stands beside a document: --number, --title.",
    );
  if (number === undefined && title === undefined) return { outcome: "granted", document: null };
  throw new CommandError(exitCodes.usage, "A document has both --number and --title.");
};

/** An electronic licence that an option states as JSON; the broker holds it against its schema. */
const licenceIn = (text: string): Licence => {
  try {
    return JSON.parse(text) as Licence;
  } catch (fault) {
    throw new CommandError(exitCodes.usage, "--licence is no JSON.", { cause: fault });
  }
};
