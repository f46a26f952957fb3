import type { Command } from "commander";
import { patiently } from "../client/waiting.ts";
import { keepFeedPlace, readFeedPlace } from "../consume/feed-place.ts";
import type { FeedPage, PartnerClient } from "../partner/partner-client.ts";
import { eventLine } from "./event-line.ts";
import { type PartnerOptions, partnerOf, type Terminal, withPartnerOptions } from "./session.ts";
import { feedStatePath } from "./settings.ts";

type WatchOptions = PartnerOptions & {
  readonly state?: string;
  readonly fromStart?: boolean;
  readonly once?: boolean;
};

/** Adds `watch`. */
export const addWatchCommand = (program: Command, terminal: Terminal): void => {
  withPartnerOptions(program.command("watch"))
    .description("follow your feed; goes on where it stopped the last time")
    .option("--state <file>", "where the place in the feed is kept")
    .option("--from-start", "begin at the feed's beginning")
    .option("--once", "end when nothing more is there")
    .addHelpText(
      "after",
      "\nWith --json, one event a line (CloudEvents). An event may be shown twice when watch was killed.\n\nExample:\n  tongban watch --json --once | jq .data.status",
    )
    .action((_: unknown, command: Command) => watch(terminal, command.optsWithGlobals<WatchOptions>()));
};

const watch = async (terminal: Terminal, options: WatchOptions): Promise<void> => {
  const { client, partner, baseUrl, onWait } = partnerOf(terminal, options);
  const signal = terminal.stopped;
  const state =
    options.state ?? feedStatePath("watch", baseUrl, terminal.environment, partner, terminal.folder);
  let after = options.fromStart ? undefined : readFeedPlace(state);
  const wait = options.once ? 0 : 20;
  while (!signal.aborted) {
    const page = await patiently(() => pageAfter(client, after, { wait, signal }), { signal, onWait }).catch(
      (fault: unknown) => {
        if (!signal.aborted) throw fault;
      },
    );
    if (!page) return;
    const { events, cursor } = page;
    for (const event of events) terminal.write(options.json ? JSON.stringify(event) : eventLine(event));
    keepFeedPlace(state, cursor);
    after = cursor;
    if (options.once && events.length === 0) return;
  }
};

/** The page after a cursor; nothing where the command was stopped. */
const pageAfter = async (
  client: PartnerClient,
  after: string | undefined,
  options: { readonly wait: number; readonly signal: AbortSignal },
): Promise<FeedPage | undefined> => {
  const { value } = await client.events({ ...options, ...(after === undefined ? {} : { after }) }).next();
  return value ?? undefined;
};
