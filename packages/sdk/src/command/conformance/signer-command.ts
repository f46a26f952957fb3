import { type Command, InvalidArgumentError } from "commander";
import { checkSigner } from "../../conformance/signer/check-signer.ts";
import { runSigner, SignerMissing } from "../../conformance/signer/run-signer.ts";
import { type LookedAt, verifySentRequests } from "../../conformance/signer/verify-sent-requests.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import type { Terminal } from "../session.ts";
import { concludeWith } from "./conclude.ts";
import { type KeyOptions, verificationKeyOf } from "./verification-key.ts";

type SignerOptions = KeyOptions & { readonly listen?: number | true };

/** Adds `conformance signer`. */
export const addSignerCommand = (group: Command, terminal: Terminal): void => {
  group
    .command("signer")
    .description("try your own signer: a program of yours, or requests that you send here")
    .argument("[program...]", "after --: your program and its arguments")
    .option("--key <file>", "the key file that it signs with (TONGBAN_KEY, or key of tongban.json)")
    .option("--public-key <file>", "instead: the public key that belongs to it, in PEM")
    .option("--key-id <id>", "with --public-key: the id that it names the key by")
    .option("--listen [port]", "verify every request that is sent to an address on this machine", portOf)
    .addHelpText(
      "after",
      `
The program is started for each request. On its standard input it finds one line of JSON
  {"method": "POST", "url": "https://…", "headers": {"content-type": "application/json"}, "body": "…" or null}
and prints one object of JSON with the header fields to add, and nothing else
  {"signature-input": "…", "signature": "…", "content-digest": "…"}
Sign the URL as it is given. With --listen send your requests to the address that is shown; each answer says what is wrong.

Examples:
  tongban conformance signer --key nanjing.key.json -- python3 sign.py
  tongban conformance signer --public-key public.pem --key-id nanjing-gov.1 --listen 9000`,
    )
    .action((program: readonly string[], _: unknown, command: Command) =>
      trySigner(terminal, program, command.optsWithGlobals<SignerOptions>()),
    );
};

const trySigner = async (
  terminal: Terminal,
  program: readonly string[],
  options: SignerOptions,
): Promise<void> => {
  const { listen } = options;
  if ((listen === undefined) === (program.length === 0))
    throw new CommandError(
      exitCodes.usage,
      "Name your program after --, or say --listen to send requests here: one of the two.",
    );
  const key = verificationKeyOf(terminal, options);
  const signal = terminal.stopped;
  if (listen !== undefined)
    return verifySentRequests({
      port: listen === true ? 0 : listen,
      key,
      signal,
      onReady: (url) => {
        if (!options.json) terminal.write(`Send signed requests to ${url} with any path (Ctrl-C ends it)`);
        else terminal.write(JSON.stringify({ url }));
      },
      onRequest: (looked) => terminal.write(options.json ? JSON.stringify(looked) : lookedText(looked)),
    });
  const sign = (request: Parameters<typeof runSigner>[1]) =>
    runSigner(program, request, terminal.folder, signal);
  const report = await checkSigner({ target: program.join(" "), key, sign }).catch((error: unknown) => {
    if (!(error instanceof SignerMissing)) throw error;
    throw new CommandError(exitCodes.usage, `${error.message}: is its path right, and may it be run?`);
  });
  concludeWith(terminal, options, report);
};

const lookedText = ({ request, verdict, seen, mend = "" }: LookedAt): string =>
  [
    `${verdict === "pass" ? "pass" : "FAIL"} ${request}: ${seen}`,
    ...mend.split("\n").filter((line) => line !== ""),
  ].join("\n    ");

const portOf = (text: string): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("Say a port from 0 to 65535.");
};
