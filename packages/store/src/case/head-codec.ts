import {
  appealStates,
  type Case,
  type CaseFee,
  type CaseStatus,
  caseStatuses,
  deliveryStates,
  deliveryWays,
  type Extension,
  epochMs,
  type FeePayment,
  feeStates,
  finishOf,
  helperKinds,
  holderOf,
  type Instant,
  type Invitation,
  inspectionStates,
  instantFromEpochMs,
  isOpen,
  type LocalDate,
  type Mandate,
  outcomes,
  paymentStates,
  type Rating,
  type Review,
  ratingGrades,
  ratingStages,
  type StaffId,
  type Stage,
  type TransactionNumber,
} from "@tongban/domain";
import {
  type Attributes,
  both,
  type Codec,
  flag,
  kept,
  list,
  type MapCodec,
  map,
  oneOf,
  text,
  Unreadable,
  whole,
} from "../table/codec.ts";
import { caseKeys, firstOf, indexes, indexKeys, namesInKeys } from "../table/table.ts";
import { clocks } from "./clock-words.ts";
import { type OriginNames, originTerms } from "./origin-codec.ts";
import { casePart } from "./part-codec.ts";
import { looksAtIn, timerKeys } from "./timer-keys.ts";
import { instant, instantText, limit } from "./words.ts";
import { workKeyOf } from "./work-key.ts";

/** The head of a case: the fold of its events, and what finds it. */
export type Head = {
  readonly kase: Case;
  /** Hash of the last event. */
  readonly hash: string;
  /** The AWS region that writes the case. */
  readonly home: string;
  /** HMAC of the applicant's number, base64url: finds a person's cases without showing the number. */
  readonly subject: string;
  /** HMAC of the applicant's full name, base64url: finds a person's cases without showing the name. */
  readonly fullName: string;
  /** When the sweep of timers looks at it next; not said by its events, for a look without a result moves it too. */
  readonly looksAt?: Instant;
};

/** What a case knows in every status. */
type CaseFacts = Pick<
  Case,
  | "version"
  | "window"
  | "clocks"
  | "asked"
  | "materialBytes"
  | "committed"
  | "priority"
  | "fee"
  | "number"
  | "parts"
  | "helper"
  | "ratings"
  | "originalsSeen"
  | "overdueParcels"
  | "inspection"
  | "invitation"
  | "erased"
>;

/** What finds a case, beside its keys. */
type Found = Omit<Head, "kase" | "looksAt">;

/** A rating as one line: stage, grade, when it was first given in epoch ms, and how an appeal against it stands. */
const rating: Codec<Rating> = kept(
  text(),
  ({ stage, grade, at, appeal }) => [stage, grade, epochMs(at), ...(appeal ? [appeal] : [])].join(" "),
  (line) => {
    const [stage, grade, at, appeal] = line.split(" ");
    return {
      stage: oneOf(ratingStages).read(stage),
      grade: oneOf(ratingGrades).read(grade),
      at: instantFromEpochMs(Number(at)),
      ...(appeal === undefined ? {} : { appeal: oneOf(appealStates).read(appeal) }),
    };
  },
);

/** A fee as one line: what is owed in fen, where it stands, and each payment as `transaction:fen:state`. */
const fee: Codec<CaseFee> = kept(
  text(),
  ({ amount, state, payments = [] }) =>
    [amount, state, ...payments.map((paid) => `${paid.transaction}:${paid.amount}:${paid.state}`)].join(" "),
  (line) => {
    const [amount, state, ...payments] = line.split(" ");
    return {
      amount: whole.read(Number(amount)),
      state: oneOf(feeStates).read(state),
      ...(payments.length > 0 ? { payments: payments.map(paymentFrom) } : {}),
    };
  },
);

const paymentFrom = (word: string): FeePayment => {
  const [transaction, amount, state] = word.split(":");
  return {
    transaction: text<TransactionNumber>().read(transaction),
    amount: whole.read(Number(amount)),
    state: oneOf(paymentStates).read(state),
  };
};

/** A mandate as one line: kind, last day, whether it was revoked, and the masked name. */
const mandate: Codec<Mandate> = kept(
  text(),
  ({ kind, until, revoked, name }) => [kind, until, revoked ? "revoked" : "stands", name].join(" "),
  (line) => {
    const [kind, until, state, ...name] = line.split(" ");
    return {
      kind: oneOf(helperKinds).read(kind),
      name: name.join(" "),
      until: text<LocalDate>().read(until),
      ...(state === "revoked" ? { revoked: true as const } : {}),
    };
  },
);

/** An invitation to rate as one line: the stage, and when it comes in epoch ms. */
const invitation: Codec<Invitation> = kept(
  text(),
  ({ stage, at }) => `${stage} ${epochMs(at)}`,
  (line) => {
    const [stage, at] = line.split(" ");
    return { stage: oneOf(ratingStages).read(stage), at: instantFromEpochMs(Number(at)) };
  },
);

const caseFacts = map<CaseFacts>({
  version: ["version", whole],
  window: ["window", text()],
  clocks: ["clocks", clocks],
  asked: ["asked", list(text()), "optional"],
  materialBytes: ["materials", whole, "optional"],
  committed: ["committed", flag, "optional"],
  priority: ["priority", flag, "optional"],
  fee: ["fee", fee, "optional"],
  number: ["number", text(), "optional"],
  parts: ["parts", list(casePart), "optional"],
  helper: ["helper", mandate, "optional"],
  ratings: ["ratings", list(rating), "optional"],
  originalsSeen: ["originalsSeen", list(text()), "optional"],
  overdueParcels: ["overdueParcels", list(whole), "optional"],
  inspection: ["inspection", oneOf(inspectionStates), "optional"],
  invitation: ["invites", invitation, "optional"],
  erased: ["erased", flag, "optional"],
});

const found = map<Found>({
  hash: ["hash", text()],
  home: ["home", text()],
  subject: ["subject", text()],
  fullName: ["fullName", text()],
});

type StageOf<S extends CaseStatus> = Omit<Extract<Stage, { readonly status: S }>, "status">;

const extension = map<Extension>({
  state: ["state", oneOf(["asked", "approved"])],
  by: ["by", limit],
  askedBy: ["askedBy", text()],
});

/** A review as one line: the digest of what is proposed, who asked, and who passed it where somebody did. */
const review: Codec<Review> = kept(
  text(),
  (value) => [value.proposal, value.askedBy, ...(value.state === "passed" ? [value.passedBy] : [])].join(" "),
  (line) => {
    const [proposal, askedBy, passedBy] = line.split(" ") as [string?, StaffId?, StaffId?];
    if (!proposal || !askedBy) throw new Unreadable("not a review");
    return passedBy
      ? { state: "passed", proposal, askedBy, passedBy }
      : { state: "asked", proposal, askedBy };
  },
);

const acceptance = map<StageOf<"accepted">>({
  holder: ["holder", text(), "optional"],
  acceptedAt: ["acceptedAt", instant],
  extension: ["extension", extension, "optional"],
  handledBy: ["handledBy", list(text()), "optional"],
  review: ["review", review, "optional"],
  gaps: ["gaps", list(text()), "optional"],
});

const conclusion = map<Omit<StageOf<"closed">, "acknowledgedAt">>({
  holder: ["holder", text()],
  acceptedAt: ["acceptedAt", instant],
  decidedAt: ["decidedAt", instant],
  outcome: ["outcome", oneOf(outcomes)],
  hadGaps: ["hadGaps", flag, "optional"],
});

const stages: { readonly [S in CaseStatus]: MapCodec<StageOf<S>> } = {
  submitted: map<StageOf<"submitted">>({}),
  routed: map<StageOf<"routed">>({ routedAt: ["routedAt", instant] }),
  claimed: map<StageOf<"claimed">>({
    holder: ["holder", text()],
    claimedAt: ["claimedAt", instant],
    leaseEnds: ["leaseEnds", instant],
  }),
  "awaiting-supplement": map<StageOf<"awaiting-supplement">>({
    holder: ["holder", text(), "optional"],
  }),
  accepted: acceptance,
  suspended: map<StageOf<"suspended">>({
    holder: ["holder", text(), "optional"],
    acceptedAt: ["acceptedAt", instant],
    extension: ["extension", extension, "optional"],
    handledBy: ["handledBy", list(text()), "optional"],
    gaps: ["gaps", list(text()), "optional"],
  }),
  decided: both(
    conclusion,
    map<Pick<StageOf<"decided">, "acknowledgedAt" | "delivery" | "deliveryWay">>({
      acknowledgedAt: ["acknowledgedAt", instant, "optional"],
      delivery: ["delivery", oneOf(deliveryStates), "optional"],
      deliveryWay: ["deliveryWay", oneOf(deliveryWays), "optional"],
    }),
  ),
  closed: both(
    conclusion,
    map<Pick<StageOf<"closed">, "acknowledgedAt">>({ acknowledgedAt: ["acknowledgedAt", instant] }),
  ),
  declined: map<StageOf<"declined">>({
    holder: ["holder", text()],
    declinedAt: ["declinedAt", instant],
  }),
  withdrawn: map<StageOf<"withdrawn">>({ withdrawnAt: ["withdrawnAt", instant] }),
  abandoned: map<StageOf<"abandoned">>({ abandonedAt: ["abandonedAt", instant] }),
  terminated: map<StageOf<"terminated">>({ terminatedAt: ["terminatedAt", instant] }),
};

/**
 * A head as it is written. It stays under 1 KB, because every transition writes it: limits, hours and clocks are
 * short words, instants are epoch ms, and what a key says is not said twice.
 */
export const toHeadItem = ({ kase, looksAt, ...rest }: Head): Attributes => ({
  ...caseKeys(kase.origin),
  ...worklistKeys(kase),
  ...reviewKey(kase),
  ...doneKey(kase),
  ...timerKeys(kase.origin.id, looksAt),
  ...originTerms.write(kase.origin),
  ...caseFacts.write(kase),
  ...found.write(rest),
  status: kase.status,
  ...stageAttributes(kase.status, kase),
});

const stageAttributes = <S extends CaseStatus>(status: S, stage: StageOf<S>): Attributes =>
  stages[status].write(stage);

/** A head as it was read; throws {@link Unreadable} where it is none. */
export const fromHeadItem = (item: Attributes): Head => {
  const kase = {
    origin: { ...names.read(namesInKeys(item)), ...originTerms.read(item) },
    ...caseFacts.read(item),
    ...readStage(oneOf(caseStatuses).read(item["status"]), item),
  };
  const looksAt = looksAtIn(item);
  return { kase, ...found.read(item), ...(looksAt ? { looksAt } : {}) };
};

const names = map<OriginNames>({
  id: ["id", text()],
  partner: ["partner", text()],
  externalRef: ["externalRef", text()],
  source: ["source", text()],
  handling: ["handling", text()],
  submittedAt: ["submittedAt", instantText],
});

/** Waiting cases are the window's, held ones their holder's; a case that owes no work is on no list. */
const worklistKeys = (kase: Case): Attributes => {
  const owner = worklistOf(kase);
  if (owner === undefined) return {};
  return { [indexes.worklist.pk]: owner, [indexes.worklist.sk]: workKeyOf(kase) };
};

/** A proposed decision that waits for its review is on its window's list of them, by the due that its worklist has. */
const reviewKey = (kase: Case): Attributes =>
  kase.status === "accepted" && kase.review?.state === "asked" ? { [indexes.review.pk]: kase.window } : {};

/** What was decided or declined is on the list of who did it: its holder, whom the head names anyway. */
const doneKey = (kase: Case): Attributes => {
  const finish = finishOf(kase);
  return finish ? { [indexes.done.sk]: finish.at } : {};
};

const worklistOf = (kase: Case): string | undefined => {
  if (kase.status === "submitted" || !isOpen(kase)) return undefined;
  const holder = holderOf(kase);
  const owner = holder === undefined ? indexKeys.window(kase.window) : indexKeys.holder(holder);
  return kase.priority ? firstOf(owner) : owner;
};

const readStage = <S extends CaseStatus>(status: S, item: Attributes): Stage =>
  ({ status, ...stages[status].read(item) }) as Stage;
