import type { evidencePack } from "@tongban/contract";
import {
  addMs,
  type CaseEventType,
  DOCUMENT_FORMAT,
  entryOf,
  epochMs,
  type Instant,
  type Prose,
} from "@tongban/domain";
import {
  attemptsKeptDays,
  type CaseHistory,
  type DocumentSigner,
  findAttempts,
  type KeptEvent,
  loadHistory,
  openProse,
  type Sealing,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";
import { findInclusion } from "./inclusion.ts";
import { noticesOf } from "./notices.ts";
import { openEvents, type Viewpoint } from "./opened-events.ts";
import { isPartnerVisible } from "./partner-event.ts";

type EvidencePack = z.output<typeof evidencePack>;
type PackedEvent = EvidencePack["events"][number];
type CaseEvidence = NonNullable<EvidencePack["parts"]>[number];

/** What a pack is made with. */
export type PackingWith = {
  readonly store: StoreContext;
  readonly sealing: Sealing;
  readonly documents: DocumentSigner;
};

const DAY_MS = 86_400_000;

/** Deliveries are tried for three days. */
const TRIED_MS = 3 * DAY_MS;

/**
 * Everything that proves what happened to a case, signed. The handling region gets every event whole; elsewhere an
 * event that names members of staff is given by its hash and what may be seen of it, so that the chain still holds.
 */
export const evidencePackOf = async (
  packing: PackingWith,
  history: CaseHistory,
  from: Viewpoint,
  now: Instant,
): Promise<EvidencePack> => {
  const [own, parts] = await Promise.all([
    evidenceOf(packing, history, from, now),
    partsOf(packing, history, now),
  ]);
  return packing.documents.sign({
    kind: "evidence-pack",
    format: DOCUMENT_FORMAT,
    issuedAt: now,
    ...own,
    ...(parts ? { parts } : {}),
  });
};

/** The child cases of a joint case, every run of each part, as they may be seen elsewhere; nothing of any other case. */
const partsOf = async (
  packing: PackingWith,
  { head: { kase }, events }: CaseHistory,
  now: Instant,
): Promise<CaseEvidence[] | undefined> => {
  if (!kase.parts) return undefined;
  const ids = events.flatMap((event) => (event.type === "PartStarted" ? [event.case] : []));
  const histories = await Promise.all(ids.map((id) => loadHistory(packing.store, id)));
  const known = histories.filter((one) => one !== undefined);
  return Promise.all(known.map((one) => evidenceOf(packing, one, "elsewhere", now)));
};

const evidenceOf = async (
  { store, sealing }: PackingWith,
  { head: { kase, hash }, events }: CaseHistory,
  from: Viewpoint,
  now: Instant,
): Promise<CaseEvidence> => {
  const [packed, deliveries, inclusion, opened] = await Promise.all([
    Promise.all(events.map((event) => pack(sealing, event, from))),
    deliveriesOf(store, events, now),
    findInclusion(store, kase),
    openEvents(sealing, events, from),
  ]);
  const { id: caseId, partner } = kase.origin;
  return {
    case: { caseId, partner, version: kase.version, status: kase.status, head: hash },
    events: packed,
    deliveries,
    notices: noticesOf(opened),
    acknowledgedBy: events.find(({ type }) => type === "ResultAcknowledged")?.n ?? null,
    inclusion,
  };
};

/** Types of events that name no member of staff, and so are whole for everyone who may see the case. */
const wholeForAll: readonly CaseEventType[] = [
  "CaseSubmitted",
  "CaseRouted",
  "SupplementSupplied",
  "CommitmentGiven",
  "HelperNamed",
  "HelperRevoked",
  "GapFilled",
  "CaseTerminated",
  "FeePaid",
  "FeeOverpaid",
  "FeeRefunded",
  "CaseAbandoned",
  "WarningGiven",
  "DueDatesRecomputed",
  "CaseWithdrawn",
  "ResultAcknowledged",
];

const pack = async (sealing: Sealing, event: KeptEvent, from: Viewpoint): Promise<PackedEvent> => {
  const { n, prevHash, hash } = event;
  const isWhole = from === "handling-region" || wholeForAll.includes(event.type);
  const isSeen = isWhole || entryOf(event).seenBy === "everyone";
  // What a data source certified stands on the paper alone; its sealed bytes are among what is hashed.
  const { certificate: _, ...prose }: Prose = isSeen ? await openProse(sealing, event) : {};
  return {
    n,
    prevHash,
    hash,
    event: isWhole ? whole(event) : null,
    shown: isSeen && !isWhole ? shown(event) : null,
    prose: Object.keys(prose).length > 0 ? prose : null,
  };
};

/** An event as it was hashed: all but its hash, bytes as base64url. */
const whole = ({ hash: _, sealed, ...said }: KeptEvent): Readonly<Record<string, unknown>> =>
  sealed ? { ...said, sealed: Buffer.from(sealed).toString("base64url") } : said;

/** Facts that name nobody. */
const openFacts = [
  "clocks",
  "deemed",
  "materials",
  "ground",
  "expectedEnd",
  "by",
  "rightOrgan",
  "outcome",
  "document",
  "part",
  "case",
  "run",
] as const;

const shown = (event: KeptEvent): Readonly<Record<string, unknown>> => {
  const { n, type, at, before, after, actor } = event;
  const facts = Object.entries(event).filter(([name]) => openFacts.some((open) => open === name));
  return { n, type, at, before, after, actor: actor.kind, ...Object.fromEntries(facts) };
};

/** The tries to deliver each event that is news to the partner; its feed has them whatever became of these. */
const deliveriesOf = async (
  store: StoreContext,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<EvidencePack["deliveries"]> => {
  const news = events.filter(isPartnerVisible);
  const found = await Promise.all(
    news.map(({ partner, caseId, n, at }) =>
      findAttempts(store, { partner }, `${caseId}-${n}`, { from: at, until: addMs(at, TRIED_MS) }),
    ),
  );
  const isKept = news.every(({ at }) => epochMs(now) - epochMs(at) < attemptsKeptDays * DAY_MS);
  return {
    complete: isKept && found.every(({ complete }) => complete),
    attempts: found.flatMap(({ attempts }) =>
      attempts.map(({ eventId, attempt, at, delivered, result, duration }) => ({
        eventId,
        attempt,
        at,
        delivered,
        result,
        durationMs: duration,
      })),
    ),
  };
};
