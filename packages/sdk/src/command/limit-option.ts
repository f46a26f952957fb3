import { limit } from "@tongban/contract";
import type { Limit } from "@tongban/domain";
import { CommandError, exitCodes } from "./exit-code.ts";

const units: Readonly<Record<string, Limit["unit"]>> = {
  wd: "working-days",
  cd: "calendar-days",
  wh: "working-hours",
  min: "minutes",
};

/** A limit as it is typed: `3wd`, `30cd`, `4wh`, `90min` or `now`; refuses anything else. */
export const limitOf = (typed: string): Limit => {
  const [, amount, unit = ""] = /^(\d{1,4})(wd|cd|wh|min)$/.exec(typed) ?? [];
  const said = typed === "now" ? { unit: "instant" } : { unit: units[unit], amount: Number(amount) };
  const read = limit.safeParse(said);
  if (read.success) return read.data;
  throw new CommandError(exitCodes.usage, `${typed} is no limit: write 3wd, 30cd, 4wh, 90min or now.`);
};
