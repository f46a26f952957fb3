import { type ClockName, parseInstant } from "@tongban/domain";
import type { Supposition } from "../../api/wire.ts";
import { momentField, momentIn } from "../../time/moment-field.ts";

/** The units that a limit may be supposed in, as the short words of the broker. */
export const limitWords = ["wd", "cd", "wh", "min", "now"] as const;

/** What the form of a supposition holds; a field is empty where nothing is otherwise. */
export type SuppositionFields = {
  readonly clock: ClockName;
  readonly amount: string;
  readonly unit: (typeof limitWords)[number];
  /** Date and time in China, as the browser's own field writes them: 2026-03-02T09:00. */
  readonly start: string;
  readonly pauseFrom: string;
  readonly pauseTo: string;
};

/** Reads what the address supposes of one of the clocks that ran; undefined where it supposes nothing. */
export const suppositionIn = (
  address: URLSearchParams,
  ran: readonly ClockName[],
): Supposition | undefined => {
  const clock = clockIn(address, ran);
  const [limit, start, pause] = [address.get("limit"), address.get("start"), address.get("pause")];
  if (clock === undefined || (limit ?? start ?? pause) === null) return undefined;
  return {
    clock,
    ...(limit === null ? {} : { limit }),
    ...(start === null ? {} : { start }),
    ...(pause === null ? {} : { pause }),
  };
};

/** The clock that the address names, else that of the handling, else the last that ran. */
export const clockIn = (address: URLSearchParams, ran: readonly ClockName[]): ClockName | undefined =>
  ran.find((one) => one === address.get("clock")) ?? ran.find((one) => one === "handling") ?? ran.at(-1);

/** The fields that say what is supposed. */
export const fieldsOf = (clock: ClockName, supposed: Supposition | undefined): SuppositionFields => {
  const [, amount = "", unit] = /^(\d*)(wd|cd|wh|min|now)$/.exec(supposed?.limit ?? "") ?? [];
  const [from, to] = (supposed?.pause ?? "").split("/");
  return {
    clock,
    amount,
    unit: limitWords.find((one) => one === unit) ?? "wd",
    start: fieldText(supposed?.start),
    pauseFrom: fieldText(from),
    pauseTo: fieldText(to),
  };
};

/** What the fields suppose, as the address says it; undefined where they leave everything as it is. */
export const suppositionOf = (fields: SuppositionFields): Supposition | undefined => {
  const { clock, amount, unit } = fields;
  const [start, from, to] = [fields.start, fields.pauseFrom, fields.pauseTo].map(momentIn);
  const limit = unit === "now" ? "now" : amount === "" ? undefined : `${amount}${unit}`;
  const pause = from && to ? `${from}/${to}` : undefined;
  if ((limit ?? start ?? pause) === undefined) return undefined;
  return {
    clock,
    ...(limit === undefined ? {} : { limit }),
    ...(start === undefined ? {} : { start }),
    ...(pause === undefined ? {} : { pause }),
  };
};

const fieldText = (text: string | undefined): string => {
  const at = parseInstant(text ?? "");
  return at ? momentField(at) : "";
};

const amounts = {
  wd: /^([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/,
  cd: /^([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/,
  wh: /^[1-9]\d{0,2}$/,
  min: /^[1-9]\d{0,2}$/,
} as const;

/** Whether the broker takes so much of a unit: 366 days at most, or 999 hours or minutes. */
export const isAmount = (amount: string, unit: SuppositionFields["unit"]): boolean =>
  unit === "now" || amounts[unit].test(amount);
