import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

const runState = z.object({
  run: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Where the feed stood before the first application went in. */
  after: z.string().nullable(),
});

/** A demo that was begun: its references follow from `run`, so going on makes no duplicates. */
export type RunState = z.output<typeof runState>;

/** A new run's name: the day, and four bytes against chance. */
export const newRun = (): string =>
  `${new Date().toISOString().slice(0, 10).replaceAll("-", "")}-${randomBytes(4).toString("hex")}`;

/** The run that was begun and not finished; nothing where there is none. */
export const readRun = (path: string): RunState | undefined => {
  try {
    return runState.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
};

/** Keeps a run until it is finished. */
export const keepRun = (path: string, state: RunState): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.next`, `${JSON.stringify(state)}\n`);
  renameSync(`${path}.next`, path);
};

/** Forgets a finished run. */
export const forgetRun = (path: string): void => rmSync(path, { force: true });
