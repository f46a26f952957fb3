import { judgeTaken, seenIn } from "../../conformance/receiver/judge-answer.ts";
import { eventLine } from "../event-line.ts";
import type { ForwardedEvent } from "./forward-feed.ts";

/** So much of a refusal's own words is shown, characters. */
const SHOWN_LENGTH = 200;

const judge = ({ answer }: ForwardedEvent) =>
  judgeTaken(answer, "A broker would send it again later: answer 2xx once the event is safe with you.");

/** Whether the receiver took an event, as a broker sees it. */
export const isTaken = (one: ForwardedEvent): boolean => judge(one).verdict === "pass";

/** One event and its answer: a line, and where it was not taken what the receiver said and how to mend it. */
export const forwardedText = (one: ForwardedEvent): string => {
  const { event, answer } = one;
  const line = `${eventLine(event)}  → ${seenIn(answer)}`;
  if (isTaken(one)) return line;
  const said = answer.kind === "answered" ? printable(answer.text) : "";
  return [
    `${line}, NOT TAKEN`,
    ...(said === "" ? [] : [`    it says: ${said}`]),
    `    ${judge(one).mend}`,
  ].join("\n");
};

/** A receiver's words on one line, without what would steer the terminal. */
const printable = (text: string): string =>
  text
    .slice(0, SHOWN_LENGTH)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
