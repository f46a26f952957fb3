import type { agreementOperations } from "@tongban/contract";
import {
  compareReadiness,
  type LookedAt,
  localDateOf,
  type MatterReadiness,
  type ReadinessChange,
  type ReadinessFilter,
  type Refusal,
  readinessOf,
  refusal,
  type Staff,
} from "@tongban/domain";
import { loadDesks } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { loadOwnAgreement } from "./command.ts";
import { draftOf, publishedOf } from "./versions.ts";

/** Pairs of regions and matters that one request looks at. */
const MOST_PAIRS = 200_000;

/** Tells which pairs of an agreement are live by matter, as it is published or as its draft would have it. */
export const getReadiness =
  ({ store }: Resources): Run<typeof agreementOperations.getReadiness, Staff> =>
  async ({ params: { agreementId }, query: { of, source, handling, matter }, caller, now }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    const { agreement } = head;
    const published = await publishedOf(store, agreement);
    const looked = of === "draft" ? await draftOf(store, agreement) : published;
    if (!looked) return refusal(of === "draft" ? "no-draft" : "not-published");
    const filter: ReadinessFilter = {
      ...(source ? { source } : {}),
      ...(handling ? { handling } : {}),
      ...(matter ? { matter } : {}),
    };
    const tooMany = unlessFew(looked, filter);
    if (tooMany) return tooMany;
    const parties = new Set([...looked.terms.parties, ...(published?.terms.parties ?? [])]);
    const desks = await loadDesks(store, [...parties]);
    const on = localDateOf(now);
    const matters = readinessOf(looked, desks, on, filter);
    const changes =
      of === "draft"
        ? compareReadiness(published ? readinessOf(published, desks, on, filter) : [], matters)
        : undefined;
    return answered({ matters: matters.map(readinessView), changes: changes?.map(changeView) ?? null });
  };

/** Refuses more pairs of regions and matters than one request looks at. */
export const unlessFew = (
  { terms: { parties }, rows }: LookedAt,
  { source, handling, matter }: ReadinessFilter,
): Refusal | undefined => {
  const places = (one: string | undefined): number => (one === undefined ? parties.length : 1);
  const pairs = places(source) * places(handling) * (matter === undefined ? rows.length : 1);
  return pairs > MOST_PAIRS ? refusal("too-many-pairs", { pairs, limit: MOST_PAIRS }) : undefined;
};

const readinessView = ({ matter, title, live, gaps }: MatterReadiness) => ({
  matter,
  title,
  live: live.length,
  pairs: live.length + gaps.reduce((sum, { sources }) => sum + sources.length, 0),
  liveAt: [...Map.groupBy(live, ({ handling }) => handling)].map(([handling, some]) => ({
    handling,
    sources: some.length,
  })),
  gaps: gaps.map(({ handling, sources, missing }) => ({
    handling,
    sources: [...sources],
    missing: missing.map(({ part, code, facts }) => ({ part, code, facts: { ...facts } })),
  })),
});

const changeView = ({ matter, title, gained, lost }: ReadinessChange) => ({
  matter,
  title,
  gained: [...gained],
  lost: [...lost],
});
