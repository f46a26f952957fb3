import { createWebhookSecret } from "@tongban/signature";
import type { Command } from "commander";
import { checkReceiver, ReceiverUnreachable } from "../../conformance/receiver/check-receiver.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import type { Terminal } from "../session.ts";
import { checkedUrl, type GlobalOptions } from "../settings.ts";
import { concludeWith } from "./conclude.ts";
import { addSignerCommand } from "./signer-command.ts";
import { type SecretOptions, webhookSecretOf } from "./webhook-secret.ts";

type ReceiverOptions = GlobalOptions &
  SecretOptions & { readonly externalRef?: string; readonly acknowledgeByAnswer?: boolean };

/** Adds what a partner tries its own programs with. */
export const addConformanceCommands = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("conformance")
    .description(
      "try your own webhook receiver, or your own signer, with all that a broker does (一致性测试)",
    )
    .argument("[receiver]", "the address of your webhook receiver")
    .option("--secret <whsec>", "the signing secret that the receiver knows")
    .option(
      "--secret-file <file>",
      "a file that holds it (TONGBAN_WEBHOOK_SECRET_FILE, or webhookSecretFile of tongban.json)",
    )
    .option("--external-ref <ref>", "of a case that the receiver knows; a made-up one if not given")
    .option("--acknowledge-by-answer", "its answer to a result is to acknowledge that result")
    .addHelpText(
      "after",
      `
It sends made-up results that are genuine to the receiver: try an installation that nobody depends on. No broker is asked.
Ends with 0 where no check failed, with 4 where one did; --json prints the report for machines.

Examples:
  tongban conformance http://127.0.0.1:3000/hooks --secret-file webhook.secret
  tongban conformance signer --key nanjing.key.json -- ./my-signer`,
    )
    .action((receiver: string | undefined, _: unknown, command: Command) =>
      tryReceiver(terminal, receiver, command.optsWithGlobals<ReceiverOptions>()),
    );
  addSignerCommand(group, terminal);
};

const tryReceiver = async (
  terminal: Terminal,
  receiver: string | undefined,
  options: ReceiverOptions,
): Promise<void> => {
  if (receiver === undefined)
    throw new CommandError(
      exitCodes.usage,
      "Name the address of your webhook receiver, or try your signer with `tongban conformance signer`.",
    );
  const url = new URL(checkedUrl(receiver)).href;
  const secret = webhookSecretOf(terminal, options);
  if (secret === undefined)
    throw new CommandError(
      exitCodes.usage,
      `Name the secret that the receiver verifies with, by --secret or --secret-file; for a new receiver take this one: ${createWebhookSecret()}`,
    );
  const { externalRef, acknowledgeByAnswer } = options;
  const report = await checkReceiver({
    url,
    secret,
    externalRef,
    acknowledgeByAnswer,
    signal: terminal.stopped,
  }).catch((error: unknown) => {
    if (!(error instanceof ReceiverUnreachable)) throw error;
    throw new CommandError(
      exitCodes.unreachable,
      `The receiver at ${url} cannot be reached (${error.message}).`,
    );
  });
  concludeWith(terminal, options, report);
};
