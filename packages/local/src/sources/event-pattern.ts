import type { EventPattern } from "@tongban/functions/topology";

const partOf = (value: unknown, part: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, part)
    ? Reflect.get(value, part)
    : undefined;

const isOneOf = (value: unknown, choices: Extract<EventPattern[string], readonly unknown[]>): boolean =>
  typeof value === "string" &&
  choices.some((choice) => (typeof choice === "string" ? value === choice : value.startsWith(choice.prefix)));

const isList = (asked: EventPattern[string]): asked is Extract<EventPattern[string], readonly unknown[]> =>
  Array.isArray(asked);

/** Tells whether a record is as a pattern asks, as Lambda's filters decide it; a part that is missing is not. */
export const matchesPattern = (record: unknown, pattern: EventPattern): boolean =>
  Object.entries(pattern).every(([part, asked]) => {
    const value = partOf(record, part);
    return isList(asked) ? isOneOf(value, asked) : matchesPattern(value, asked);
  });
