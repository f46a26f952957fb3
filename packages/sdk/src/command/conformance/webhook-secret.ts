import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { signWebhook } from "@tongban/signature";
import { CommandError, exitCodes } from "../exit-code.ts";
import { statedIn, type Terminal } from "../session.ts";

/** Options of commands that sign deliveries. */
export type SecretOptions = { readonly secret?: string; readonly secretFile?: string };

/** The signing secret that options, environment or `tongban.json` name; nothing where they name none. Refuses what is none. */
export const webhookSecretOf = (
  terminal: Terminal,
  { secret, secretFile }: SecretOptions,
): string | undefined => {
  const environment = statedIn(terminal);
  const file = secretFile ?? environment["TONGBAN_WEBHOOK_SECRET_FILE"];
  const given = secret ?? (file === undefined ? undefined : read(resolve(terminal.folder, file)));
  return given === undefined ? undefined : checked(given);
};

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    throw new CommandError(exitCodes.usage, `The file of the webhook's secret ${path} cannot be read.`, {
      cause,
    });
  }
};

/** The secret itself is never shown. */
const checked = (secret: string): string => {
  try {
    signWebhook({ id: "x", timestamp: 0, body: "" }, [secret]);
    return secret;
  } catch (cause) {
    throw new CommandError(
      exitCodes.usage,
      "The webhook's secret is whsec_ and the base64 of 24 to 64 bytes, as `tongban webhook set` printed it.",
      { cause },
    );
  }
};
