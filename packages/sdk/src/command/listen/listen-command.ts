import type { PartnerEvent } from "@tongban/contract";
import { createWebhookSecret } from "@tongban/signature";
import type { Command } from "commander";
import { type SecretOptions, webhookSecretOf } from "../conformance/webhook-secret.ts";
import { CommandError, endingOf, exitCodes } from "../exit-code.ts";
import { type PartnerOptions, partnerOf, show, type Terminal, withPartnerOptions } from "../session.ts";
import { feedStatePath } from "../settings.ts";
import { acknowledgeByAnswer } from "./acknowledge-by-answer.ts";
import { type ForwardedEvent, forwardFeed } from "./forward-feed.ts";
import { forwardedText, isSettled } from "./forwarded-text.ts";
import { receiverUrlOf, sinceOf, typesOf } from "./listen-options.ts";
import { readFeed } from "./read-feed.ts";

type ListenOptions = PartnerOptions &
  SecretOptions & {
    readonly forwardTo: string;
    readonly types?: ReadonlySet<string>;
    readonly since?: number;
    readonly state?: string;
    readonly once?: boolean;
    readonly acknowledge?: boolean;
  };

/** Adds `listen`, by which a receiver on a developer's machine is delivered to without an address that a broker can reach. */
export const addListenCommand = (program: Command, terminal: Terminal): void => {
  withPartnerOptions(program.command("listen"))
    .description("follow your feed, and forward each event to your own receiver as a webhook (本机联调)")
    .requiredOption(
      "--forward-to <address>",
      "your receiver, such as http://127.0.0.1:3000/hooks",
      receiverUrlOf,
    )
    .option("--secret <whsec>", "the signing secret that the receiver knows")
    .option(
      "--secret-file <file>",
      "a file that holds it (TONGBAN_WEBHOOK_SECRET_FILE, or webhookSecretFile of tongban.json); one is made and shown if none is named",
    )
    .option("--types <names>", "only these, parted by commas, such as decided,supplement-asked", typesOf)
    .option(
      "--since <time>",
      "what happened from then on: now, 2026-03-02, or 2026-03-02T09:00:00+08:00",
      sinceOf,
    )
    .option("--state <file>", "where the place in the feed is kept")
    .option(
      "--acknowledge",
      'an answer {"acknowledged": "<event id>"} to the delivery of a result acknowledges it, as it does of a webhook set with --acknowledge-by-answer',
    )
    .option("--once", "end when nothing more is there; with 4 where an event was not taken")
    .addHelpText(
      "after",
      `
Goes on where it stopped the last time, at first from the beginning of the feed, unless --since says otherwise. The webhook
that is set at the broker goes on as well. An event that was answered is not sent again, whatever the answer; a receiver
that is not there is waited for. The place is kept after each event: the one under way when listen was killed may be sent twice.
With --json, one object a line.

Examples:
  tongban listen --forward-to http://127.0.0.1:3000/hooks --secret-file webhook.secret
  tongban listen --forward-to http://127.0.0.1:3000/hooks --types decided --since now`,
    )
    .action((_: unknown, command: Command) => listen(terminal, command.optsWithGlobals<ListenOptions>()));
};

const listen = async (terminal: Terminal, options: ListenOptions): Promise<void> => {
  const { client, partner, baseUrl } = partnerOf(terminal, options);
  const { forwardTo: url, once = false } = options;
  const signal = terminal.stopped;
  const secret = secretFor(terminal, options, partner);
  const events = readFeed(client, {
    state: options.state ?? feedStatePath("listen", baseUrl, terminal.environment, partner, terminal.folder),
    fromStart: options.since !== undefined,
    once,
    signal,
    onFailure: (failure, pause) => {
      if (once) throw failure;
      terminal.writeError(`${endingOf(failure).text} Trying again in ${inSeconds(pause)}.`);
    },
  });
  const onAway = (reason: string, pause: number): void => {
    const away = `The receiver at ${url} cannot be reached (${reason}).`;
    if (once) throw new CommandError(exitCodes.unreachable, away);
    terminal.writeError(`${away} Trying again in ${inSeconds(pause)}.`);
  };
  const acknowledging = options.acknowledge ? client : undefined;
  const forwarded = forwardFeed(events, {
    url,
    secret,
    wanted: wantedBy(options),
    signal,
    onAway,
    acknowledge: (event, answer) => acknowledgeByAnswer(acknowledging, event, answer, signal),
  });
  await tellAll(terminal, options, forwarded);
};

/** The secret that is named, or one of this session, which is shown: the receiver has to know it. */
const secretFor = (terminal: Terminal, options: ListenOptions, partner: string): string => {
  const named = webhookSecretOf(terminal, options);
  const secret = named ?? createWebhookSecret();
  const { forwardTo } = options;
  show(terminal, options, { partner, forwardTo, ...(named === undefined ? { secret } : {}) }, () =>
    [
      `Forwarding the feed of ${partner} to ${forwardTo}`,
      named === undefined
        ? `Signed with a secret of this session, which your receiver has to know: ${secret}`
        : "Signed with the secret that was named.",
    ].join("\n"),
  );
  return secret;
};

const wantedBy =
  ({ types, since }: ListenOptions) =>
  ({ type, time }: PartnerEvent): boolean =>
    (types?.has(type) ?? true) && (since === undefined || Date.parse(time) >= since);

/** Tells what became of each event, until the person stops it. */
const tellAll = async (
  terminal: Terminal,
  options: ListenOptions,
  forwarded: AsyncIterable<ForwardedEvent>,
): Promise<void> => {
  let sent = 0;
  const unsettled: ForwardedEvent[] = [];
  try {
    for await (const one of forwarded) {
      sent++;
      if (!isSettled(one)) unsettled.push(one);
      show(terminal, options, one, () => forwardedText(one));
    }
  } catch (error) {
    if (!terminal.stopped.aborted) throw error;
  }
  const [first] = unsettled;
  if (!options.once || first === undefined) return;
  const what = options.acknowledge ? "were not taken, or not acknowledged" : "were not taken";
  const again = `--since ${first.event.time} forwards from the first of them on again.`;
  throw new CommandError(exitCodes.fault, `${unsettled.length} of ${sent} events ${what}. ${again}`);
};

const inSeconds = (ms: number): string => `${Math.ceil(ms / 1_000)} s`;
