import {
  type BundleId,
  type CaseId,
  calendarRegionOf,
  endBundle,
  endOfBundle,
  type Instant,
  type MemberCases,
} from "@tongban/domain";
import {
  bundleChanged,
  type CaseChange,
  type Head,
  type KeptBundle,
  loadBundle,
  loadHead,
  saveCases,
  untilSaved,
} from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import { loadMemberCases } from "./member-cases.ts";

type Ending = Pick<Resources, "store" | "calendarOf">;

/** A bundle that is over, and the event on a member's case that says so. */
export type EndedBundle = { readonly kept: KeptBundle; readonly change: CaseChange };

/** What says on a member's case that nothing of its bundle is owed any more; nothing where something is, or that was said. */
export const bundleEnding = async (
  { calendarOf }: Pick<Ending, "calendarOf">,
  kept: KeptBundle,
  cases: MemberCases,
  head: Head,
  now: Instant,
): Promise<EndedBundle | undefined> => {
  const end = endOfBundle(kept.bundle, cases);
  if (!end) return undefined;
  const calendar = await calendarOf(calendarRegionOf(head.kase.origin));
  const verdict = endBundle.verdict(head.kase, "broker", end, { now, calendar });
  if (verdict.kind === "refusal") throw new Error(`the end of a bundle is not told: ${verdict.code}`);
  return {
    kept: { ...kept, bundle: { ...kept.bundle, endedAt: now } },
    change: { before: head, events: verdict.events },
  };
};

/**
 * Says once, on the case of a member that ended, that nothing of its bundle is owed any more, where that is so: in one
 * transaction with the bundle, on condition that it is as it was seen.
 */
export const endBundleWith = async (
  ending: Ending,
  id: BundleId,
  caseId: CaseId,
  now: Instant,
): Promise<void> => {
  const { store } = ending;
  const outcome = await untilSaved<"told">(async () => {
    const [kept, head] = await Promise.all([loadBundle(store, id), loadHead(store, caseId)]);
    if (!kept || !head) throw new Error("a bundle or a case of it that is not in the table");
    const cases = await loadMemberCases(store, kept.bundle);
    const ended = await bundleEnding(ending, kept, cases, head, now);
    if (!ended) return "told";
    const { version } = kept.bundle;
    const next = { ...ended.kept, bundle: { ...ended.kept.bundle, version: version + 1 } };
    const saved = await saveCases(store, [ended.change], {
      command: { id: "end-bundle", digest: "" },
      beside: [bundleChanged(store, next, version)],
    });
    return saved.kind === "saved" ? "told" : "conflict";
  });
  if (outcome !== "told") throw new Error("others kept changing a bundle; the queue tries again");
};
