import { type DeliveredType, deliveredType } from "@tongban/contract";
import { CommandError, exitCodes } from "./exit-code.ts";

/** A CloudEvents type as it is typed; refuses one that is not known by its name, and says which are. */
export const deliveredTypeOf = (typed: string): DeliveredType => {
  const known = deliveredType.safeParse(typed);
  if (known.success) return known.data;
  const types = deliveredType.options.map((type) => `  ${type}`);
  throw new CommandError(exitCodes.usage, [`${typed} is no type of event. Known are:`, ...types].join("\n"));
};
