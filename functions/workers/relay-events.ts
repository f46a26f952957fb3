import { type CaseEventType, type Instant, mayMakePaper } from "@tongban/domain";
import { type FeedEntry, type KeptEvent, loadHeads, type StoreContext } from "@tongban/store";
import type { Queues } from "../edge/queues.ts";
import { isPartnerVisible } from "../views/partner-event.ts";
import { isWindowVisible } from "../views/window-event.ts";
import { notifyStaff } from "./notify-staff.ts";
import { tellByFeed } from "./tell-by-feed.ts";
import { tellDepartments } from "./tell-departments.ts";
import { tellHandlingSystems } from "./tell-handling-systems.ts";
import { tellSubscriber } from "./tell-subscriber.ts";

/**
 * Carries kept events on: submissions to the queue of the handling region, what partners are told of to their
 * feeds and to their endpoints' lanes, warnings to the lanes of the endpoints that windows have, to staff in person what
 * concerns them, to supervising departments decisions in their matters, to the systems of handling regions what changed at their windows, to who copies files what is cited, to the press what makes a paper, to payment
 * platforms what is owed either way, to joint cases what became of their parts, and to bundles which members ended. It may
 * run twice on the same events: routing refuses the second time, the feed knows its tail, a webhook keeps its id, and a joint
 * case and a bundle know what became of their parts.
 */
export const relayEvents = async (
  store: StoreContext,
  queues: Queues,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<void> => {
  await Promise.all([
    sendToRegions(queues, events),
    issuePapers(queues, events),
    copyCited(queues, events),
    checkLicences(queues, events),
    settleParts(queues, events),
    collectFees(queues, events),
    followBundles(queues, events),
    tellPartners(store, queues, events, now),
    tellWindows(store, queues, events, now),
    notifyStaff(store, events),
    tellDepartments(store, queues, events, now),
    tellHandlingSystems(store, queues, events, now),
  ]);
};

const sendToRegions = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const submitted = events.flatMap((event) => (event.type === "CaseSubmitted" ? [event] : []));
  const byRegion = Map.groupBy(submitted, ({ handling }) => handling);
  await Promise.all([...byRegion].map(([region, cases]) => queues.routeCases(region, cases)));
};

/** A part of a joint case makes none: the region that accepts the case speaks with the applicant. */
const issuePapers = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const making = events.filter((event) => event.parent === undefined && mayMakePaper(event));
  if (making.length > 0)
    await queues.issuePapers(making.map(({ caseId, n, window }) => ({ caseId, n, window })));
};

/** Files that a case cites are copied for it. */
const copyCited = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const citing = events.flatMap((event) =>
    event.type === "CaseSubmitted" && event.cited?.some(({ by }) => by === "material") ? [event.caseId] : [],
  );
  if (citing.length > 0) await queues.copyCited(citing);
};

/** Licences that could not be looked up when the case began are looked up again; where all were, nothing is left to do. */
const checkLicences = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const citing = events.flatMap((event) =>
    event.type === "CaseSubmitted"
      ? (event.cited ?? []).flatMap((one) => (one.by === "licence" ? [{ ...one, caseId: event.caseId }] : []))
      : [],
  );
  const bySource = Map.groupBy(citing, ({ source }) => source);
  await Promise.all(
    [...bySource].map(([source, cited]) =>
      queues.checkLicences(source, [...new Set(cited.map(({ caseId }) => caseId))]),
    ),
  );
};

/** What was decided or declined of a part goes to its joint case. */
const settleParts = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const done = events.flatMap(({ type, caseId, parent }) =>
    parent && (type === "CaseDecided" || type === "CaseDeclined") ? [caseId] : [],
  );
  if (done.length > 0) await queues.settleParts(done);
};

/** What fell due is ordered at the payment platform, and what has to go back is ordered back. */
const collectFees = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const cases = new Set(events.flatMap(({ type, caseId }) => (moving.has(type) ? [caseId] : [])));
  if (cases.size > 0) await queues.collectFees([...cases]);
};

const moving: ReadonlySet<CaseEventType> = new Set(["FeeAssessed", "FeeOverpaid", "FeeRefundDue"]);

/** A member of a bundle that ended lets others start, or keeps them from it. */
const followBundles = async (queues: Queues, events: readonly KeptEvent[]): Promise<void> => {
  const ended = events.flatMap(({ type, caseId, bundle }) =>
    bundle && memberEnds.has(type) ? [caseId] : [],
  );
  if (ended.length > 0) await queues.followBundles(ended);
};

const memberEnds: ReadonlySet<KeptEvent["type"]> = new Set([
  "CaseDecided",
  "CaseDeclined",
  "CaseWithdrawn",
  "CaseAbandoned",
  "CaseTerminated",
]);

/** One append to the feed for each partner in the batch, however many of its events are in it. */
const tellPartners = async (
  store: StoreContext,
  queues: Queues,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<void> => {
  const byPartner = Map.groupBy(events.filter(isPartnerVisible), ({ partner }) => partner);
  await Promise.all(
    [...byPartner].map(([partner, told]) => tellByFeed(store, queues, partner, told.map(entryOf), now)),
  );
};

/** Windows have no feed: their own boards say what is due. */
const tellWindows = async (
  store: StoreContext,
  queues: Queues,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<void> => {
  const news = events.filter(isWindowVisible);
  const byWindow = Map.groupBy([...news, ...(await newsOfParts(store, news))], ({ window }) => window);
  await Promise.all(
    [...byWindow].map(([window, told]) =>
      tellSubscriber(
        store,
        queues,
        { window },
        (generation) => told.map((event) => ({ window, ...entryOf(event), generation })),
        now,
      ),
    ),
  );
};

/** A warning of a part is told to the window of its joint case too, which waits for it. */
const newsOfParts = async (
  store: StoreContext,
  news: readonly KeptEvent[],
): Promise<readonly KeptEvent[]> => {
  const parts = news.flatMap((event) => (event.parent ? [{ ...event, parent: event.parent }] : []));
  if (parts.length === 0) return [];
  const heads = await loadHeads(
    store,
    parts.map(({ parent }) => parent),
  );
  const windowOf = new Map(heads.map(({ kase }) => [kase.origin.id, kase.window]));
  return parts.flatMap((event) => {
    const window = windowOf.get(event.parent);
    return window ? [{ ...event, window }] : [];
  });
};

const entryOf = ({ caseId, n }: KeptEvent): FeedEntry => ({ caseId, n });
