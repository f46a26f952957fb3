import { type DeliveredType, deliveredType } from "@tongban/contract";
import { CommandError, exitCodes } from "./exit-code.ts";

/** The name by which a CloudEvents type may be typed: `decided` is `cn.tongban.case.decided.v1`. */
const shortNameOf = (type: string): string => type.replace(/^cn\.tongban\.\w+\.([\w-]+)\.v\d+$/, "$1");

/** The types of `known` that a name stands for: its own, or all with this short name. */
export const typesNamed = <Type extends string>(name: string, known: readonly Type[]): readonly Type[] =>
  known.filter((type) => type === name || shortNameOf(type) === name);

/** What is said of a name that stands for none of the types that are known. */
export const unknownType = (name: string, known: readonly string[]): string =>
  `There is no type of event "${name}"; there are ${[...new Set(known.map(shortNameOf))].join(", ")}.`;

/** A CloudEvents type as it is typed, whole or by its short name; refuses one that is not known, and says which are. */
export const deliveredTypeOf = (typed: string): DeliveredType => {
  const [type] = typesNamed(typed.trim(), deliveredType.options);
  if (type !== undefined) return type;
  throw new CommandError(exitCodes.usage, unknownType(typed.trim(), deliveredType.options));
};
