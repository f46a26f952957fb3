import type { progress } from "@tongban/contract";
import {
  type Case,
  type CaseDue,
  clockTable,
  dueOf,
  entryOf,
  isLive,
  lastSegment,
  type RegionCode,
} from "@tongban/domain";
import { type CaseHistory, loadWindows } from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../edge/resources.ts";
import { bundleProgress } from "../package/bundle-progress.ts";
import { eventSummary } from "../views/case-summary.ts";
import { certifiedClocks } from "../views/certified-clocks.ts";
import { explainedCaseView } from "../views/explained-case.ts";
import { feeView, outlinedFee } from "../views/fee.ts";
import { outlinedInspections } from "../views/inspection.ts";
import { type Notice, noticesOf } from "../views/notices.ts";
import { outlinedParcels } from "../views/parcels.ts";

type Progress = z.output<typeof progress>;

/** How a case stands, without the applicant, without names of staff and without what anybody wrote. */
export const progressView = async (
  resources: Pick<Resources, "store" | "names" | "calendarOf" | "queryCodes">,
  history: CaseHistory,
): Promise<Progress> => {
  const { kase } = history.head;
  const { origin } = kase;
  const [{ regions, matters }, bundle, window, turn] = await Promise.all([
    resources.names(),
    bundleProgress(resources, kase),
    windowOf(resources, kase),
    turnOf(resources, history),
  ]);
  const named = (region: RegionCode) => ({ region, name: regions.get(region) ?? region });
  const seen = history.events.filter((event) => entryOf(event).seenBy === "everyone");
  const fee = await feeView(resources.store, history);
  return {
    number: kase.number ?? null,
    matter: { matter: origin.matter, title: matters.get(origin.matter)?.title ?? origin.matter },
    source: named(origin.source),
    handling: named(origin.handling),
    mode: origin.mode,
    caseType: origin.caseType,
    promised: origin.limits.promised,
    status: kase.status,
    submittedAt: origin.submittedAt,
    turn,
    missing: [...missingIn(kase)],
    fee: fee && outlinedFee(fee),
    notices: noticesOf(seen.map((event) => ({ ...event, prose: {} }))).map(outlined),
    window,
    inspections: outlinedInspections(seen),
    parcels: outlinedParcels(seen),
    bundle: bundle && {
      ...bundle,
      members: bundle.members.map((member) => ({ ...member, handling: named(member.handling) })),
    },
    steps: seen.map((event) => {
      const { n, type, at, to } = eventSummary(event);
      return { n, type, at, to };
    }),
  };
};

/** What the applicant still has to bring: all that a notice asked for, or what has to follow of a case with gaps. */
const missingIn = (kase: Case): readonly string[] => {
  if (kase.status === "awaiting-supplement") return kase.asked ?? [];
  return "gaps" in kase ? (kase.gaps ?? []) : [];
};

const windowOf = async (
  { store }: Pick<Resources, "store">,
  { window: id }: Case,
): Promise<Progress["window"]> => {
  const [found] = await loadWindows(store, [id]);
  const { name = id, open = false, address = null, phone = null } = found ?? {};
  return { id, name, open, address, phone };
};

/** What is due next while something is, with every day that led to it. */
const turnOf = async (
  resources: Pick<Resources, "store" | "calendarOf">,
  { head: { kase }, events }: CaseHistory,
): Promise<Progress["turn"]> => {
  const owed = owedBy(kase);
  if (!owed) return null;
  const { clock, at: due, provisional } = owed;
  const last = lastSegment(kase.clocks[clock]?.ledger ?? [{ kind: "running", from: due }]);
  const runs = await certifiedClocks(resources, kase.origin, events);
  const explained = explainedCaseView(kase, runs).clocks.findLast((run) => run.clock === clock);
  return {
    clock,
    owner: clockTable[clock].owner,
    due,
    provisional,
    pausedFor: last.kind === "paused" ? last.ground : null,
    segments: explained?.segments ?? [],
    why: explained?.promised ?? null,
  };
};

/** The worklist's clock while the case is open, then the delivery's. */
const owedBy = (kase: Case): CaseDue | undefined => {
  const due = dueOf(kase);
  if (isLive(kase.clocks[due.clock])) return due;
  const { delivery } = kase.clocks;
  if (!isLive(delivery)) return undefined;
  const { at, provisional } = delivery.promised;
  return { clock: "delivery", at, provisional };
};

const outlined = ({ deficiencies, reasons: _sealed, ...notice }: Notice): Progress["notices"][number] => ({
  ...notice,
  materials: deficiencies.map(({ material }) => material),
});
