import type { SQSClient } from "@aws-sdk/client-sqs";
import type { FileWord, Seed } from "@tongban/contract";
import { formSchemaFault } from "@tongban/contract/form";
import { instantFromEpochMs, type Operator } from "@tongban/domain";
import {
  adoptAgreement,
  createKeyring,
  digestOf,
  keepDirectory,
  keepList,
  markPublished,
  type PeoplesChanges,
  type Progress,
  type StoreContext,
} from "@tongban/store";
import { seedCalendar } from "../calendar/seed-calendar.ts";
import { agreementsOf, directoryOf, localsOf } from "./publication.ts";
import { checkQueues, handlingRegions, missingQueuesSentence } from "./queue-check.ts";

/** Where to publish to, who does it, and how to tell of it. */
export type PublishSetting = {
  readonly store: StoreContext;
  readonly sqs: SQSClient;
  readonly by: Operator;
  readonly say: (line: string) => void;
  /** Told what was left, by kind and id; without it, the directory takes the place of what people changed since. */
  readonly onLeft?: (what: string) => void;
};

/** Lines of progress come at steps of so many percent. */
const STEP_PERCENT = 25;

/**
 * Publishes a directory: the keyring and the national calendar where there are none, who takes part, then each agreement
 * that says something else than what is published, as a new version and on the record. Refuses, saying what to do, where
 * a handling region has no queue, or where an agreement is being drafted by the people it belongs to.
 */
export const publishDirectory = async (
  { store, sqs, by, say, onLeft }: PublishSetting,
  directory: Seed,
): Promise<"published" | "rejected"> => {
  const { missing, unknown } = await checkQueues(sqs, handlingRegions(directory));
  if (missing.length > 0) {
    say(missingQueuesSentence(missing));
    return "rejected";
  }
  if (unknown !== undefined) say(`The regions' queues were not checked: ${unknown}`);
  const broken = brokenForms(directory);
  if (broken.length > 0) {
    say(`Forms whose schema the broker does not take: ${broken.join("; ")}.`);
    return "rejected";
  }
  await createKeyring(store);
  if (await seedCalendar(store))
    say("There was no national calendar: the one that comes with the broker is loaded.");
  const command = { id: "adopt", digest: digestOf(directory) };
  const why: FileWord = "operator-file";
  const at = instantFromEpochMs(Date.now());
  const peoples: PeoplesChanges = onLeft ? "leave" : "replace";
  const localStandards = await Promise.all(
    localsOf(directory).map(async ({ rows, ...said }) => ({ ...said, list: await keepList(store, rows) })),
  );
  const whole = { ...directoryOf(directory), localStandards };
  const kept = await keepDirectory(store, whole, { by, why, at, command }, peoples);
  for (const { kind, id } of kept.left) onLeft?.(`${kind} ${id}`);
  let { written } = kept;
  if (written > 0) say(`Regions, matters, windows, people and partners: ${written} records written.`);
  for (const agreement of agreementsOf(directory)) {
    const now = instantFromEpochMs(Date.now());
    const progress = stepsTo((percent) => say(`${agreement.id}: ${percent} %`));
    const adopted = await adoptAgreement(store, by, agreement, { now, progress, peoples });
    if (adopted.kind === "left") {
      onLeft?.(`agreement ${agreement.id}`);
      continue;
    }
    if (adopted.kind !== "adopted") {
      say(
        `${agreement.id} was not published: ${adopted.kind === "refusal" ? adopted.code : "others kept being first"}.`,
      );
      return "rejected";
    }
    written += adopted.written;
  }
  await markPublished(store, digestOf(directory));
  say(
    written === 0 ? "Nothing to write: this is what is published." : `Published: ${written} items written.`,
  );
  return "published";
};

const brokenForms = ({ matters }: Seed): readonly string[] =>
  matters.flatMap(({ matter, form }) => {
    const fault = form && formSchemaFault(form);
    return fault === undefined ? [] : [`${matter}: ${fault}`];
  });

const stepsTo = (tell: (percent: number) => void) => {
  let told = 0;
  return ({ written, total }: Progress): void => {
    const percent = Math.floor((written / total) * 100);
    if (percent < told + STEP_PERCENT) return;
    told = percent;
    tell(percent);
  };
};
