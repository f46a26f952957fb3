import type { PartnerEvent } from "@tongban/contract";
import type { PartnerId } from "@tongban/domain";
import { type FeedPage, loadEvents, readFeed } from "@tongban/store";
import * as z from "zod";
import type { Resources } from "../edge/resources.ts";
import { partnerEventView } from "../views/partner-event.ts";

const place = z.strictObject({ after: z.int().min(0) });

/** A feed's cursors are bound to its partner. */
const scopeOf = (partner: PartnerId): string => `feed of ${partner}`;

/** The sequence number that a cursor stands for; nothing where the cursor is not one of this feed. */
export const sequenceOf = async (
  { cursors }: Resources,
  partner: PartnerId,
  cursor: string | undefined | null,
): Promise<number | undefined> => {
  if (cursor === undefined || cursor === null) return 0;
  return place.safeParse(await cursors.read(scopeOf(partner), cursor)).data?.after;
};

/** The cursor for going on after a sequence number. */
export const cursorAfter = ({ cursors }: Resources, partner: PartnerId, after: number): Promise<string> =>
  cursors.write(scopeOf(partner), { after });

/** Pages of a feed until at least `enough` entries are there or the feed ends. */
export const feedPages = async (
  { store }: Resources,
  partner: PartnerId,
  after: number,
  enough: number,
): Promise<readonly FeedPage[]> => {
  const taken: FeedPage[] = [];
  let entries = 0;
  for (const page of await readFeed(store, partner, after, enough)) {
    taken.push(page);
    entries += page.entries.length;
    if (entries >= enough) break;
  }
  return taken;
};

/** What a partner is told in some pages of its feed. */
export const eventsOf = async (
  { store, sealing }: Resources,
  pages: readonly FeedPage[],
): Promise<PartnerEvent[]> => {
  const loaded = await loadEvents(
    store,
    pages.flatMap(({ entries }) => entries),
  );
  return Promise.all(loaded.map(({ head, event }) => partnerEventView(sealing, head, event)));
};
