import type { Command } from "commander";
import { keepFeedPlace, readFeedPlace } from "../consume/feed-place.ts";
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
  const { client, partner, baseUrl } = partnerOf(terminal, options);
  const state =
    options.state ?? feedStatePath("watch", baseUrl, terminal.environment, partner, terminal.folder);
  const after = options.fromStart ? undefined : readFeedPlace(state);
  const pages = client.events({
    ...(after === undefined ? {} : { after }),
    wait: options.once ? 0 : 20,
    signal: terminal.stopped,
  });
  for await (const { events, cursor } of pages) {
    for (const event of events) terminal.write(options.json ? JSON.stringify(event) : eventLine(event));
    keepFeedPlace(state, cursor);
    if (options.once && events.length === 0) return;
  }
};
