import { resolve } from "node:path";
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from "@tongban/signature";
import { type Command, Option } from "commander";
import { createPartnerKey, writeKeyFile } from "../partner/key-file.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { show, type Terminal } from "./session.ts";
import type { GlobalOptions } from "./settings.ts";

type CreateOptions = GlobalOptions & {
  readonly partner?: string;
  readonly out?: string;
  readonly algorithm: SignatureAlgorithm;
};

/** Adds `keys create`. */
export const addKeyCommands = (program: Command, terminal: Terminal): void => {
  const keys = program.command("keys").description("keys that sign a partner's requests");
  keys
    .command("create")
    .description("make a key pair, keep it in a file, and print its public half")
    .option("--partner <id>", "whose key it is (TONGBAN_PARTNER)")
    .option("--out <file>", "where to keep it; <partner>.key.json if not given")
    .addOption(
      new Option("--algorithm <name>", "how it signs").choices(SIGNATURE_ALGORITHMS).default("ed25519"),
    )
    .addHelpText("after", "\nExample:\n  tongban keys create --partner nanjing-gov --out nanjing.key.json")
    .action((_: unknown, command: Command) => createKey(terminal, command.optsWithGlobals<CreateOptions>()));
};

const createKey = (terminal: Terminal, options: CreateOptions): void => {
  const partner = options.partner ?? terminal.environment["TONGBAN_PARTNER"];
  if (!partner || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(partner))
    throw new CommandError(
      exitCodes.usage,
      "Say whose key it is with --partner or TONGBAN_PARTNER: letters a-z, digits and dashes.",
    );
  const path = options.out ?? `${partner}.key.json`;
  const key = createPartnerKey(partner, options.algorithm);
  writeKeyFile(resolve(terminal.folder, path), key);
  const { privateKeyPem: _, ...open } = key;
  show(terminal, options, { ...open, file: path }, () =>
    [
      `Key file   ${path} (only you may read it; it holds the private key)`,
      `Key id     ${key.keyId}`,
      `Algorithm  ${key.algorithm}`,
      "",
      key.publicKeyPem.trimEnd(),
      "",
      "Give the broker's operator the key id, the algorithm and this public key to register.",
      "Two keys of a partner may be live at once: register the new one before the old one goes.",
    ].join("\n"),
  );
};
