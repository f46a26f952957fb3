import { type Case, type CaseStatus, caseStatuses, outcomes, type Stage } from "@tongban/domain";
import { type Attributes, both, type MapCodec, map, oneOf, text, whole } from "../table/codec.ts";
import { caseKeys, indexes, indexKeys, namesInKeys, workKey } from "../table/table.ts";
import { type OriginNames, originTerms } from "./origin-codec.ts";
import { acceptedDue, due, instant, instantText } from "./words.ts";

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
};

type Body = Pick<Case, "version" | "window" | "due" | "number"> & Omit<Head, "kase">;

const body = map<Body>({
  version: ["version", whole],
  window: ["window", text()],
  due: ["due", due("notice", "promise")],
  number: ["number", text(), "optional"],
  hash: ["hash", text()],
  home: ["home", text()],
  subject: ["subject", text()],
  fullName: ["fullName", text()],
});

type StageOf<S extends CaseStatus> = Omit<Extract<Stage, { readonly status: S }>, "status">;

const acceptance = map<StageOf<"accepted">>({
  holder: ["holder", text()],
  acceptedAt: ["acceptedAt", instant],
  acceptedDue: ["dues", acceptedDue],
});

const conclusion = both(
  acceptance,
  map<Pick<StageOf<"decided">, "decidedAt" | "outcome">>({
    decidedAt: ["decidedAt", instant],
    outcome: ["outcome", oneOf(outcomes)],
  }),
);

const stages: { readonly [S in CaseStatus]: MapCodec<StageOf<S>> } = {
  submitted: map<StageOf<"submitted">>({}),
  routed: map<StageOf<"routed">>({ routedAt: ["routedAt", instant] }),
  claimed: map<StageOf<"claimed">>({
    holder: ["holder", text()],
    claimedAt: ["claimedAt", instant],
    leaseEnds: ["leaseEnds", instant],
  }),
  accepted: acceptance,
  decided: conclusion,
  closed: both(
    conclusion,
    map<Pick<StageOf<"closed">, "acknowledgedAt">>({ acknowledgedAt: ["acknowledgedAt", instant] }),
  ),
  declined: map<StageOf<"declined">>({
    holder: ["holder", text()],
    declinedAt: ["declinedAt", instant],
  }),
  withdrawn: map<StageOf<"withdrawn">>({ withdrawnAt: ["withdrawnAt", instant] }),
};

/**
 * A head as it is written. It stays under 1 KB, because every transition writes it: limits, hours and due instants
 * are short words, instants are epoch ms, and what a key says is not said twice.
 */
export const toHeadItem = ({ kase, ...found }: Head): Attributes => ({
  ...caseKeys(kase.origin),
  ...worklistKeys(kase),
  ...originTerms.write(kase.origin),
  ...body.write({ ...kase, ...found }),
  status: kase.status,
  ...stageAttributes(kase.status, kase),
});

const stageAttributes = <S extends CaseStatus>(status: S, stage: StageOf<S>): Attributes =>
  stages[status].write(stage);

/** A head as it was read; throws {@link Unreadable} where it is none. */
export const fromHeadItem = (item: Attributes): Head => {
  const { version, window, due: caseDue, number, ...found } = body.read(item);
  const kase = {
    origin: { ...names.read(namesInKeys(item)), ...originTerms.read(item) },
    version,
    window,
    due: caseDue,
    ...(number ? { number } : {}),
    ...readStage(oneOf(caseStatuses).read(item["status"]), item),
  };
  return { kase, ...found };
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
  const { submittedAt, id } = kase.origin;
  return { [indexes.worklist.pk]: owner, [indexes.worklist.sk]: workKey(kase.due.at, submittedAt, id) };
};

const worklistOf = (kase: Case): string | undefined => {
  if (kase.status === "routed") return indexKeys.window(kase.window);
  if (kase.status === "claimed" || kase.status === "accepted") return indexKeys.holder(kase.holder);
  return undefined;
};

const readStage = <S extends CaseStatus>(status: S, item: Attributes): Stage =>
  ({ status, ...stages[status].read(item) }) as Stage;
