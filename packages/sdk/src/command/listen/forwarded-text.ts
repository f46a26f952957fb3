import { judgeTaken, seenIn } from "../../conformance/receiver/judge-answer.ts";
import { eventLine } from "../event-line.ts";
import type { ForwardedEvent } from "./forward-feed.ts";

/** So much of a refusal's own words is shown, characters. */
const SHOWN_LENGTH = 200;

const judge = ({ answer }: ForwardedEvent) =>
  judgeTaken(answer, "A broker would send it again later: answer 2xx once the event is safe with you.");

/** Whether the receiver took an event, as a broker sees it. */
const isTaken = (one: ForwardedEvent): boolean => judge(one).verdict === "pass";

/** Whether nothing is left to mend: an event was taken, and acknowledged where its answer says so. */
export const isSettled = (one: ForwardedEvent): boolean =>
  isTaken(one) && one.acknowledgement?.kind !== "refused";

/** One event and its answer: a line, and where it was not taken what the receiver said and how to mend it. */
export const forwardedText = (one: ForwardedEvent): string => {
  const { event, answer } = one;
  const line = `${eventLine(event)}  → ${seenIn(answer)}`;
  if (isTaken(one)) return [line, ...acknowledgementLines(one)].join("\n");
  const said = answer.kind === "answered" ? printable(answer.text) : "";
  return [
    `${line}, NOT TAKEN`,
    ...(said === "" ? [] : [`    it says: ${said}`]),
    `    ${judge(one).mend}`,
  ].join("\n");
};

const acknowledgementLines = ({ acknowledgement }: ForwardedEvent): readonly string[] => {
  switch (acknowledgement?.kind) {
    case undefined:
      return [];
    case "done":
      return ["    it acknowledges the result: done"];
    case "left":
      return ["    it acknowledges the result: left, for that say --acknowledge"];
    case "refused":
      return [`    NOT ACKNOWLEDGED: ${printable(`${acknowledgement.code}: ${acknowledgement.detail}`)}`];
  }
};

/** A receiver's words on one line, without what would steer the terminal. */
const printable = (text: string): string =>
  text
    .slice(0, SHOWN_LENGTH)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
