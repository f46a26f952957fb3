import type { BundleView } from "@tongban/contract";
import {
  type Bundle,
  type BundleMember,
  bundleStateOf,
  dueOf,
  groupedQueryCode,
  isOpen,
  type MemberState,
  memberStatesOf,
} from "@tongban/domain";
import { type CaseHistory, loadHistory } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import { declinationOf, resultOf } from "../views/case-summary.ts";
import { openEvents } from "../views/opened-events.ts";

type Viewing = Pick<Resources, "store" | "sealing" | "queryCodes">;

/** A bundle as its sender sees it: every member with what became of it, so all results stand in one. */
export const bundleView = async (viewing: Viewing, bundle: Bundle): Promise<BundleView> => {
  const { store, queryCodes } = viewing;
  const read = await Promise.all(bundle.members.map(({ case: id }) => loadHistory(store, id)));
  const histories = read.filter((one) => one !== undefined);
  const cases = new Map(histories.map(({ head: { kase } }) => [kase.origin.id, kase]));
  const states = memberStatesOf(bundle, cases);
  return {
    bundleId: bundle.id,
    version: bundle.version,
    externalRef: bundle.externalRef,
    package: bundle.package,
    packageVersion: bundle.packageVersion,
    title: bundle.title,
    source: bundle.source,
    applicant: bundle.applicant,
    submittedAt: bundle.submittedAt,
    queryCode: groupedQueryCode(await queryCodes.ofCase(bundle.id)),
    state: bundleStateOf(states.values()),
    members: await Promise.all(
      bundle.members.map((member, n) =>
        memberView(viewing, bundle, member, states.get(member.id) ?? "waiting", read[n]),
      ),
    ),
  };
};

const memberView = async (
  { sealing }: Viewing,
  { hindered }: Bundle,
  { id, title, matter, handling, mode, after = [] }: BundleMember,
  state: MemberState,
  history: CaseHistory | undefined,
): Promise<BundleView["members"][number]> => {
  const kase = history?.head.kase;
  const seen = history ? await openEvents(sealing, history.events, "elsewhere") : [];
  const hindrance = state === "hindered" ? hindered.find(({ member }) => member === id) : undefined;
  return {
    member: id,
    title,
    matter,
    handling,
    mode,
    after: [...after],
    state,
    caseId: kase?.origin.id ?? null,
    status: kase?.status ?? null,
    due: kase && isOpen(kase) ? dueOf(kase) : null,
    result: resultOf(seen),
    declination: declinationOf(seen),
    hindrances: [...(hindrance?.codes ?? [])],
  };
};
