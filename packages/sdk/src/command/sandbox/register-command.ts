import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sandboxOperations } from "@tongban/contract/sandbox";
import type { Command } from "commander";
import { createClient } from "../../client/index.ts";
import { createPartnerKey, writeKeyFile } from "../../partner/key-file.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { brokerOf, show, type Terminal } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { TONGBAN_FILE, writeTongbanFile } from "../tongban-file.ts";
import { expectSandbox } from "./expect-sandbox.ts";

type RegisterOptions = GlobalOptions & { readonly name: string; readonly force?: boolean };

/** Adds `register`: a key, its partner, `tongban.json`, and applications that can be sent as they are. */
export const addRegisterCommand = (group: Command, terminal: Terminal): void => {
  group
    .command("register")
    .description(
      `make a key, register it, and write ${TONGBAN_FILE} and applications to send into this folder`,
    )
    .option("--name <name>", "what your system is called", "Sandbox")
    .option("--force", `write another ${TONGBAN_FILE} in the place of one`)
    .addHelpText(
      "after",
      "\nExample:\n  tongban sandbox register --url http://127.0.0.1:8787 --name 苏州平台",
    )
    .action((_: unknown, command: Command) => register(terminal, command.optsWithGlobals<RegisterOptions>()));
};

const register = async (terminal: Terminal, options: RegisterOptions): Promise<void> => {
  const { folder, stopped: signal } = terminal;
  const instead = options.force === true;
  if (!instead && existsSync(join(folder, TONGBAN_FILE)))
    throw new CommandError(
      exitCodes.usage,
      `${TONGBAN_FILE} is here already; add --force to write another one.`,
    );
  const broker = brokerOf(terminal, options);
  const client = createClient(broker);
  const key = createPartnerKey("sandbox", "ed25519");
  const { algorithm, publicKeyPem } = key;
  const body = { name: options.name, algorithm, publicKeyPem };
  const made = await expectSandbox(
    broker.baseUrl,
    client.call(sandboxOperations.registerInSandbox, { body, signal }),
  );
  const { partnerId: partner, keyId, matters } = made;
  const keyFile = `${partner}.key.json`;
  writeKeyFile(join(folder, keyFile), { ...key, partner, keyId });
  writeTongbanFile(folder, { url: broker.baseUrl, partner, key: keyFile }, { instead });
  const applications = matters.map(({ matter }) => `${matter}.json`);
  const first = matters[0]?.matter ?? "MATTER";
  for (const { matter, application, files } of matters) {
    write(join(folder, `${matter}.json`), `${JSON.stringify(application, null, 2)}\n`);
    for (const { title, base64 } of files)
      write(join(folder, matter, `${basename(title)}.pdf`), Buffer.from(base64, "base64"));
  }
  show(terminal, options, { ...made, file: TONGBAN_FILE, keyFile, applications }, () =>
    [
      `Partner    ${partner}`,
      `Key file   ${keyFile} (only you may read it)`,
      `Written    ${TONGBAN_FILE}, ${applications.join(", ")}, and the files of their materials`,
      "",
      `Next:  tongban submit ${first}.json`,
      `       tongban material put CASE ${first}/*.pdf    (its files; granted once they are there, or after a minute)`,
      "       tongban watch",
    ].join("\n"),
  );
};

const write = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};
