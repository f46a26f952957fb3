import {
  type BusinessHours,
  epochMs,
  type Instant,
  instantFromEpochMs,
  type Limit,
  parseInstant,
  parseLocalTime,
} from "@tongban/domain";
import { type Codec, kept, map, text, Unreadable, whole } from "../table/codec.ts";
import type { CommandStamp } from "./chain.ts";

/** Which command something answers. */
export const commandStamp = map<CommandStamp>({ id: ["id", text()], digest: ["digest", text()] });

/** An instant as epoch ms. */
export const instant: Codec<Instant> = kept(whole, epochMs, instantFromEpochMs);

/** An instant as its text, where a key has it. */
export const instantText: Codec<Instant> = kept(
  text(),
  (value) => value,
  (word) => {
    const value = parseInstant(word);
    if (value === undefined) throw new Unreadable("not an instant");
    return value;
  },
);

/** The last instant that {@link sortedInstant} can write, in 2059. */
export const lastSortedInstant: Instant = instantFromEpochMs(36 ** 8 - 1);

/**
 * An instant up to 2059 as eight letters that sort as it does, where a key has it: heads pay by the kilobyte. Throws a
 * RangeError on a later one, whose letters would sort among the earliest.
 */
export const sortedInstant: Codec<Instant> = kept(
  text(),
  (value) => {
    if (value > lastSortedInstant) throw new RangeError(`${value} is later than a key can say`);
    return epochMs(value).toString(36).padStart(8, "0");
  },
  (word) => {
    if (!/^[0-9a-z]{8}$/.test(word)) throw new Unreadable("not an instant");
    return instantFromEpochMs(Number.parseInt(word, 36));
  },
);

const units = { wd: "working-days", cd: "calendar-days", wh: "working-hours", mi: "minutes" } as const;
/** The short word of each unit that a limit has an amount of. */
export const unitWords = {
  "working-days": "wd",
  "calendar-days": "cd",
  "working-hours": "wh",
  minutes: "mi",
} as const;

const isUnitWord = (word: string | undefined): word is keyof typeof units =>
  word !== undefined && word in units;

/** A limit as a short word: `10wd`, `3cd`, `4wh`, `1mi` or `now`. */
export const limitWord = (value: Limit): string =>
  value.unit === "instant" ? "now" : `${value.amount}${unitWords[value.unit]}`;

/** The limit that a short word stands for; throws {@link Unreadable} where it is none. */
export const limitFromWord = (word: string): Limit => {
  if (word === "now") return { unit: "instant" };
  const [, amount, unit] = /^(\d+)([a-z]+)$/.exec(word) ?? [];
  if (!isUnitWord(unit)) throw new Unreadable("not a limit");
  return { unit: units[unit], amount: Number(amount) };
};

/** A limit as a short word. */
export const limit: Codec<Limit> = kept(text(), limitWord, limitFromWord);

/** Business hours as their times in order: `09:00 12:00 13:00 17:30`. */
export const hoursWord = ({ opens, closes, breaks = [] }: BusinessHours): string =>
  [opens, ...breaks.flatMap(({ from, to }) => [from, to]), closes].join(" ");

/** The business hours that times in order stand for; throws {@link Unreadable} where they are none. */
export const hoursFromWord = (word: string): BusinessHours => {
  const times = word.split(" ").map((time) => parseLocalTime(time) ?? unreadableHours());
  const [opens = unreadableHours(), ...rest] = times;
  const closes = rest.pop() ?? unreadableHours();
  if (rest.length % 2 !== 0) return unreadableHours();
  const breaks = rest.flatMap((from, i) => {
    const to = rest[i + 1];
    return i % 2 === 0 && to ? [{ from, to }] : [];
  });
  return breaks.length > 0 ? { opens, closes, breaks } : { opens, closes };
};

const unreadableHours = (): never => {
  throw new Unreadable("not business hours");
};

/** Business hours as a short word. */
export const hours: Codec<BusinessHours> = kept(text(), hoursWord, hoursFromWord);
