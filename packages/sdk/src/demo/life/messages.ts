import { existsSync, readFileSync } from "node:fs";

/** The texts of what the gateway of a broker on this machine was given to send; none where there is no such file yet. */
export const messagesIn = (path: string): readonly string[] =>
  existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => String(Object(JSON.parse(line)).text))
    : [];
