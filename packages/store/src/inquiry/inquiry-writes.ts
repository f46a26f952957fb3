import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type Inquiry,
  type InquiryId,
  type Instant,
  inquiryContributions,
  isInquiryOpen,
  nextInquiryLook,
} from "@tongban/domain";
import { toInquiryCodeItem } from "../applicant/query-codes.ts";
import type { RecordChange } from "../registry/record-changes.ts";
import { countsOf } from "../statistics/counts.ts";
import { journalWrite } from "../statistics/journal.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { inquiryCodec, type KeptInquiry, keptInquiry, publishedAnswer } from "./inquiry-codec.ts";

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
type Key = { readonly pk: string; readonly sk: string };

/** Writes that go with a change of an inquiry. */
export type InquiryWrites = readonly Write[];

/** A change of an inquiry: as it was, nothing of a new one, and as it is then. */
export type InquiryChange = {
  readonly before?: KeptInquiry;
  readonly after: KeptInquiry;
  readonly seen: number;
  readonly at: Instant;
  /** Of a new one: what its code is looked up by. */
  readonly queryKey?: string;
  /** Notifications, or the share of an address, that go with it. */
  readonly told?: InquiryWrites;
};

/** Journals of inquiries, one of them by chance, so that two changes at once seldom meet in one. */
const JOURNALS = 8;

/**
 * The change of an inquiry's record with all that follows from it: its place in its region's list and beside its case,
 * what is published of it, its code, and its entry in a journal, by which it counts exactly once.
 */
export const inquiryRecord = async (store: StoreContext, change: InquiryChange): Promise<RecordChange> => {
  const { before, after, seen, at, queryKey, told = [] } = change;
  const { inquiry } = after;
  const looks = nextInquiryLook(inquiry);
  return {
    kind: "inquiry",
    id: inquiry.id,
    seen,
    says: keptInquiry.write(after),
    ...(looks === undefined ? {} : { look: { at: looks, home: store.home } }),
    copies: [
      ...placed(store, before && [listKey(before.inquiry)], [listKey(inquiry)], {
        inquiry: inquiryCodec.write(inquiry),
      }),
      ...(inquiry.caseId === undefined
        ? []
        : placed(store, undefined, [keys.caseInquiry(inquiry.caseId, inquiry.id)], {
            inquiry: inquiryCodec.write(inquiry),
          })),
      ...placed(store, before && answerKeys(before), answerKeys(after), {
        ...(after.published && publishedAnswer.write(after.published)),
        at,
      }),
      ...(queryKey === undefined
        ? []
        : [{ Put: { TableName: store.tableName, Item: toInquiryCodeItem(queryKey, inquiry.id) } }]),
      ...(await counted(store, before?.inquiry, inquiry, at)),
      ...told,
    ],
  };
};

/** Puts an item at its new place and takes it away from the old one. */
const placed = (
  { tableName: TableName }: StoreContext,
  before: readonly Key[] = [],
  after: readonly Key[],
  item: Readonly<Record<string, unknown>>,
): readonly Write[] => {
  const left = before.filter(({ pk, sk }) => !after.some((one) => one.pk === pk && one.sk === sk));
  return [
    ...left.map((key) => ({ Delete: { TableName, Key: key } })),
    ...after.map((key) => ({ Put: { TableName, Item: { ...key, ...item } } })),
  ];
};

/** Where an inquiry stands in its region's list: open ones by due, the others by when they ended. */
const listKey = ({ id, region, due, endedAt = due, ...inquiry }: Inquiry): Key =>
  isInquiryOpen(inquiry) ? keys.openInquiry(region, due, id) : keys.endedInquiry(region, endedAt, id);

const answerKeys = ({ inquiry: { id, region, matter }, published }: KeptInquiry): readonly Key[] =>
  published && matter !== undefined ? [keys.publishedAnswer(region, matter, id)] : [];

const counted = async (
  store: StoreContext,
  before: Inquiry | undefined,
  after: Inquiry,
  at: Instant,
): Promise<readonly Write[]> => {
  const counts = countsOf(inquiryContributions(before, after, at));
  if (counts.size === 0) return [];
  const journal = `inquiries-${journalOf(after.id)}`;
  return [await journalWrite(store, journal, { counts, events: 1, at })];
};

const journalOf = (id: InquiryId): number => (id.codePointAt(id.length - 1) ?? 0) % JOURNALS;
