import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import * as z from "zod";
import { CommandError, exitCodes } from "./exit-code.ts";

/** What the file is called, in the folder that somebody works in or one above it. */
export const TONGBAN_FILE = "tongban.json";

const tongbanFile = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .describe("the broker")
    .optional(),
  partner: z.string().min(1).describe("which partner asks").optional(),
  key: z
    .string()
    .min(1)
    .describe("path of its key file; a relative one is seen from the file's folder")
    .optional(),
  webhookSecretFile: z
    .string()
    .min(1)
    .describe(
      "path of a file with the webhook's signing secret; a relative one is seen from the file's folder",
    )
    .optional(),
  language: z.string().min(2).describe("language of the broker's problems, such as zh-CN or en").optional(),
});

/** Which broker is meant and who asks, as `tongban.json` says it. */
export type TongbanFile = z.output<typeof tongbanFile>;

/** The variable of the environment that each member stands in for where it is not set. */
const variables = {
  url: "TONGBAN_URL",
  partner: "TONGBAN_PARTNER",
  key: "TONGBAN_KEY",
  webhookSecretFile: "TONGBAN_WEBHOOK_SECRET_FILE",
  language: "TONGBAN_LANGUAGE",
} as const satisfies Record<keyof TongbanFile, string>;

/** Variables that say where the broker is; where one of them is set, the file's `url` is not. */
const places = ["TONGBAN_URL", "TONGBAN_PORT", "TONGBAN_DATA"] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The nearest `tongban.json` from a folder upwards; nothing where there is none. */
const findTongbanFile = (from: string): string | undefined => {
  const here = join(from, TONGBAN_FILE);
  if (existsSync(here)) return here;
  return dirname(from) === from ? undefined : findTongbanFile(dirname(from));
};

const refuse = (path: string, what: string, cause?: unknown): CommandError =>
  new CommandError(
    exitCodes.usage,
    `${path} ${what} It holds an object with url, partner, key, webhookSecretFile and language, each a string that may be left out; mend it, or remove it.`,
    { cause },
  );

const parse = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw refuse(path, "cannot be read.", cause);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw refuse(path, "is not JSON.", cause);
  }
};

/** Reads the nearest `tongban.json`, its paths as absolute ones; refuses one that cannot be used, and says where it is wrong. */
const readTongbanFile = (from: string): TongbanFile => {
  const path = findTongbanFile(from);
  if (path === undefined) return {};
  const read = tongbanFile.safeParse(parse(path));
  if (!read.success) throw refuse(path, `cannot be used: ${faultsOf(read.error)}.`, read.error);
  const { key, webhookSecretFile, ...rest } = read.data;
  const folder = dirname(path);
  return {
    ...rest,
    ...(key === undefined ? {} : { key: resolve(folder, key) }),
    ...(webhookSecretFile === undefined ? {} : { webhookSecretFile: resolve(folder, webhookSecretFile) }),
  };
};

const faultsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => [...path.map(String), message].join(": ")).join("; ");

/** The environment, with what the nearest `tongban.json` says where a variable is not set. */
export const withTongbanFile = (environment: Environment, from: string): Environment => {
  const said = readTongbanFile(from);
  const placed = places.some((name) => environment[name]);
  const filled = { ...environment };
  for (const [member, name] of Object.entries(variables)) {
    const value = said[member as keyof TongbanFile];
    if (value !== undefined && !environment[name] && !(member === "url" && placed)) filled[name] = value;
  }
  return filled;
};

/** Writes `tongban.json` into a folder; refuses to overwrite one, unless `instead` says so. */
export const writeTongbanFile = (
  folder: string,
  content: TongbanFile,
  { instead = false }: { readonly instead?: boolean } = {},
): string => {
  const path = join(folder, TONGBAN_FILE);
  const text = `${JSON.stringify(tongbanFile.parse(content), null, 2)}\n`;
  try {
    writeFileSync(path, text, { flag: instead ? "w" : "wx" });
  } catch (cause) {
    const there = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
    throw new CommandError(
      exitCodes.usage,
      there ? `${path} exists already; add --force to write another one.` : `${path} cannot be written.`,
      { cause },
    );
  }
  return path;
};
