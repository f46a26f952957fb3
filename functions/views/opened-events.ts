import { entryOf, type Prose } from "@tongban/domain";
import { type KeptEvent, openProse, type Sealing } from "@tongban/store";

/** An event with what people wrote in it. */
export type OpenedEvent = KeptEvent & { readonly prose: Prose };

/** Who looks at a case: someone of the handling region, or anyone else who may see it. */
export type Viewpoint = "handling-region" | "elsewhere";

/** The events that a viewer may see, with what people wrote in them. */
export const openEvents = (
  sealing: Sealing,
  events: readonly KeptEvent[],
  from: Viewpoint,
): Promise<readonly OpenedEvent[]> =>
  Promise.all(
    events
      .filter((event) => from === "handling-region" || entryOf(event).seenBy === "everyone")
      .map(async (event) => ({ ...event, prose: await openProse(sealing, event) })),
  );
