import type { agreementOperations } from "@tongban/contract";
import {
  addDays,
  type FindBook,
  type Instant,
  instantAt,
  type LocalDate,
  localDateOf,
  type MatterId,
  type PastSubmission,
  type PublicationEffect,
  pairName,
  publicationEffect,
  type RegionCode,
  refusal,
  type Staff,
} from "@tongban/domain";
import {
  inBatches,
  listRefused,
  listRegionCasesWithin,
  loadAdmissions,
  type Place,
  type StoreContext,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { loadOwnAgreement } from "./command.ts";
import { draftOf } from "./versions.ts";

/** Days that are looked back. */
const DAYS = 30;

/** Taken submissions that are looked at, over all parties, and refused ones; fewer days are looked at where there are more. */
const MOST = 10_000;

/** Parties and pairs of regions that are read at the same time. */
const AT_ONCE = 16;

/** A submission with the day that it came on. */
type Dated = PastSubmission & { readonly day: LocalDate };

/** Submissions of some days, and the first day of which all are there. */
type Looked = { readonly some: readonly Dated[]; readonly since: LocalDate };

/** Tells which submissions of the last days would be decided otherwise if the draft were published. */
export const getPublicationEffect =
  ({ store, names }: Resources): Run<typeof agreementOperations.getPublicationEffect, Staff> =>
  async ({ params: { agreementId }, caller, now }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    const { agreement } = head;
    const draft = await draftOf(store, agreement);
    if (!draft) return refusal("no-draft");
    const parties = [...new Set([...draft.terms.parties, ...(agreement.published?.content.parties ?? [])])];
    const from = addDays(localDateOf(now), 1 - DAYS);
    const { some, since } = await pastOf(store, parties, from, now);
    const bookOf = await booksOf(store, some, now);
    const effect = publicationEffect(some, draft, bookOf, localDateOf(now));
    const { matters } = await names();
    const taken = some.filter(({ refusedFor }) => refusedFor.length === 0).length;
    return answered({
      since,
      bounded: since > from,
      cases: taken,
      refusals: some.length - taken - effect.unasked,
      ...effectView(effect, (matter) => matters.get(matter)?.title ?? matter),
    });
  };

const effectView = ({ changes, unasked }: PublicationEffect, titleOf: (matter: MatterId) => string) => ({
  unasked,
  refused: changes.reduce((sum, { refused }) => sum + refused, 0),
  admitted: changes.reduce((sum, { admitted }) => sum + admitted, 0),
  changes: changes.map((change) => ({ ...change, title: titleOf(change.matter), codes: [...change.codes] })),
});

/** What was submitted between some parties, from the first day on of which everything could be looked at. */
const pastOf = async (
  store: StoreContext,
  parties: readonly RegionCode[],
  from: LocalDate,
  now: Instant,
): Promise<Looked> => {
  const most = Math.ceil(MOST / parties.length);
  const found = await inBatches(parties, AT_ONCE, async (party) => [
    await casesOf(store, party, from, now, most),
    await listRefused(store, party, from, most),
  ]);
  const looked: readonly Looked[] = found.flat();
  const since =
    looked
      .map((one) => one.since)
      .toSorted()
      .at(-1) ?? from;
  const isBetween = ({ day, source }: Dated): boolean => day >= since && parties.includes(source);
  return { some: looked.flatMap(({ some }) => some.filter(isBetween)), since };
};

const casesOf = async (
  store: StoreContext,
  party: RegionCode,
  from: LocalDate,
  now: Instant,
  most: number,
): Promise<Looked> => {
  const within = { from: instantAt(from, "00:00"), until: instantAt(addDays(localDateOf(now), 1), "00:00") };
  const some: Dated[] = [];
  let place: Place | undefined;
  do {
    const page = await listRegionCasesWithin(store, party, within, most + 1 - some.length, place);
    for (const { kase } of page.heads) {
      const { source, handling, matter, mode, submittedAt, parent } = kase.origin;
      // A part of a joint case was no submission of its own.
      if (parent) continue;
      some.push({ source, handling, matter, mode, refusedFor: [], day: localDateOf(submittedAt) });
    }
    place = page.next;
  } while (place && some.length <= most);
  const last = some.at(most);
  return { some, since: last ? addDays(last.day, 1) : from };
};

/** What stands today for everything that was submitted, by one batch for each pair of regions. */
const booksOf = async (
  store: StoreContext,
  some: readonly PastSubmission[],
  now: Instant,
): Promise<FindBook> => {
  const pairs = [...Map.groupBy(some, pairName).values()];
  const books = await inBatches(pairs, AT_ONCE, async (ofPair) => {
    const [pair] = ofPair;
    if (!pair) return [];
    const matters = [...new Set(ofPair.map(({ matter }) => matter))];
    const admissions = await loadAdmissions(store, pair, matters, now);
    return [...admissions].map(([matter, book]) => [`${pairName(pair)} ${matter}`, book] as const);
  });
  const byName = new Map(books.flat());
  return ({ matter, ...pair }) =>
    byName.get(`${pairName(pair)} ${matter}`) ?? { coverages: [], staffedWindow: undefined };
};
