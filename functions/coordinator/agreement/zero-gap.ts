import { isFileWord, type matterGap, type zeroGapOperations, type zeroGapReport } from "@tongban/contract";
import {
  effectsOf,
  type GapDifference,
  type GapFilter,
  gapArticles,
  type LocalOffer,
  type MatterGap,
  type Refusal,
  type RegionCode,
  refusal,
  type Staff,
  type ZeroGap,
  zeroGap,
} from "@tongban/domain";
import {
  type AgreementHead,
  digestOf,
  type KeptAgreementEvent,
  loadAgreementEvents,
  loadLocalOffers,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";
import { answered, type Problem, problem } from "../../edge/answer.ts";
import type { Call, Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { loadOwnAgreement } from "./command.ts";
import { zeroGapCsv } from "./gap-csv.ts";
import { pageOf } from "./list/page.ts";
import { unlessFew } from "./readiness.ts";
import { draftOf, publishedOf } from "./versions.ts";

type Operations = typeof zeroGapOperations;
type Asked = Call<Operations["exportZeroGap"], Staff>["query"];

/** Where the next page begins, as long as the report is the same. */
type Place = { readonly report: string; readonly from: number };

/** Tells what applicants from elsewhere get against local ones, under an agreement in force or its draft. */
export const getZeroGap =
  ({ store, cursors }: Resources): Run<Operations["getZeroGap"], Staff> =>
  async ({ params: { agreementId }, query: { cursor, show, ...asked }, caller }) => {
    const scope = JSON.stringify(["zero gap", agreementId, show, asked]);
    const place =
      cursor === undefined ? undefined : ((await cursors.read(scope, cursor)) as Place | undefined);
    if (cursor !== undefined && !place) return problem("unknown-cursor");
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    const report = await reportOf(store, head, asked);
    if (report.kind !== "report") return report;
    const name = digestOf({ ...report });
    if (place && place.report !== name) return problem("unknown-cursor");
    const shown = report.gap.matters.filter(
      ({ differences, unsaid }) => show === "all" || differences.length > 0 || unsaid.length > 0,
    );
    const { some, next } = pageOf(shown.map(matterView), place?.from ?? 0);
    return answered({
      of: asked.of,
      ...(await headingOf(store, head, asked)),
      ...summaryOf(report),
      matters: [...some],
      cursor: next === undefined ? null : await cursors.write(scope, { report: name, from: next }),
    });
  };

/** Lines that an export has at most. */
const EXPORT_ROWS = 20_000;

/** Writes the report as CSV. */
export const exportZeroGap =
  ({ store, names }: Resources): Run<Operations["exportZeroGap"], Staff> =>
  async ({ params: { agreementId }, query, caller }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    const report = await reportOf(store, head, query);
    if (report.kind !== "report") return report;
    const { regions } = await names();
    const lines = zeroGapCsv(report.gap, (region) => regions.get(region) ?? region);
    if (lines.rows > EXPORT_ROWS)
      return refusal("export-too-large", { rows: lines.rows, limit: EXPORT_ROWS });
    return answered({ fileName: `tongban-zero-gap-${agreementId}-${query.of}.csv`, ...lines });
  };

type Report = {
  readonly kind: "report";
  readonly gap: ZeroGap;
  readonly locals: ReadonlyMap<RegionCode, LocalOffer>;
};

const reportOf = async (
  store: StoreContext,
  { agreement }: AgreementHead,
  { of, handling, matter }: Asked,
): Promise<Report | Refusal | Problem> => {
  const looked = await (of === "draft" ? draftOf : publishedOf)(store, agreement);
  if (!looked) return refusal(of === "draft" ? "no-draft" : "not-published");
  const only: GapFilter = { ...(handling ? { handling } : {}), ...(matter ? { matter } : {}) };
  const tooMany = unlessFew(looked, only);
  if (tooMany) return tooMany;
  const { parties } = looked.terms;
  const locals = await loadLocalOffers(store, handling === undefined ? parties : [handling]);
  return { kind: "report", gap: zeroGap({ ...looked, parties }, locals, only), locals };
};

const headingOf = async (
  store: StoreContext,
  { agreement: { id, published } }: AgreementHead,
  { of }: Asked,
) => {
  if (of === "draft" || !published) return { version: null, standardVersion: null, reason: null };
  const { version, standardVersion } = published;
  return { version, standardVersion, reason: reasonOf(await loadAgreementEvents(store, id)) };
};

/** Why the version that is published was proposed. */
const reasonOf = (events: readonly KeptAgreementEvent[]): string | null => {
  const published = events.findLastIndex(({ type }) => type === "AgreementPublished");
  const proposal = events
    .slice(0, published)
    .findLast((event) => event.type === "ProposalMade" && event.what === "publication");
  if (proposal?.type !== "ProposalMade" || proposal.reason === "") return null;
  const { actor, reason } = proposal;
  return actor.kind === "operator" && isFileWord(reason) ? null : reason;
};

const summaryOf = ({ gap, locals }: Report) => {
  const against = [...gap.matters.flatMap(({ differences }) => differences), ...gap.standards].filter(
    (one) => one.against === "local",
  );
  const count = (wanted: GapDifference["direction"]) =>
    against.filter(({ direction }) => direction === wanted).length;
  return {
    locals: [...locals].map(([region, { version, rows }]) => ({ region, version, rows: rows.size })),
    compared: gap.matters.length,
    worse: count("worse"),
    better: count("better"),
    other: count("other"),
    effects: effectsOf(gap).map((one) => ({ ...one })),
    standards: gap.standards.map(differenceView),
  } satisfies Partial<z.output<typeof zeroGapReport>>;
};

const matterView = ({ matter, title, differences, unsaid }: MatterGap): z.output<typeof matterGap> => ({
  matter,
  title,
  differences: differences.map(({ row, ...one }) => ({ ...differenceView(one), row })),
  unsaid: [...unsaid],
});

const differenceView = ({
  handling,
  against,
  field,
  direction,
  here,
  there,
  effect,
}: GapDifference): z.output<typeof zeroGapReport>["standards"][number] => ({
  handling,
  against,
  field,
  article: gapArticles[field],
  direction,
  here: valueView(here),
  there: valueView(there),
  effect: effect ?? null,
});

const valueView = (value: GapDifference["here"]) => {
  if (!value) return null;
  if (value.kind === "materials") return { ...value, titles: [...value.titles] };
  return value.kind === "delivery" ? { ...value, ways: [...value.ways] } : value;
};
