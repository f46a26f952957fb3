import { CommandError, exitCodes } from "./exit-code.ts";

/** A whole number from 1 on as it is typed, of so many digits at most; refuses anything else with the sentence. */
export const wholeNumberOf = (typed: string, digits: number, otherwise: string): number => {
  if (/^[1-9]\d*$/.test(typed) && typed.length <= digits) return Number(typed);
  throw new CommandError(exitCodes.usage, otherwise);
};

/** Working days as they are typed after `--days`, as a limit. */
export const workingDaysOf = (days: string, example: number) =>
  ({
    unit: "working-days",
    amount: wholeNumberOf(days, 3, `--days is a number of working days, such as ${example}.`),
  }) as const;
