import type { bundleCommand } from "@tongban/contract";
import {
  type Bundle,
  type BundleId,
  calendarRegionOf,
  type Instant,
  isOpen,
  type MemberId,
  notBegun,
  type Refusal,
  refusal,
  type Sender,
  withdraw,
} from "@tongban/domain";
import {
  bundleChanged,
  type CaseChange,
  type CommandStamp,
  type Head,
  type KeptBundle,
  loadBundle,
  loadHeads,
  notBegunYet,
  saveBeside,
  saveCases,
  untilSaved,
} from "@tongban/store";
import type * as z from "zod";
import { type Problem, problem } from "../edge/answer.ts";
import type { Resources } from "../edge/resources.ts";
import { bundleEnding } from "./end-bundle.ts";
import { startMembers } from "./start-members.ts";

/** A command on a bundle by who speaks for the applicant: whose it must be, and what is asked. */
export type BundleCommand = {
  readonly by: Sender;
  readonly mine: (bundle: Bundle) => boolean;
  readonly stamp: CommandStamp;
  readonly asked: z.output<typeof bundleCommand>;
  readonly now: Instant;
};

type Done = { readonly kind: "done"; readonly kept: KeptBundle };

/** Runs a command on a bundle; one that was done before (same id, same content) is answered as the bundle is now. */
export const commandBundle = async (
  resources: Resources,
  id: BundleId,
  command: BundleCommand,
): Promise<Done | Refusal | Problem> => {
  const kept = await loadBundle(resources.store, id);
  if (!kept || !command.mine(kept.bundle)) return problem("not-found");
  return command.asked.do === "start"
    ? startAgain(resources, kept, command.now)
    : takeBack(resources, id, { ...command, asked: command.asked });
};

const startAgain = async (
  resources: Resources,
  kept: KeptBundle,
  now: Instant,
): Promise<Done | Refusal | Problem> => {
  const { begun, hindered } = await startMembers(resources, kept, now);
  if (begun.length + hindered.length === 0) return refusal("nothing-to-start");
  const after = await loadBundle(resources.store, kept.bundle.id);
  return after ? { kind: "done", kept: after } : problem("not-found");
};

type TakingBack = BundleCommand & {
  readonly asked: Extract<BundleCommand["asked"], { readonly do: "withdraw" }>;
};

/**
 * Takes members back in one transaction: the cases of those that are open, and those that have not begun, which never will.
 * What begins or ends meanwhile makes it decide again.
 */
const takeBack = async (
  resources: Resources,
  id: BundleId,
  command: TakingBack,
): Promise<Done | Refusal | Problem> => {
  const outcome = await untilSaved<Done | Refusal | Problem>(async () => {
    const kept = await loadBundle(resources.store, id);
    if (!kept) return problem("not-found");
    const before = kept.changes.find(({ command: { id: known } }) => known === command.stamp.id);
    if (before)
      return before.command.digest === command.stamp.digest
        ? { kind: "done", kept }
        : problem("idempotency-key-reused");
    return tryTakingBack(resources, kept, command);
  });
  return outcome.kind === "raced" ? problem("try-again") : outcome;
};

const tryTakingBack = async (
  { store, sealing, calendarOf }: Resources,
  kept: KeptBundle,
  { by, stamp, asked: { members: named, reason }, now }: TakingBack,
): Promise<Done | Refusal | "conflict"> => {
  const { bundle } = kept;
  const heads = await loadHeads(
    store,
    bundle.members.map(({ case: caseId }) => caseId),
  );
  const cases = new Map(heads.map(({ kase }) => [kase.origin.id, kase]));
  const chosen: readonly MemberId[] = named ?? bundle.members.map(({ id }) => id);
  const waiting = notBegun(bundle, cases, chosen);
  const changes = await Promise.all(
    heads
      .filter(({ kase }) => isOpen(kase) && chosen.some((id) => id === kase.origin.bundle?.member))
      .map(async (head: Head): Promise<CaseChange | undefined> => {
        const calendar = await calendarOf(calendarRegionOf(head.kase.origin));
        const verdict = withdraw.verdict(head.kase, by, { reason }, { now, calendar });
        return verdict.kind === "allowed" ? { before: head, events: verdict.events } : undefined;
      }),
  );
  const ending = changes.filter((one) => one !== undefined);
  if (ending.length + waiting.length === 0) return refusal("nothing-to-take-back", { members: chosen });
  const sealed = await sealing.seal(bundle.id, `change-${kept.changes.length + 1}`, reason);
  const after: KeptBundle = {
    ...kept,
    bundle: { ...bundle, version: bundle.version + 1, withdrawn: [...bundle.withdrawn, ...waiting] },
    changes: [
      ...kept.changes,
      { at: now, members: chosen, command: stamp, sealed, ...(by === "partner" ? {} : { by: by.id }) },
    ],
  };
  const still = bundle.members.filter(({ id }) => waiting.includes(id));
  // Cases that end here tell the worker, which sees then whether the bundle is over; where none does, that is told here.
  const [head] = heads;
  const ended =
    ending.length === 0 && head ? await bundleEnding({ calendarOf }, after, cases, head, now) : undefined;
  const last = ended?.kept ?? after;
  const beside = [
    bundleChanged(store, last, bundle.version),
    ...still.map(({ case: caseId }) => notBegunYet(store, caseId)),
  ];
  const written = ended ? [ended.change] : ending;
  if (written.length === 0)
    return (await saveBeside(store, beside)) === "written" ? { kind: "done", kept: last } : "conflict";
  const saved = await saveCases(store, written, { command: stamp, beside });
  return saved.kind === "saved" ? { kind: "done", kept: last } : "conflict";
};
