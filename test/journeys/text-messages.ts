import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { broker } from "./broker.ts";

/** Messages that the broker handed to its gateway for a number, oldest first. */
export const messagesTo = (phone: string): readonly string[] =>
  readFileSync(join(broker.dataDir, "sms", "outbox.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): { to: string; text: string } => JSON.parse(line))
    .flatMap(({ to, text }) => (to === phone ? [text] : []));

/** The six digits in a message. */
export const codeIn = (text: string | undefined): string =>
  /\d{6}/.exec(text ?? "")?.[0] ?? expect.fail("a code");
