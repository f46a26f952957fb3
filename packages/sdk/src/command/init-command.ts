import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { createPartnerKey, readKeyFile, writeKeyFile } from "../partner/key-file.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { type PartnerOptions, show, type Terminal } from "./session.ts";
import { checkedUrl } from "./settings.ts";
import { TONGBAN_FILE, writeTongbanFile } from "./tongban-file.ts";

type InitOptions = PartnerOptions & { readonly force?: boolean };

/** Adds `init`. */
export const addInitCommand = (program: Command, terminal: Terminal): void => {
  program
    .command("init")
    .description(
      `write ${TONGBAN_FILE} here, so that commands below this folder know the broker, partner and key`,
    )
    .requiredOption("--partner <id>", "which partner asks")
    .option("--key <file>", "its key file; <partner>.key.json if not given, made where it is not there")
    .option("--force", `write another ${TONGBAN_FILE} in the place of one`)
    .addHelpText("after", "\nExample:\n  tongban init --url https://broker.example --partner nanjing-gov")
    .action((_: unknown, command: Command) => init(terminal, command.optsWithGlobals<InitOptions>()));
};

const init = (terminal: Terminal, options: InitOptions): void => {
  const { partner = "", url: given, language } = options;
  if (!given) throw new CommandError(exitCodes.usage, "Say where the broker is with --url.");
  const url = checkedUrl(given);
  const key = options.key ?? `${partner}.key.json`;
  const file = resolve(terminal.folder, key);
  const made = !existsSync(file);
  if (!made && readKeyFile(file).partner !== partner)
    throw new CommandError(
      exitCodes.usage,
      `${key} is a key of ${readKeyFile(file).partner}, not of ${partner}.`,
    );
  const content = { url, partner, key, ...(language ? { language } : {}) };
  const path = writeTongbanFile(terminal.folder, content, { instead: options.force === true });
  if (made) writeKeyFile(file, createPartnerKey(partner, "ed25519"));
  const { keyId, publicKeyPem } = readKeyFile(file);
  show(terminal, options, { file: path, ...content, keyId, publicKeyPem }, () =>
    [
      `Written    ${path}`,
      `Key file   ${key}${made ? " (new; only you may read it)" : ""}`,
      `Key id     ${keyId}`,
      ...(made
        ? [
            "",
            publicKeyPem.trimEnd(),
            "",
            "Give the broker's operator this public key (ed25519) to register.",
          ]
        : []),
    ].join("\n"),
  );
};
