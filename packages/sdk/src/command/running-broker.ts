import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { CommandError, exitCodes } from "./exit-code.ts";

const announcement = z.object({ pid: z.int().positive(), url: z.url({ protocol: /^http$/ }) });

const read = (path: string): z.output<typeof announcement> | undefined => {
  try {
    return announcement.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
};

/** A process of somebody else's may not be signalled, but it is there. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** What a broker said in its data folder about itself; `gone` where its process has ended without taking that back. */
export type FoundBroker = { readonly url: string; readonly pid: number; readonly gone: boolean };

/** Reads `broker.json` of a data folder, which a broker that runs there writes; nothing where none runs. */
export const findBroker = (dataFolder: string): FoundBroker | undefined => {
  const found = read(join(dataFolder, "broker.json"));
  return found && { ...found, gone: !isAlive(found.pid) };
};

/** The URL of the broker that runs on a data folder; refuses one that has ended without saying so. */
export const runningBrokerUrl = (dataFolder: string): string | undefined => {
  const found = findBroker(dataFolder);
  if (found?.gone)
    throw new CommandError(
      exitCodes.unreachable,
      `The broker of ${dataFolder} (process ${found.pid}, ${found.url}) has ended without saying so; start it again with npm start, or name another with --url or TONGBAN_URL.`,
    );
  return found?.url;
};
