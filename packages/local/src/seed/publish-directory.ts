import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Seed } from "@tongban/contract";
import {
  createKeyring,
  digestOf,
  markPublished,
  PublicationConflict,
  publish,
  type StoreContext,
  VersionTaken,
} from "@tongban/store";
import { seedCalendar } from "../calendar/seed-calendar.ts";
import { publicationOf } from "./publication.ts";
import { checkQueues, handlingRegions, missingQueuesSentence } from "./queue-check.ts";

/** Where to publish to, and how to tell of it. */
export type PublishSetting = {
  readonly store: StoreContext;
  readonly sqs: SQSClient;
  readonly say: (line: string) => void;
};

/** Lines of progress come at steps of so many percent. */
const STEP_PERCENT = 10;

/**
 * Publishes a directory: the keyring and the national calendar where there are none, then the difference to what is published. Refuses, saying what
 * to do, where a handling region has no queue or an annex would change under its version.
 */
export const publishDirectory = async (
  { store, sqs, say }: PublishSetting,
  directory: Seed,
): Promise<"published" | "rejected"> => {
  const { missing, unknown } = await checkQueues(sqs, handlingRegions(directory));
  if (missing.length > 0) {
    say(missingQueuesSentence(missing));
    return "rejected";
  }
  if (unknown !== undefined) say(`The regions' queues were not checked: ${unknown}`);
  try {
    await createKeyring(store);
    if (await seedCalendar(store))
      say("There was no national calendar: the one that comes with the broker is loaded.");
    const { total } = await publish(store, publicationOf(directory), { progress: stepsTo(say) });
    await markPublished(store, digestOf(directory));
    say(total === 0 ? "Nothing to write: this is what is published." : `Published: ${total} items written.`);
    return "published";
  } catch (fault) {
    if (!(fault instanceof VersionTaken || fault instanceof PublicationConflict)) throw fault;
    say(fault.message);
    return "rejected";
  }
};

const stepsTo = (say: (line: string) => void) => {
  let told = 0;
  return ({ written, total }: { readonly written: number; readonly total: number }): void => {
    const percent = Math.floor((written / total) * 100);
    if (percent < told + STEP_PERCENT) return;
    told = percent;
    say(`${percent} % (${written} of ${total})`);
  };
};
