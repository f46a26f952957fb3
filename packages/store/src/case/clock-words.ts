import {
  type Clock,
  type ClockEnd,
  type ClockMove,
  type ClockName,
  type Clocks,
  clockNames,
  type Deadline,
  type Deadlines,
  epochMs,
  type Instant,
  instantFromEpochMs,
  type Ledger,
  lawfulGrounds,
  type PauseGround,
  type Rung,
  type Segment,
  type Used,
  type WarningTimes,
} from "@tongban/domain";
import { type Codec, kept, list, text, Unreadable } from "../table/codec.ts";
import { limitFromWord, limitWord, unitWords } from "./words.ts";

/*
 * A clock, or what happens to one, is a line of short words, because heads and events are written by every command and
 * pay by the kilobyte. Instants are in base 36: whole minutes since 1970, or ms after a `*`.
 *
 *   10wd@mm9k3aio?   a deadline: limit, due instant, `?` while provisional; the promised one first
 *   y… o… r… p…      when a warning is due: yellow, orange, red, pause
 *   R…-…             a stretch that ran; P…-…:hearing:… one that stood still, its ground and expected end
 *   =3wd,0           an end: what was used (days, or ms of wh and mi), and 1 if that was too much
 */

const letters = {
  route: "r",
  claim: "c",
  notice: "n",
  supplement: "s",
  handling: "h",
  gap: "g",
  payment: "p",
  delivery: "d",
  return: "b",
  explanation: "e",
  rectification: "f",
  supervision: "o",
} as const satisfies Record<ClockName, string>;

const rungLetters = { yellow: "y", orange: "o", red: "r", pause: "p" } as const satisfies Record<
  Rung,
  string
>;

const bad = (what: string): never => {
  throw new Unreadable(`not ${what}`);
};

const MINUTE_MS = 60_000;

const instantWord = (instant: Instant): string => {
  const ms = epochMs(instant);
  return ms % MINUTE_MS === 0 ? (ms / MINUTE_MS).toString(36) : `*${ms.toString(36)}`;
};

const instantFrom = (word: string | undefined): Instant => {
  const [, star, digits] = /^(\*?)([0-9a-z]+)$/.exec(word ?? "") ?? [];
  if (digits === undefined) return bad("an instant");
  return instantFromEpochMs(Number.parseInt(digits, 36) * (star ? 1 : MINUTE_MS));
};

const clockFrom = (letter: string): ClockName =>
  clockNames.find((name) => letters[name] === letter) ?? bad("a clock");

const deadlineWord = ({ limit, at, provisional }: Deadline): string =>
  `${limitWord(limit)}@${instantWord(at)}${provisional ? "?" : ""}`;

const deadlineFrom = (word: string): Deadline => {
  const [, limit = "", at, mark] = /^([0-9a-z]+)@(\*?[0-9a-z]+)(\??)$/.exec(word) ?? bad("a deadline");
  return { limit: limitFromWord(limit), at: instantFrom(at), provisional: mark === "?" };
};

const deadlineWords = ({ promised, statutory }: Deadlines): readonly string[] =>
  statutory ? [deadlineWord(promised), deadlineWord(statutory)] : [deadlineWord(promised)];

const deadlinesIn = (words: readonly string[]): Deadlines => {
  const [promised, statutory] = words.filter((word) => word.includes("@")).map(deadlineFrom);
  if (!promised) return bad("a clock with a deadline");
  return statutory ? { promised, statutory } : { promised };
};

const warningWords = (times: WarningTimes): readonly string[] =>
  rungsIn(times).map(([rung, at]) => `${rungLetters[rung]}${instantWord(at)}`);

const rungsIn = (times: WarningTimes) =>
  (Object.keys(rungLetters) as Rung[]).flatMap((rung) => {
    const at = times[rung];
    return at === undefined ? [] : [[rung, at] as const];
  });

const warningsIn = (words: readonly string[]): WarningTimes => {
  const times: { [R in Rung]?: Instant } = {};
  for (const rung of Object.keys(rungLetters) as Rung[]) {
    const word = words.find((one) => !one.includes("@") && one.startsWith(rungLetters[rung]));
    if (word !== undefined) times[rung] = instantFrom(word.slice(1));
  }
  return times;
};

const groundWord = (ground: PauseGround): string => encodeURIComponent(ground);

const groundFrom = (word: string | undefined): PauseGround => {
  const ground = decodeURIComponent(word ?? "");
  if (ground === "supplement" || ground.startsWith("agreed/")) return ground as PauseGround;
  return lawfulGrounds.find((one) => one === ground) ?? bad("a ground");
};

/** Why a clock stands still. */
export const pauseGround: Codec<PauseGround> = kept(text(), groundWord, groundFrom);

const segmentWord = (segment: Segment): string => {
  const span = `${instantWord(segment.from)}-${segment.to === undefined ? "" : instantWord(segment.to)}`;
  if (segment.kind === "running") return `R${span}`;
  return `P${span}:${groundWord(segment.ground)}:${instantWord(segment.expectedEnd)}`;
};

const segmentFrom = (word: string): Segment => {
  const [span = "", ground, expectedEnd] = word.slice(1).split(":");
  const [from, to] = span.split("-");
  const stretch = { from: instantFrom(from), ...(to ? { to: instantFrom(to) } : {}) };
  if (word.startsWith("R")) return { kind: "running", ...stretch };
  return {
    kind: "paused",
    ...stretch,
    ground: groundFrom(ground),
    expectedEnd: instantFrom(expectedEnd),
  };
};

const usedWord = (used: Used, late: boolean): string =>
  `=${"days" in used ? used.days : used.ms}${unitWords[used.unit]},${late ? 1 : 0}`;

const usedFrom = (word: string): { readonly used: Used; readonly late: boolean } => {
  const [, amount, unit, late] = /^=(\d+)(wd|cd|wh|mi),([01])$/.exec(word) ?? bad("what was used");
  const number = Number(amount);
  const used: Used =
    unit === "wd" || unit === "cd"
      ? { unit: unit === "wd" ? "working-days" : "calendar-days", days: number }
      : { unit: unit === "wh" ? "working-hours" : "minutes", ms: number };
  return { used, late: late === "1" };
};

const endWords = ({ used, late, usedStatutory, lateStatutory = false }: ClockEnd): readonly string[] => [
  usedWord(used, late),
  ...(usedStatutory ? [usedWord(usedStatutory, lateStatutory)] : []),
];

const endIn = (words: readonly string[]): ClockEnd | undefined => {
  const [end, statutory] = words.filter((word) => word.startsWith("=")).map(usedFrom);
  if (!end) return undefined;
  return statutory ? { ...end, usedStatutory: statutory.used, lateStatutory: statutory.late } : end;
};

const moveWords = (move: ClockMove): readonly string[] =>
  move.do === "stop" ? [`.${letters[move.clock]}`, ...endWords(move)] : goingOnWords(move);

const goingOnWords = (move: Exclude<ClockMove, { readonly do: "stop" }>): readonly string[] => {
  const clock = letters[move.clock];
  const rest = [...deadlineWords(move), ...warningWords(move.warnings)];
  switch (move.do) {
    case "start":
      return [`+${clock}`, instantWord(move.from), ...rest];
    case "pause":
      return [`!${clock}`, `${groundWord(move.ground)}:${instantWord(move.expectedEnd)}`, ...rest];
    case "resume":
      return [`>${clock}`, ...rest];
    case "move": {
      const { promised, statutory } = move.was;
      const was = [promised, ...(statutory ? [statutory] : [])].map(instantWord).join("/");
      return [`~${clock}`, was, ...rest];
    }
  }
};

const moveFrom = (words: readonly string[]): ClockMove => {
  const [sign = "", ...after] = words;
  const clock = clockFrom(sign.slice(1));
  if (sign.startsWith(".")) return { do: "stop", clock, ...(endIn(after) ?? bad("an end")) };
  const hasOwn = !sign.startsWith(">");
  const rest = hasOwn ? after.slice(1) : after;
  const limits = { clock, ...deadlinesIn(rest), warnings: warningsIn(rest) };
  const own = after[0] ?? "";
  switch (sign[0]) {
    case "+":
      return { do: "start", from: instantFrom(own), ...limits };
    case "!": {
      const [ground, expectedEnd] = own.split(":");
      return { do: "pause", ground: groundFrom(ground), expectedEnd: instantFrom(expectedEnd), ...limits };
    }
    case ">":
      return { do: "resume", ...limits };
    case "~": {
      const [promised, statutory] = own.split("/").map(instantFrom);
      if (!promised) return bad("a move");
      return { do: "move", was: statutory ? { promised, statutory } : { promised }, ...limits };
    }
    default:
      return bad("a move of a clock");
  }
};

/** What an event does to a clock, as a line of short words. */
const clockMove: Codec<ClockMove> = kept(
  text(),
  (move) => moveWords(move).join(" "),
  (line) => moveFrom(line.split(" ")),
);

/** What an event does to the clocks of its case. */
export const clockMoves = list(clockMove);

const clockWords = ({ ledger, warnings, end, ...deadlines }: Clock): readonly string[] => [
  ...deadlineWords(deadlines),
  ...ledger.map(segmentWord),
  ...warningWords(warnings),
  ...(end ? endWords(end) : []),
];

const clockIn = (words: readonly string[]): Clock => {
  const [first, ...more] = words.filter((word) => /^[RP]/.test(word)).map(segmentFrom);
  const ledger: Ledger = [first ?? bad("a clock with a ledger"), ...more];
  const others = words.filter((word) => !/^[RP=]/.test(word));
  const end = endIn(words);
  return { ...deadlinesIn(words), ledger, warnings: warningsIn(others), ...(end ? { end } : {}) };
};

/** The clocks of a case: a line for each, its letter first. */
export const clocks: Codec<Clocks> = kept(
  text(),
  (all) =>
    clockNames
      .flatMap((name) => {
        const clock = all[name];
        return clock ? [[letters[name], ...clockWords(clock)].join(" ")] : [];
      })
      .join("\n"),
  (lines) =>
    Object.fromEntries(
      lines.split("\n").map((line) => {
        const [letter = "", ...words] = line.split(" ");
        return [clockFrom(letter), clockIn(words)];
      }),
    ),
);
