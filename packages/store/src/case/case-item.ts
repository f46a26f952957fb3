import {
  type BusinessHours,
  type Case,
  type Due,
  epochMs,
  instantFromEpochMs,
  type Limit,
} from "@tongban/domain";
import { indexes, keys, receivedKey, workKey } from "../table/table.ts";

/**
 * The head of a case as an item. It stays under 1 KB, because every transition writes it: limits and hours are
 * short words, instants are epoch ms, and what an index key or the item's own key says is not said twice.
 */
export type Head = {
  readonly kase: Case;
  /** Hash of the last event. */
  readonly hash: string;
  /** HMAC of the applicant's number, base64url: finds a person's cases without showing the number. */
  readonly subject: string;
  /** HMAC of the applicant's full name, base64url: finds a person's cases without showing the name. */
  readonly fullName: string;
};

type Item = Readonly<Record<string, unknown>>;

/** A head as it is written. */
export const toHeadItem = ({ kase, hash, subject, fullName }: Head): Item => {
  const { pins, standard, limits } = kase;
  return {
    ...keys.head(kase.id),
    ref: kase.externalRef,
    source: kase.source,
    matter: kase.matter,
    mode: kase.mode,
    type: kase.caseType,
    applicant: kase.applicant,
    terms: {
      a: pins.agreement,
      av: pins.agreementVersion,
      lv: pins.listVersion,
      sv: pins.standardVersion,
      n: limitWord(standard.notice),
      l: limitWord(standard.lease),
      h: hoursWord(standard.hours),
      p: limitWord(limits.promised),
      ...(limits.statutory ? { s: limitWord(limits.statutory) } : {}),
    },
    window: kase.window,
    version: kase.version,
    due: dueItem(kase.due),
    hash,
    subject,
    fullName,
    ...stageItem(kase),
    ...worklistKeys(kase),
    [indexes.partner.pk]: `PARTNER#${kase.partner}`,
    [indexes.region.pk]: `REGION#${kase.handling}`,
    [indexes.region.sk]: receivedKey(kase.submittedAt, kase.id),
  };
};

/** Waiting cases are the window's, held ones their holder's; a case that owes no work is on no list. */
const worklistKeys = (kase: Case): Item => {
  const owner =
    kase.status === "routed"
      ? `WINDOW#${kase.window}`
      : kase.status === "claimed" || kase.status === "accepted"
        ? `STAFF#${kase.holder}`
        : undefined;
  return owner
    ? { [indexes.worklist.pk]: owner, [indexes.worklist.sk]: workKey(kase.due.at, kase.submittedAt, kase.id) }
    : {};
};

const stageItem = (kase: Case): Item => {
  const { status } = kase;
  switch (kase.status) {
    case "submitted":
      return { status };
    case "routed":
      return { status, routedAt: epochMs(kase.routedAt) };
    case "claimed":
      return {
        status,
        holder: kase.holder,
        claimedAt: epochMs(kase.claimedAt),
        leaseEnds: epochMs(kase.leaseEnds),
      };
    case "accepted":
      return { status, ...acceptanceItem(kase) };
    case "decided":
    case "closed":
      return {
        status,
        ...acceptanceItem(kase),
        decidedAt: epochMs(kase.decidedAt),
        outcome: kase.outcome,
        ...(kase.status === "closed" ? { acknowledgedAt: epochMs(kase.acknowledgedAt) } : {}),
      };
    case "declined":
      return { status, holder: kase.holder, declinedAt: epochMs(kase.declinedAt) };
    case "withdrawn":
      return { status, withdrawnAt: epochMs(kase.withdrawnAt) };
  }
};

const acceptanceItem = (kase: Extract<Case, { readonly acceptedAt: unknown }>): Item => ({
  holder: kase.holder,
  acceptedAt: epochMs(kase.acceptedAt),
  // The promise's due is the case's own due from acceptance on.
  ...(kase.acceptedDue.statutory ? { statutory: dueItem(kase.acceptedDue.statutory) } : {}),
});

/** A head as it was read. The item is trusted: only {@link toHeadItem} writes one. */
export const fromHeadItem = (item: Item): Head => {
  const read = item as unknown as HeadItem;
  const received = String(item[indexes.region.sk]);
  const due = readDue(read.due);
  const kase = {
    id: read.pk.slice("CASE#".length),
    partner: String(item[indexes.partner.pk]).slice("PARTNER#".length),
    externalRef: read.ref,
    source: read.source,
    handling: String(item[indexes.region.pk]).slice("REGION#".length),
    matter: read.matter,
    mode: read.mode,
    caseType: read.type,
    submittedAt: received.slice(0, received.indexOf("#")),
    applicant: read.applicant,
    pins: {
      agreement: read.terms.a,
      agreementVersion: read.terms.av,
      listVersion: read.terms.lv,
      standardVersion: read.terms.sv,
    },
    standard: {
      version: read.terms.sv,
      notice: readLimit(read.terms.n),
      lease: readLimit(read.terms.l),
      hours: readHours(read.terms.h),
    },
    limits: {
      promised: readLimit(read.terms.p),
      ...(read.terms.s ? { statutory: readLimit(read.terms.s) } : {}),
    },
    window: read.window,
    version: read.version,
    due,
    status: read.status,
    ...readStage(read, due),
  };
  return { kase: kase as unknown as Case, hash: read.hash, subject: read.subject, fullName: read.fullName };
};

const readStage = (read: HeadItem, due: Due): Item => ({
  ...(read.holder !== undefined ? { holder: read.holder } : {}),
  ...(read.outcome !== undefined ? { outcome: read.outcome } : {}),
  ...Object.fromEntries(
    instantFields.flatMap((field) => {
      const ms = read[field];
      return ms === undefined ? [] : [[field, instantFromEpochMs(ms)]];
    }),
  ),
  ...(read.acceptedAt !== undefined
    ? {
        acceptedDue: {
          promised: due,
          ...(read.statutory ? { statutory: readDue(read.statutory) } : {}),
        },
      }
    : {}),
});

const instantFields = [
  "routedAt",
  "claimedAt",
  "leaseEnds",
  "acceptedAt",
  "decidedAt",
  "acknowledgedAt",
  "declinedAt",
  "withdrawnAt",
] as const;

type DueItem = { readonly c: Due["clock"]; readonly at: number; readonly p?: true };

type HeadItem = {
  readonly pk: string;
  readonly ref: string;
  readonly source: string;
  readonly matter: string;
  readonly mode: string;
  readonly type: string;
  readonly applicant: string;
  readonly terms: { readonly [K in "a" | "n" | "l" | "h" | "p"]: string } & {
    readonly [K in "av" | "lv" | "sv"]: number;
  } & { readonly s?: string };
  readonly window: string;
  readonly version: number;
  readonly due: DueItem;
  readonly hash: string;
  readonly subject: string;
  readonly fullName: string;
  readonly status: string;
  readonly holder?: string;
  readonly outcome?: string;
  readonly statutory?: DueItem;
} & { readonly [K in (typeof instantFields)[number]]?: number };

const dueItem = (due: Due): DueItem => ({
  c: due.clock,
  at: epochMs(due.at),
  ...(due.provisional ? { p: true } : {}),
});

const readDue = (item: DueItem): Due => ({
  clock: item.c,
  at: instantFromEpochMs(item.at),
  provisional: item.p === true,
});

const limitSuffix = { "working-days": "wd", "calendar-days": "cd", "working-hours": "wh" } as const;

const limitWord = (limit: Limit): string =>
  limit.unit === "instant" ? "now" : `${limit.amount}${limitSuffix[limit.unit]}`;

const readLimit = (word: string): Limit => {
  const amount = Number.parseInt(word, 10);
  if (word.endsWith("wd")) return { unit: "working-days", amount };
  if (word.endsWith("cd")) return { unit: "calendar-days", amount };
  return word.endsWith("wh") ? { unit: "working-hours", amount } : { unit: "instant" };
};

const hoursWord = ({ opens, closes, breaks = [] }: BusinessHours): string =>
  [opens, ...breaks.flatMap(({ from, to }) => [from, to]), closes].join(" ");

const readHours = (word: string): BusinessHours => {
  const times = word.split(" ") as BusinessHours["opens"][];
  const [opens = "00:00", ...rest] = times;
  const closes = rest.pop() ?? "24:00";
  const breaks = rest.flatMap((from, i) => {
    const to = rest[i + 1];
    return i % 2 === 0 && to ? [{ from, to }] : [];
  });
  return breaks.length > 0 ? { opens, closes, breaks } : { opens, closes };
};
