import type { partnerEvent } from "@tongban/contract";
import { addMs, type Instant, type NationalStatusCode, type PartnerNews } from "@tongban/domain";
import type * as z from "zod";

type Said = Partial<z.input<typeof partnerEvent>["data"]>;

/** A case as some news finds it, and what the news says beside that; what it leaves out is `null`, as in real news. */
export type MadeUpNews = {
  readonly status: z.input<typeof partnerEvent>["data"]["status"];
  readonly national: NationalStatusCode;
  readonly says?: (now: Instant) => Said;
};

/** Number of the event on its case: the version that made-up news tells of. */
export const MADE_UP_VERSION = 6;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const onBoard = { status: "routed", national: 1 } as const;
const examined = { status: "claimed", national: 1 } as const;
const inHand = { status: "accepted", national: 3 } as const;
const granted = { status: "decided", national: 11 } as const;

const fee = (transaction: string | null, why: "paid-already" | null = null) => ({
  ...inHand,
  says: () => ({ fee: { amount: 5_000, transaction, why } }),
});

const parcel = (number: number) => ({ ...inHand, says: () => ({ parcel: number }) });

const bundle = { bundleId: "test".padEnd(26, "0"), member: "first" };

const noticed = (now: Instant, kind: "supplement" | "suspension" | "extension") => ({
  kind,
  n: MADE_UP_VERSION,
  at: now,
  deficiencies: [],
  reasons: "测试：并无此事",
  ground: null,
  expectedEnd: null,
  extendedBy: null,
  due: null,
  provisional: false,
});

const movedDue = (now: Instant) => ({
  clock: "handling" as const,
  limit: "promised" as const,
  was: addMs(now, 5 * DAY_MS),
  due: addMs(now, 15 * DAY_MS),
  provisional: false,
});

/** What made-up news of each kind says; news without an entry does not compile. Prose and titles say 测试. */
export const madeUpNews: { readonly [N in PartnerNews]: MadeUpNews } = {
  routed: onBoard,
  accepted: inHand,
  "supplement-asked": {
    status: "awaiting-supplement",
    national: 6,
    says: (now) => ({
      notice: {
        ...noticed(now, "supplement"),
        deficiencies: [{ material: "测试材料", problem: "测试：缺少签章" }],
        due: addMs(now, 10 * DAY_MS),
      },
    }),
  },
  "material-quarantined": {
    ...examined,
    says: () => ({ material: { title: "测试材料", sha256: "0".repeat(64), code: "damaged" } }),
  },
  "licence-checked": { ...examined, says: () => ({ licence: { title: "测试证照", standing: "valid" } }) },
  "supplement-supplied": { status: "claimed", national: 7 },
  withdrawn: { status: "withdrawn", national: 2 },
  abandoned: { status: "abandoned", national: 14 },
  terminated: { status: "terminated", national: 14 },
  "fee-due": fee(null),
  "fee-paid": fee("test-transaction-1"),
  "fee-waived": fee(null),
  "fee-refund-due": fee("test-transaction-2", "paid-already"),
  "fee-refunded": fee("test-transaction-2"),
  suspended: {
    status: "suspended",
    national: 9,
    says: (now) => ({
      notice: {
        ...noticed(now, "suspension"),
        ground: "expert-review",
        expectedEnd: addMs(now, 10 * DAY_MS),
      },
    }),
  },
  resumed: { status: "accepted", national: 10 },
  extended: {
    ...inHand,
    says: (now) => {
      const moved = movedDue(now);
      const extendedBy = { unit: "working-days", amount: 10 } as const;
      return {
        dueMoves: [moved],
        notice: { ...noticed(now, "extension"), extendedBy, due: moved.due },
      };
    },
  },
  warned: {
    ...inHand,
    says: (now) => ({
      warning: { clock: "handling", rung: "yellow", due: addMs(now, DAY_MS), provisional: false },
    }),
  },
  "due-moved": { ...inHand, says: (now) => ({ dueMoves: [movedDue(now)] }) },
  declined: {
    status: "declined",
    national: 5,
    says: () => ({ reasons: "测试：不属于本机关职权范围", rightOrgan: "测试机关" }),
  },
  decided: {
    ...granted,
    says: () => ({ outcome: "granted", document: { number: "测试-0001", title: "测试证书" } }),
  },
  "part-decided": { ...inHand, says: () => ({ part: { part: "test-part", outcome: "granted" } }) },
  started: { status: "submitted", national: 1, says: () => ({ bundle }) },
  "members-not-started": {
    status: "closed",
    national: 13,
    says: () => ({ bundle, notStarted: { members: ["second"], why: "not-granted", codes: [] } }),
  },
  "bundle-ended": {
    status: "closed",
    national: 11,
    says: () => ({ bundle, bundleEnded: { state: "granted", days: 12 } }),
  },
  dispatched: granted,
  "delivery-failed": granted,
  delivered: granted,
  "originals-returned": granted,
  "helper-revoked": inHand,
  "inspection-scheduled": {
    ...inHand,
    says: (now) => ({ inspection: { at: addMs(now, 2 * DAY_MS), way: "on-site", state: "scheduled" } }),
  },
  "inspection-missed": inHand,
  inspected: {
    ...inHand,
    says: (now) => ({ inspection: { at: addMs(now, -HOUR_MS), way: "on-site", state: "passed" } }),
  },
  "parcel-sent": parcel(MADE_UP_VERSION),
  "parcel-cancelled": parcel(MADE_UP_VERSION - 1),
  "parcel-late": parcel(MADE_UP_VERSION - 1),
  "parcel-lost": parcel(MADE_UP_VERSION - 1),
  "parcel-received": parcel(MADE_UP_VERSION - 1),
  "paper-voided": granted,
  "rating-invited": granted,
};
