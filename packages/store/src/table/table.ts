import { type Subscriber, subscriberName } from "../webhook/subscriber.ts";

/**
 * Every key and access pattern of the single table.
 *
 * | access pattern                                   | index     | key |
 * |--------------------------------------------------|-----------|-----|
 * | a case's head (strongly consistent, for decisions)| table    | CASE#id / HEAD |
 * | a case with all its events                       | table     | CASE#id |
 * | internal notes on a case, in order; they are never read with the case | table | CASE#id / NOTE#000001 |
 * | the materials of a case, and how far their files are | table | CASE#id / MATERIAL#sha256 |
 * | who read which material of a case, by when | table | CASE#id / ACCESS#instant#run |
 * | which material of which case a file belongs to (expires by TTL until it is verified) | table | OBJECT#key / OWNER |
 * | the parcels of a case that have not arrived, by the event that sent each | table | CASE#id / PARCEL#000012 |
 * | the papers of a case, by the event that made each | table    | CASE#id / PAPER#000001 |
 * | the paper of a verification code                 | table     | PAPER#code / PAPER |
 * | the last serial of an organ's papers in a year   | table     | PAPERS#organ / 2026 |
 * | the payment order of a case's fee                | table     | CASE#id / ORDER |
 * | the case of a payment order's reference          | table     | REFERENCE#reference / CASE |
 * | a payment by its platform and transaction number, and what became of its refund | table | PAYMENT#platform#transaction / PAYMENT |
 * | the payments that a platform told of a day; those that belong to no case | table | PAYMENTS#platform#2026-03-02, PAYMENTS#platform#unmatched / transaction |
 * | the inquiries (咨询、投诉) about a case; they are never read with the case | table | CASE#id / INQUIRY#id |
 * | inquiries of a region: open ones by due, the others by when they ended | table | INQUIRIES#region / OPEN#due#id, ENDED#instant#id |
 * | answers that a region published about a matter | table | ANSWERS#region#matter / id |
 * | marks on the materials of a case | table | CASE#id / MARK#hash of the material's name |
 * | the five parts for a submission (one batch read) | table     | ADMISSION#handling / FROM#source, WINDOWS; ADMISSION#handling#matter / LISTED |
 * | an agreement for decisions about it, and its events | table  | AGREEMENT#id / HEAD, CHANGE#000001 |
 * | signed documents of an agreement by digest (expire by TTL until they are kept) | table | AGREEMENT#id / DOCUMENT#sha256 |
 * | one version of an agreement                      | table     | AGREEMENT#id / V#000006 |
 * | an agreement as admission knows it now           | table     | AGREEMENT#id / NOW |
 * | how far the compilation of an agreement is       | table     | AGREEMENT#id / COMPILING |
 * | a matter list, its shelves of rows, the schema of a form, by digest | table | LIST#digest / LIST; SHELF#digest / ROWS, ROWS#0001; FORM#digest / SCHEMA |
 * | the guidance of an agreement, and each of its entries, by digest | table | GUIDANCE#digest / GUIDANCE, ENTRY |
 * | a part of a list that somebody imports (expires by TTL) | table  | IMPORT#list#staff#import / PART#0001 |
 * | submissions for a region that were refused, by day (expire by TTL) | table | REFUSED#code / 2026-03-02#case |
 * | a region's name, its windows, its agreements, those that are drafted, its packages | table | REGION#code / PROFILE, WINDOW#id, AGREEMENT#id, DRAFT#id, PACKAGE#id |
 * | windows by id, and how far the transfer of a closed one's cases is | table | WINDOW#id / PROFILE, TRANSFER |
 * | names of all regions, titles of all matters (each function reads them once a minute at most) | table | CATALOGUE / REGION#code, MATTER#id |
 * | all working-day calendars (each function reads them once a minute at most) | table | CALENDAR / china, region code |
 * | what was loaded into a calendar                  | table     | CALENDAR#china / LOAD#000001 |
 * | a region, matter, window, roster, person, partner, a partner's keys or an inquiry as it stands, and every change of it | table | REGISTRY#kind#id / HEAD, CHANGE#000001 |
 * | who was ever registered for a region, as an operator; partners that submit for a region or oversee it | table | STAFFED#region, STAFFED#operators / id; SUBMITTING#region / id |
 * | systems of its own that ever worked at a region's windows | table | HANDLING#region / id |
 * | the file that was published last                 | table     | PUBLISHED / WHOLE |
 * | a partner, its keys, its webhook                 | table     | PARTNER#id / PROFILE, KEY#keyId, WEBHOOK |
 * | a window's webhook                               | table     | WINDOW#id / WEBHOOK |
 * | a member of staff                                | table     | STAFF#id / PROFILE |
 * | what a person is told in the console, by when (expires by TTL) | table | NOTIFIED#staff / instant#case#which |
 * | what of that is read, and a version that changes with it | table | STAFF#id / INBOX |
 * | saved views of lists, of a person and of a window's team | table | STAFF#id / VIEWS, WINDOW#id / VIEWS |
 * | who took a list of cases out of a region, by when (expires by TTL) | table | EXPORTS#region / instant#run |
 * | a spent nonce (expires by TTL); the one that a submission spent stands in its case's first event | table | NONCE#partner / nonce |
 * | a partner's feed after a sequence                | table     | FEED#partner / 000000000001 |
 * | what was tried for a webhook, newest first (expires by TTL) | table | DELIVERIES#partner, DELIVERIES#window:id / instant#run |
 * | a partner's bucket of requests of a class (expires by TTL) | table | RATE#partner / write |
 * | the places of a partner's waiting polls          | table     | POLLS#partner / WAITING |
 * | how far an overseeing department has read its feed | table   | POLLS#partner / READ |
 * | counters of a scope on a day, in a month         | table     | STAT#handling#code / D#2026-03-02, M#2026-03 |
 * | what the tally counted in a stream shard, in order | table   | JOURNAL#shard / 000000001 (expires by TTL) |
 * | stream shards, and what of their journals is in the counters | table | JOURNAL / shard (expires by TTL) |
 * | what the fold that adds journals to counters takes | table   | FOLD / PLAN |
 * | the table of points that a region is appraised by | table    | REGION#code / APPRAISAL |
 * | versions of scopes, which change with their lists | table    | VERSIONS#07 / VERSIONS |
 * | the broker's own secrets, wrapped by KMS         | table     | KEYRING / purpose |
 * | waiting at a window, by due, then by receipt     | worklist  | WINDOW#id / due#submittedAt#case |
 * | parcels under way to a window, by when they are late | worklist | PARCELS#window / late#sent#case |
 * | parcels under way from a window, by when they are late | review | PARCELS#window / late#sent#case |
 * | held by a person, by due, then by receipt        | worklist  | STAFF#id / due#submittedAt#case |
 * | proposed decisions of a window that wait for review, by due | review | window id / due#submittedAt#case |
 * | what a person decided or declined, by when       | done      | staff id / instant |
 * | cases by their next timer, the earliest first; those that only people can carry on are not there | timer | shard / instant |
 * | parcels by when they are late, then by when they are lost | timer | shard / instant |
 * | a partner's cases, by receipt                    | partner   | PARTNER#id / submittedAt#case |
 * | cases handled in a region, by receipt            | region    | REGION#code / submittedAt#case |
 * | cases that came from a region, by receipt        | source    | code / submittedAt#case |
 * | cases of an applicant's number, by receipt       | subject   | HMAC of the number / submittedAt#case |
 * | cases of an applicant's full name, by receipt    | applicant | HMAC of the name / submittedAt#case |
 * | how often someone searched by name or number     | table     | STAFF#id / SEARCHES#2026-03-02T09 (expires by TTL) |
 * | cases of a partner's reference, by receipt       | reference | externalRef / submittedAt#case |
 * | a bundle (一件事): its members and what was taken back, its sealed application | table | BUNDLE#id / BUNDLE, APPLICATION |
 * | the case, the bundle or the inquiry of a query code, by an HMAC of the code | table | QUERY#hmac / CASE |
 * | query codes that were wrong, from an address in ten minutes, from everywhere in a minute (expire by TTL) | table | GUESSES#from:hmac, GUESSES#all:3 / instant |
 * | the one-time code of a case's applicant, by its HMAC (expires by TTL) | table | CASE#id / ONE-TIME |
 * | the case of a case number                        | number    | number / submittedAt#case |
 * | a completeness statement, its cases in pages, who countersigned it | table | STATEMENT#agreement#2026-03-02 / 000001, CASES#root#0001, SIGNED#000001#region |
 * | appointments that a window's slots of a day hold | table     | SLOTS#window / 2026-03-02 (expires by TTL) |
 * | an appointment by its code, and the commands that changed it | table | APPOINTMENT#code / APPOINTMENT, COMMAND#id (expire by TTL) |
 * | what one network address booked on a day, and its commands; the salt of the day's addresses | table | BOOKER#hash / 2026-03-02, COMMAND#id; SALT / 2026-03-02 (expire by TTL) |
 * | a window's queue of a day: its version and figures, numbers that are not served yet, those that are, commands | table | QUEUE#window#2026-03-02 / HEAD, TICKET#A012, SERVED#A012, COMMAND#id (expire by TTL) |
 * | the last serial of a matter's case numbers on a day | table  | SERIAL#implementationCode / 2026-03-02 (expires by TTL) |
 *
 * The index of reviews has an entry only while one waits. The index of what is done holds keys alone, and both stand in the head once a case is finished: one write unit in a
 * case's life, and none when the partner acknowledges the result. A partition of it grows with a person's work and is
 * read from its end, a page at a time.
 *
 * The six indexes by receipt hold nothing that changes once a case is written, so each costs one write unit in a
 * case's life. They share one sort key, and four of them are keyed by what the head says anyway.
 */
export const keys = {
  head: (caseId: string) => ({ pk: `CASE#${caseId}`, sk: "HEAD" }),
  event: (caseId: string, n: number) => ({ pk: `CASE#${caseId}`, sk: `EVENT#${padded(n, 6)}` }),
  note: (caseId: string, n: number) => ({ pk: `CASE#${caseId}`, sk: `${notePrefix}${padded(n, 6)}` }),
  material: (caseId: string, sha256: string) => ({ pk: `CASE#${caseId}`, sk: `MATERIAL#${sha256}` }),
  access: (caseId: string, run: string) => ({ pk: `CASE#${caseId}`, sk: `ACCESS#${run}` }),
  objectOwner: (key: string) => ({ pk: `OBJECT#${key}`, sk: "OWNER" }),
  paper: (caseId: string, n: number) => ({ pk: `CASE#${caseId}`, sk: `${paperPrefix}${padded(n, 6)}` }),
  parcel: (caseId: string, n: number) => ({ pk: `CASE#${caseId}`, sk: `${parcelPrefix}${padded(n, 6)}` }),
  paperCode: (code: string) => ({ pk: `PAPER#${code}`, sk: "PAPER" }),
  paperSerial: (organ: string, year: number) => ({ pk: `PAPERS#${organ}`, sk: String(year) }),
  paymentOrder: (caseId: string) => ({ pk: `CASE#${caseId}`, sk: "ORDER" }),
  paymentReference: (reference: string) => ({ pk: `REFERENCE#${reference}`, sk: "CASE" }),
  payment: (platform: string, transaction: string) => ({
    pk: `PAYMENT#${platform}#${transaction}`,
    sk: "PAYMENT",
  }),
  /** A payment among those of a day in China, or among those that belong to no case (`unmatched`). */
  paymentOf: (platform: string, list: string, transaction: string) => ({
    pk: `PAYMENTS#${platform}#${list}`,
    sk: transaction,
  }),
  caseInquiry: (caseId: string, id: string) => ({ pk: `CASE#${caseId}`, sk: `INQUIRY#${id}` }),
  openInquiry: (region: string, due: string, id: string) => ({
    pk: `INQUIRIES#${region}`,
    sk: `OPEN#${due}#${id}`,
  }),
  endedInquiry: (region: string, endedAt: string, id: string) => ({
    pk: `INQUIRIES#${region}`,
    sk: `ENDED#${endedAt}#${id}`,
  }),
  publishedAnswer: (region: string, matter: string, id: string) => ({
    pk: `ANSWERS#${region}#${matter}`,
    sk: id,
  }),
  materialMark: (caseId: string, material: string) => ({ pk: `CASE#${caseId}`, sk: `MARK#${material}` }),
  coverage: (handling: string, source: string) => ({ pk: `ADMISSION#${handling}`, sk: `FROM#${source}` }),
  listing: (handling: string, matter: string) => ({
    pk: `ADMISSION#${handling}#${matter}`,
    sk: "LISTED",
  }),
  desks: (handling: string) => ({ pk: `ADMISSION#${handling}`, sk: "WINDOWS" }),
  agreementVersion: (id: string, version: number) => ({
    pk: `AGREEMENT#${id}`,
    sk: `V#${padded(version, 6)}`,
  }),
  agreement: (id: string) => ({ pk: `AGREEMENT#${id}`, sk: "NOW" }),
  agreementHead: (id: string) => ({ pk: `AGREEMENT#${id}`, sk: "HEAD" }),
  agreementChange: (id: string, n: number) => ({ pk: `AGREEMENT#${id}`, sk: `CHANGE#${padded(n, 6)}` }),
  document: (agreement: string, sha256: string) => ({
    pk: `AGREEMENT#${agreement}`,
    sk: `DOCUMENT#${sha256}`,
  }),
  compiling: (id: string) => ({ pk: `AGREEMENT#${id}`, sk: "COMPILING" }),
  list: (digest: string) => ({ pk: `LIST#${digest}`, sk: "LIST" }),
  /** A shelf of rows, or of one that takes more than an item a piece from the second on. */
  listShelf: (digest: string, piece = 0) => ({
    pk: `SHELF#${digest}`,
    sk: piece === 0 ? "ROWS" : `ROWS#${padded(piece, 4)}`,
  }),
  guidance: (digest: string) => ({ pk: `GUIDANCE#${digest}`, sk: "GUIDANCE" }),
  guidanceEntry: (digest: string) => ({ pk: `GUIDANCE#${digest}`, sk: "ENTRY" }),
  form: (digest: string) => ({ pk: `FORM#${digest}`, sk: "SCHEMA" }),
  importPart: (list: string, staff: string, id: string, n: number) => ({
    pk: `IMPORT#${list}#${staff}#${id}`,
    sk: `PART#${padded(n, 4)}`,
  }),
  refused: (handling: string, day: string, caseId: string) => ({
    pk: `REFUSED#${handling}`,
    sk: `${day}#${caseId}`,
  }),
  region: (code: string) => ({ pk: `REGION#${code}`, sk: "PROFILE" }),
  regionWindow: (region: string, id: string) => ({ pk: `REGION#${region}`, sk: `WINDOW#${id}` }),
  regionAgreement: (region: string, id: string) => ({ pk: `REGION#${region}`, sk: `AGREEMENT#${id}` }),
  regionDraft: (region: string, id: string) => ({ pk: `REGION#${region}`, sk: `DRAFT#${id}` }),
  regionPackage: (region: string, id: string) => ({ pk: `REGION#${region}`, sk: `PACKAGE#${id}` }),
  window: (id: string) => ({ pk: `WINDOW#${id}`, sk: "PROFILE" }),
  windowTransfer: (id: string) => ({ pk: `WINDOW#${id}`, sk: "TRANSFER" }),
  catalogue: (kind: "REGION" | "MATTER", id: string) => ({ pk: "CATALOGUE", sk: `${kind}#${id}` }),
  calendar: (name: string) => ({ pk: "CALENDAR", sk: name }),
  calendarLoad: (name: string, n: number) => ({ pk: `CALENDAR#${name}`, sk: `LOAD#${padded(n, 6)}` }),
  partner: (id: string) => ({ pk: `PARTNER#${id}`, sk: "PROFILE" }),
  partnerKey: (id: string, keyId: string) => ({ pk: `PARTNER#${id}`, sk: `KEY#${keyId}` }),
  webhook: (subscriber: Subscriber) => ({
    pk: "partner" in subscriber ? `PARTNER#${subscriber.partner}` : `WINDOW#${subscriber.window}`,
    sk: "WEBHOOK",
  }),
  staff: (id: string) => ({ pk: `STAFF#${id}`, sk: "PROFILE" }),
  searches: (staff: string, hour: string) => ({ pk: `STAFF#${staff}`, sk: `SEARCHES#${hour}` }),
  inbox: (staff: string) => ({ pk: `STAFF#${staff}`, sk: "INBOX" }),
  notification: (staff: string, place: string) => ({ pk: `NOTIFIED#${staff}`, sk: place }),
  nonce: (partner: string, nonce: string) => ({ pk: `NONCE#${partner}`, sk: nonce }),
  feed: (partner: string, sequence: number) => ({ pk: `FEED#${partner}`, sk: padded(sequence, 12) }),
  deliveries: (subscriber: Subscriber, run: string) => ({
    pk: `DELIVERIES#${subscriberName(subscriber)}`,
    sk: run,
  }),
  readThrough: (partner: string) => ({ pk: `POLLS#${partner}`, sk: "READ" }),
  rate: (partner: string, of: string) => ({ pk: `RATE#${partner}`, sk: of }),
  polls: (partner: string) => ({ pk: `POLLS#${partner}`, sk: "WAITING" }),
  /** The counter of a day (`2026-03-02`) or of a month (`2026-03`). */
  counter: (scope: string, period: string) => ({
    pk: `STAT#${scope}`,
    sk: `${period.length > 7 ? "D" : "M"}#${period}`,
  }),
  journalEntry: (shard: string, n: number) => ({ pk: `JOURNAL#${shard}`, sk: padded(n, 9) }),
  journalShard: (shard: string) => ({ pk: "JOURNAL", sk: shard }),
  staffViews: (staff: string) => ({ pk: `STAFF#${staff}`, sk: "VIEWS" }),
  windowViews: (window: string) => ({ pk: `WINDOW#${window}`, sk: "VIEWS" }),
  listExport: (region: string, place: string) => ({ pk: `EXPORTS#${region}`, sk: place }),
  appraisalRules: (region: string) => ({ pk: `REGION#${region}`, sk: "APPRAISAL" }),
  fold: () => ({ pk: "FOLD", sk: "PLAN" }),
  versions: (shelf: number) => ({ pk: `VERSIONS#${padded(shelf, 2)}`, sk: "VERSIONS" }),
  serial: (implementationCode: string, date: string) => ({ pk: `SERIAL#${implementationCode}`, sk: date }),
  slots: (window: string, date: string) => ({ pk: `SLOTS#${window}`, sk: date }),
  appointment: (code: string) => ({ pk: `APPOINTMENT#${code}`, sk: "APPOINTMENT" }),
  appointmentCommand: (code: string, id: string) => ({ pk: `APPOINTMENT#${code}`, sk: `COMMAND#${id}` }),
  booker: (address: string, date: string) => ({ pk: `BOOKER#${address}`, sk: date }),
  bookerCommand: (address: string, id: string) => ({ pk: `BOOKER#${address}`, sk: `COMMAND#${id}` }),
  addressSalt: (date: string) => ({ pk: "SALT", sk: date }),
  queue: (window: string, date: string) => ({ pk: `QUEUE#${window}#${date}`, sk: "HEAD" }),
  ticket: (window: string, date: string, number: string) => ({
    pk: `QUEUE#${window}#${date}`,
    sk: `TICKET#${number}`,
  }),
  servedTicket: (window: string, date: string, number: string) => ({
    pk: `QUEUE#${window}#${date}`,
    sk: `SERVED#${number}`,
  }),
  queueCommand: (window: string, date: string, id: string) => ({
    pk: `QUEUE#${window}#${date}`,
    sk: `COMMAND#${id}`,
  }),
  statement: (agreement: string, day: string, number: number) => ({
    pk: `STATEMENT#${agreement}#${day}`,
    sk: padded(number, 6),
  }),
  statementCases: (agreement: string, day: string, root: string, page: number) => ({
    pk: `STATEMENT#${agreement}#${day}`,
    sk: `CASES#${root}#${padded(page, 4)}`,
  }),
  countersignature: (agreement: string, day: string, number: number, region: string) => ({
    pk: `STATEMENT#${agreement}#${day}`,
    sk: `SIGNED#${padded(number, 6)}#${region}`,
  }),
  queryCode: (digest: string) => ({ pk: `QUERY#${digest}`, sk: "CASE" }),
  bundle: (id: string) => ({ pk: `BUNDLE#${id}`, sk: "BUNDLE" }),
  bundleApplication: (id: string) => ({ pk: `BUNDLE#${id}`, sk: "APPLICATION" }),
  oneTimeCode: (caseId: string) => ({ pk: `CASE#${caseId}`, sk: "ONE-TIME" }),
  guesses: (from: string, span: string) => ({ pk: `GUESSES#${from}`, sk: span }),
  keyring: (purpose: string) => ({ pk: "KEYRING", sk: purpose }),
  record: (kind: string, id: string) => ({ pk: `REGISTRY#${kind}#${id}`, sk: "HEAD" }),
  recordChange: (kind: string, id: string, n: number) => ({
    pk: `REGISTRY#${kind}#${id}`,
    sk: `CHANGE#${padded(n, 6)}`,
  }),
  staffed: (place: string, staff: string) => ({ pk: `STAFFED#${place}`, sk: staff }),
  submitting: (region: string, partner: string) => ({ pk: `SUBMITTING#${region}`, sk: partner }),
  handlingSystem: (region: string, id: string) => ({ pk: `HANDLING#${region}`, sk: id }),
  publishedWhole: () => ({ pk: "PUBLISHED", sk: "WHOLE" }),
  health: () => ({ pk: "HEALTH", sk: "HEALTH" }),
} as const;

/** Attribute of heads and events that names the AWS region which wrote them; stream consumers filter on it. */
export const homeAttribute = "home";

/** Attributes of a head that say where a case is handled and where it came from. */
const regionsOfCase = ["regionPk", "source"] as const;

/** Index names and their key attributes; an item without the attributes is not in the index (sparse). */
export const indexes = {
  worklist: { name: "worklist", pk: "workPk", sk: "workSk", projection: "ALL" },
  review: { name: "review", pk: "reviewPk", sk: "workSk", projection: "KEYS_ONLY" },
  timer: { name: "timer", pk: "timerPk", sk: "timerSk", projection: "INCLUDE", include: [homeAttribute] },
  done: { name: "done", pk: "holder", sk: "finished", projection: "KEYS_ONLY" },
  partner: { name: "partner", pk: "partnerPk", sk: "received", projection: "KEYS_ONLY" },
  region: { name: "region", pk: "regionPk", sk: "received", projection: "KEYS_ONLY" },
  source: { name: "source", pk: "source", sk: "received", projection: "KEYS_ONLY" },
  subject: { name: "subject", pk: "subject", sk: "received", projection: "INCLUDE", include: regionsOfCase },
  applicant: {
    name: "applicant",
    pk: "fullName",
    sk: "received",
    projection: "INCLUDE",
    include: regionsOfCase,
  },
  reference: { name: "reference", pk: "ref", sk: "received", projection: "KEYS_ONLY" },
  number: { name: "number", pk: "number", sk: "received", projection: "KEYS_ONLY" },
} as const;

/** Partition keys of the indexes that are not keyed by an attribute as it stands. */
export const indexKeys = {
  window: (id: string) => `WINDOW#${id}`,
  holder: (staff: string) => `STAFF#${staff}`,
  parcels: (window: string) => `PARCELS#${window}`,
  partner: (id: string) => `PARTNER#${id}`,
  region: (code: string) => `REGION#${code}`,
  timer: (shard: number) => padded(shard, 2),
} as const;

/**
 * Timers stand in so many partitions, because many are due at one instant (a window closes at 17:30) and an index
 * partition takes 1,000 write units a second.
 */
export const TIMER_SHARDS = 16;

/** Where the cases of a worklist stand that go first (绿色通道): a few, read before the others. */
export const firstOf = (owner: string): string => `${owner}!`;

/** Sort key of a case in a worklist: due first, among equal due instants received first, then by case. */
export const workKey = (dueAt: string, submittedAt: string, caseId: string): string =>
  `${dueAt}#${submittedAt}#${caseId}`;

/** The due instant that a sort key of a worklist begins with. */
export const dueOfWorkKey = (key: string): string => key.slice(0, key.indexOf("#"));

/** Sort key of a case in the lists by receipt. */
export const receivedKey = (submittedAt: string, caseId: string): string => `${submittedAt}#${caseId}`;

/** What of a case stands in the keys of its head. */
export type CaseNames = {
  readonly id: string;
  readonly partner: string;
  readonly externalRef: string;
  readonly source: string;
  readonly handling: string;
  readonly submittedAt: string;
};

/** All keys of a case's head, but those of the worklist and of its timer, which change with its status. */
export const caseKeys = ({ id, partner, externalRef, source, handling, submittedAt }: CaseNames) => ({
  ...keys.head(id),
  [indexes.partner.pk]: indexKeys.partner(partner),
  [indexes.region.pk]: indexKeys.region(handling),
  [indexes.source.pk]: source,
  [indexes.reference.pk]: externalRef,
  received: receivedKey(submittedAt, id),
});

/** Reads what {@link caseKeys} wrote; an attribute that is missing reads as an empty text. */
export const namesInKeys = (item: Readonly<Record<string, unknown>>): CaseNames => ({
  id: afterMark(item["pk"]),
  partner: afterMark(item[indexes.partner.pk]),
  externalRef: textOf(item[indexes.reference.pk]),
  source: textOf(item[indexes.source.pk]),
  handling: afterMark(item[indexes.region.pk]),
  submittedAt: textOf(item["received"]).split("#")[0] ?? "",
});

/** Which case an item of its partition belongs to. */
export const caseOfHead = (item: Readonly<Record<string, unknown>>): string => afterMark(item["pk"]);

/** Which event of which case made the paper, or sent the parcel, that an item's key says it is. */
export const madeByInKeys = (item: Readonly<Record<string, unknown>>) => ({
  caseId: afterMark(item["pk"]),
  n: Number(afterMark(item["sk"])),
});

/** Which counter an item's key says it is. */
export const counterInKeys = (item: Readonly<Record<string, unknown>>) => ({
  scope: afterMark(item["pk"]),
  period: afterMark(item["sk"]),
});

/** Which event of which case an item's key says it is. */
export const eventInKeys = (item: Readonly<Record<string, unknown>>) => ({
  caseId: afterMark(item["pk"]),
  n: Number(afterMark(item["sk"])),
});

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const afterMark = (value: unknown): string => {
  const text = textOf(value);
  return text.slice(text.indexOf("#") + 1);
};

/** Attribute that holds the epoch second after which DynamoDB deletes an item. */
export const ttlAttribute = "ttl";

/** Sort-key prefix of the internal notes on a case. */
export const notePrefix = "NOTE#";

/** Sort-key prefix of case events; stream consumers filter on it. */
export const eventPrefix = "EVENT#";

/** Sort-key prefix of a case's parcels. */
export const parcelPrefix = "PARCEL#";

/** Sort-key prefix of a case's papers. */
export const paperPrefix = "PAPER#";

/** The table as `CreateTable` takes it; CDK and the local host both derive theirs from it. */
export const tableDefinition = (tableName: string) => ({
  TableName: tableName,
  BillingMode: "PAY_PER_REQUEST" as const,
  AttributeDefinitions: [
    ...new Set(["pk", "sk", ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk])]),
  ].map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
  KeySchema: keySchema("pk", "sk"),
  GlobalSecondaryIndexes: Object.values(indexes).map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index.pk, index.sk),
    Projection: {
      ProjectionType: index.projection,
      ...("include" in index ? { NonKeyAttributes: [...index.include] } : {}),
    },
  })),
  // A table of several AWS regions replicates from streams of both images, and cannot change them later.
  StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const },
});

const keySchema = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: "HASH" as const },
  { AttributeName: sk, KeyType: "RANGE" as const },
];

const padded = (n: number, width: number): string => String(n).padStart(width, "0");
