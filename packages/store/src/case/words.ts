import {
  type AcceptedDue,
  type BusinessHours,
  type ClockName,
  type Due,
  epochMs,
  type Instant,
  instantFromEpochMs,
  type Limit,
  parseInstant,
  parseLocalTime,
} from "@tongban/domain";
import { type Codec, kept, map, text, Unreadable, whole } from "../table/codec.ts";

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

const units = { wd: "working-days", cd: "calendar-days", wh: "working-hours" } as const;
const unitWords = { "working-days": "wd", "calendar-days": "cd", "working-hours": "wh" } as const;

/** A limit as a short word: `10wd`, `3cd`, `4wh` or `now`. */
export const limit: Codec<Limit> = kept(
  text(),
  (value) => (value.unit === "instant" ? "now" : `${value.amount}${unitWords[value.unit]}`),
  (word) => {
    if (word === "now") return { unit: "instant" };
    const [, amount, unit] = /^(\d+)(wd|cd|wh)$/.exec(word) ?? [];
    if (unit !== "wd" && unit !== "cd" && unit !== "wh") throw new Unreadable("not a limit");
    return { unit: units[unit], amount: Number(amount) };
  },
);

/** Business hours as their times in order: `09:00 12:00 13:00 17:30`. */
export const businessHours: Codec<BusinessHours> = kept(
  text(),
  ({ opens, closes, breaks = [] }) =>
    [opens, ...breaks.flatMap(({ from, to }) => [from, to]), closes].join(" "),
  (word) => {
    const times = word.split(" ").map((time) => parseLocalTime(time) ?? unreadableHours());
    const [opens = unreadableHours(), ...rest] = times;
    const closes = rest.pop() ?? unreadableHours();
    if (rest.length % 2 !== 0) return unreadableHours();
    const breaks = rest.flatMap((from, i) => {
      const to = rest[i + 1];
      return i % 2 === 0 && to ? [{ from, to }] : [];
    });
    return breaks.length > 0 ? { opens, closes, breaks } : { opens, closes };
  },
);

const unreadableHours = (): never => {
  throw new Unreadable("not business hours");
};

const letters: Record<ClockName, string> = { notice: "n", promise: "p", statute: "s" };

/** A due instant of one of some clocks as a short word: the clock's letter, epoch ms, `?` while provisional. */
export const due = <const C extends ClockName>(...clocks: readonly C[]): Codec<Due<C>> =>
  kept(
    text(),
    ({ clock, at, provisional }) => `${letters[clock]}${epochMs(at)}${provisional ? "?" : ""}`,
    (word) => {
      const [, letter, ms, mark] = /^([nps])(-?\d+)(\??)$/.exec(word) ?? [];
      const clock = clocks.find((name) => letters[name] === letter);
      if (clock === undefined) throw new Unreadable(`not a due instant of ${clocks.join(", ")}`);
      return { clock, at: instantFromEpochMs(Number(ms)), provisional: mark === "?" };
    },
  );

/** Both due instants of an acceptance. */
export const acceptedDue = map<AcceptedDue>({
  promised: ["p", due("promise")],
  statutory: ["s", due("statute"), "optional"],
});
