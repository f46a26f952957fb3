import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from "@tongban/signature";
import { type Command, Option } from "commander";
import { expectValue } from "../client/index.ts";
import { createPartnerKey, readKeyFile, writeKeyFile } from "../partner/key-file.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { writeBytes } from "./file-bytes.ts";
import {
  type PartnerOptions,
  show,
  signingPartner,
  statedIn,
  type Terminal,
  withPartnerOptions,
} from "./session.ts";
import type { GlobalOptions } from "./settings.ts";

type CreateOptions = GlobalOptions & {
  readonly partner?: string;
  readonly out?: string;
  readonly publicOut?: string;
  readonly algorithm: SignatureAlgorithm;
};

type RotateOptions = PartnerOptions & {
  readonly out?: string;
  readonly algorithm: SignatureAlgorithm;
};

/** Adds `keys create` and `keys rotate`. */
export const addKeyCommands = (program: Command, terminal: Terminal): void => {
  const keys = program.command("keys").alias("key").description("keys that sign a partner's requests");
  keys
    .command("create")
    .description("make a key pair, keep it in a file, and print its public half")
    .option("--partner <id>", "whose key it is (TONGBAN_PARTNER)")
    .option("--out <file>", "where to keep it; <partner>.key.json if not given")
    .option("--public-out <file>", "where to write its public half as well (PEM), to give to the operator")
    .addOption(
      new Option("--algorithm <name>", "how it signs").choices(SIGNATURE_ALGORITHMS).default("ed25519"),
    )
    .addHelpText("after", "\nExample:\n  tongban keys create --partner nanjing-gov --out nanjing.key.json")
    .action((_: unknown, command: Command) => createKey(terminal, command.optsWithGlobals<CreateOptions>()));

  withPartnerOptions(keys.command("rotate"))
    .description("register your next key, signed with the present one, and revoke that (轮换)")
    .option("--out <file>", "where to keep the next key; <partner>.next.key.json if not given")
    .addOption(
      new Option("--algorithm <name>", "how it signs").choices(SIGNATURE_ALGORITHMS).default("ed25519"),
    )
    .addHelpText(
      "after",
      "\nBroken off, it is run again with the same --out.\n\nExample:\n  tongban key rotate --key nanjing.key.json --out nanjing.2027.key.json",
    )
    .action((_: unknown, command: Command) => rotateKey(terminal, command.optsWithGlobals<RotateOptions>()));
};

/** The file comes first, so that a key that is live is never lost; what was done before is not done again. */
const rotateKey = async (terminal: Terminal, options: RotateOptions): Promise<void> => {
  const { partner, key: present, clientOf } = signingPartner(terminal, options);
  const path = options.out ?? `${partner}.next.key.json`;
  const file = resolve(terminal.folder, path);
  if (!existsSync(file)) writeKeyFile(file, createPartnerKey(partner, options.algorithm));
  const next = readKeyFile(file);
  if (next.partner !== partner || next.keyId === present.keyId)
    throw new CommandError(
      exitCodes.usage,
      `${path} is no other key of ${partner}; name another with --out.`,
    );
  const signal = terminal.stopped;
  const known = await clientOf(next).listKeys({ signal });
  if (!known.ok) expectValue(await clientOf(present).registerKey(next, { signal }));
  const live = expectValue(await clientOf(next).listKeys({ signal }));
  const rotated = live.keys.some(({ keyId }) => keyId === present.keyId)
    ? expectValue(await clientOf(next).revokeKey(present.keyId, { signal }))
    : live;
  show(terminal, options, rotated, () =>
    [
      `Key id     ${next.keyId}`,
      `Key file   ${path} (only you may read it; it holds the private key)`,
      `Revoked    ${present.keyId} (it still opens for half a minute)`,
      "",
      `Sign with ${path} from now on.`,
    ].join("\n"),
  );
};

const createKey = (terminal: Terminal, options: CreateOptions): void => {
  const partner = options.partner ?? statedIn(terminal)["TONGBAN_PARTNER"];
  if (!partner || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(partner))
    throw new CommandError(
      exitCodes.usage,
      "Say whose key it is with --partner or TONGBAN_PARTNER: letters a-z, digits and dashes.",
    );
  const path = options.out ?? `${partner}.key.json`;
  const key = createPartnerKey(partner, options.algorithm);
  writeKeyFile(resolve(terminal.folder, path), key);
  if (options.publicOut !== undefined) writeBytes(terminal, options.publicOut, key.publicKeyPem);
  const { privateKeyPem: _, ...open } = key;
  show(terminal, options, { ...open, file: path }, () =>
    [
      `Key file   ${path} (only you may read it; it holds the private key)`,
      ...(options.publicOut === undefined ? [] : [`Public     ${options.publicOut}`]),
      `Key id     ${key.keyId}`,
      `Algorithm  ${key.algorithm}`,
      "",
      key.publicKeyPem.trimEnd(),
      "",
      "Give the broker's operator the algorithm and this public key to register; your next key you register yourself with `keys rotate`.",
      "Two keys of a partner may be live at once: register the new one before the old one goes.",
    ].join("\n"),
  );
};
