import {
  type BundleState,
  bundleStateOf,
  type Case,
  dueOf,
  groupedQueryCode,
  type Instant,
  isOpen,
  type MemberState,
  memberStatesOf,
  type RegionCode,
} from "@tongban/domain";
import { loadBundle } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import { loadMemberCases } from "./member-cases.ts";

/** How all members of a bundle stand, as whoever follows one of them by its code is told. */
export type BundleProgress = {
  readonly title: string;
  readonly state: BundleState;
  readonly members: readonly {
    readonly title: string;
    readonly handling: RegionCode;
    readonly state: MemberState;
    readonly due: Instant | null;
    readonly isThis: boolean;
    readonly queryCode: string | null;
  }[];
};

/** How the bundle of a case stands; nothing where it is no member of one. */
export const bundleProgress = async (
  { store, queryCodes }: Pick<Resources, "store" | "queryCodes">,
  { origin }: Case,
): Promise<BundleProgress | null> => {
  const kept = origin.bundle && (await loadBundle(store, origin.bundle.id));
  if (!kept) return null;
  const { title, members } = kept.bundle;
  const cases = await loadMemberCases(store, kept.bundle);
  const states = memberStatesOf(kept.bundle, cases);
  return {
    title,
    state: bundleStateOf(states.values()),
    members: await Promise.all(
      members.map(async ({ id, title: called, handling, case: caseId }) => {
        const kase = cases.get(caseId);
        return {
          title: called,
          handling,
          state: states.get(id) ?? "waiting",
          due: kase && isOpen(kase) ? dueOf(kase).at : null,
          isThis: caseId === origin.id,
          queryCode: kase ? groupedQueryCode(await queryCodes.ofCase(caseId)) : null,
        };
      }),
    ),
  };
};
