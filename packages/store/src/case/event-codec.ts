import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import {
  type Actor,
  acknowledgementWays,
  answerMisses,
  appealDecisions,
  bundleEnds,
  type CaseEventType,
  type CaseId,
  type Cited,
  type CitedLicence,
  type CitedMaterial,
  caseStatuses,
  citationKinds,
  clockNames,
  type DeclaredMaterial,
  type DroppedRow,
  deliveryProofs,
  deliveryWays,
  type ElectronicLicence,
  type EventFacts,
  eventTable,
  type FactsOf,
  handOverGrounds,
  helperKinds,
  type Intake,
  identityDocuments,
  inspectionResults,
  inspectionWays,
  licenceStandings,
  missingPartCodes,
  outcomes,
  type PartId,
  type PriorityGround,
  paperKinds,
  parcelWays,
  presenters,
  quarantineCodes,
  type ResultDocument,
  ratingGrades,
  ratingStages,
  refundGrounds,
  refusalCodes,
  rungs,
  windowChoices,
} from "@tongban/domain";
import { fee } from "../agreement/terms-codec.ts";
import { parcelItem } from "../parcel/parcel-item.ts";
import {
  type Attributes,
  attributesOf,
  both,
  bytes,
  type Codec,
  flag,
  list,
  type MapCodec,
  map,
  nullable,
  oneOf,
  text,
  Unreadable,
  whole,
} from "../table/codec.ts";
import { eventInKeys, keys } from "../table/table.ts";
import type { KeptEvent } from "./chain.ts";
import { clockMoves, pauseGround } from "./clock-words.ts";
import { origin } from "./origin-codec.ts";
import { placedParts } from "./part-codec.ts";
import { commandStamp, instant, limit } from "./words.ts";

/** What every event says, whatever its type; its case and its number stand in its key. */
type Envelope = Omit<KeptEvent, keyof EventFacts | "caseId"> &
  Pick<EventFacts, "at" | "actor" | "before" | "after" | "clocks" | "invites">;

type DetailOf<T extends CaseEventType> = WithoutEnvelope<FactsOf<T>>;

type WithoutEnvelope<E> = E extends unknown
  ? Omit<E, "type" | "n" | "at" | "actor" | "before" | "after" | "clocks" | "invites">
  : never;

/** A ground of our list or, after `agreed/`, of an agreement's own. */
const priorityGround = text<PriorityGround>();

const nothing = map<Record<never, never>>({});

const licence = map<ElectronicLicence>({
  type: ["type", text()],
  issuer: ["issuer", text()],
  validFrom: ["validFrom", text()],
  validUntil: ["validUntil", text(), "optional"],
  source: ["source", text()],
  reference: ["reference", text()],
});

const document = map<ResultDocument>({
  number: ["number", text()],
  title: ["title", text()],
  licence: ["licence", licence, "optional"],
});

const declaredMaterial = map<DeclaredMaterial>({
  title: ["title", text()],
  mediaType: ["mediaType", text()],
  sha256: ["sha256", text()],
  size: ["size", whole],
  validUntil: ["validUntil", text(), "optional"],
});

const citedMaterial = map<Omit<CitedMaterial, "by">>({
  title: ["title", text()],
  case: ["case", text()],
  sha256: ["sha256", text()],
  consentUntil: ["consentUntil", text()],
});

const citedLicence = map<Omit<CitedLicence, "by">>({ title: ["title", text()], source: ["source", text()] });

const cited: MapCodec<Cited> = {
  write: (value) => ({
    by: value.by,
    ...(value.by === "material" ? citedMaterial.write(value) : citedLicence.write(value)),
  }),
  read: (kept) => {
    const by = oneOf(citationKinds).read(attributesOf(kept)["by"]);
    return by === "material" ? { by, ...citedMaterial.read(kept) } : { by, ...citedLicence.read(kept) };
  },
};

const ofParcel = map<{ readonly parcel: number }>({ parcel: ["parcel", whole] });

const intake = map<Intake>({
  window: ["window", text()],
  document: ["document", oneOf(identityDocuments)],
  presentedBy: ["presentedBy", oneOf(presenters)],
});

const dropped = map<DroppedRow>({
  sheet: ["sheet", text()],
  version: ["version", text(), "optional"],
  row: ["row", whole],
});

type DecisionFacts = WithoutGaps<DetailOf<"CaseDecided">>;

type WithoutGaps<E> = E extends unknown ? Omit<E, "hadGaps"> : never;

const decision: MapCodec<DecisionFacts> = {
  write: (value) =>
    value.outcome === "granted"
      ? { outcome: value.outcome, document: nullable(document).write(value.document) }
      : { outcome: value.outcome },
  read: (kept) => {
    const from = attributesOf(kept);
    const outcome = oneOf(outcomes).read(from["outcome"]);
    return outcome === "granted"
      ? { outcome, document: nullable(document).read(from["document"]) }
      : { outcome };
  },
};

type PartReturnFacts = WithoutPart<DetailOf<"PartReturned">>;

type WithoutPart<E> = E extends unknown ? Omit<E, "part"> : never;

const partReturn: MapCodec<PartReturnFacts> = {
  write: (value) =>
    value.why === "declined"
      ? { why: value.why, rightOrgan: value.rightOrgan }
      : { why: value.why, missing: [...value.missing] },
  read: (kept) => {
    const from = attributesOf(kept);
    const why = oneOf(["declined", "not-admitted"]).read(from["why"]);
    return why === "declined"
      ? { why, rightOrgan: text().read(from["rightOrgan"]) }
      : { why, missing: list(oneOf(missingPartCodes)).read(from["missing"]) };
  },
};

/** How the facts of each type of event are kept; an event without an entry does not compile. */
const details: { readonly [T in CaseEventType]: MapCodec<DetailOf<T>> } = {
  CaseSubmitted: map<DetailOf<"CaseSubmitted">>({
    origin: ["origin", origin],
    window: ["window", text()],
    choice: ["choice", oneOf(windowChoices), "optional"],
    materialBytes: ["materialBytes", whole, "optional"],
    intake: ["intake", intake, "optional"],
    dropped: ["dropped", dropped, "optional"],
    parts: ["parts", placedParts, "optional"],
    fee: ["fee", fee, "optional"],
    cited: ["cited", list(cited), "optional"],
  }),
  PartStarted: map<DetailOf<"PartStarted">>({
    part: ["part", text()],
    region: ["region", text()],
    case: ["case", text()],
    run: ["run", whole],
  }),
  PartDecided: both(
    decision,
    map<Pick<DetailOf<"PartDecided">, "part" | "run">>({ part: ["part", text()], run: ["run", whole] }),
  ),
  PartReturned: both(partReturn, map<{ readonly part: PartId }>({ part: ["part", text()] })),
  MembersNotStarted: map<DetailOf<"MembersNotStarted">>({
    members: ["members", list(text())],
    why: ["why", oneOf(["not-granted", "hindered"])],
    codes: ["codes", list(oneOf(refusalCodes))],
  }),
  BundleEnded: map<DetailOf<"BundleEnded">>({
    state: ["state", oneOf(bundleEnds)],
    days: ["days", whole],
  }),
  CaseRouted: map<DetailOf<"CaseRouted">>({
    window: ["window", text()],
    number: ["number", text(), "optional"],
  }),
  CaseClaimed: map<DetailOf<"CaseClaimed">>({
    holder: ["holder", text()],
    leaseEnds: ["leaseEnds", instant, "optional"],
    takenOverFrom: ["takenOverFrom", text(), "optional"],
  }),
  CaseReleased: nothing,
  ClaimLapsed: map<DetailOf<"ClaimLapsed">>({ holder: ["holder", text()] }),
  CaseReassigned: map<DetailOf<"CaseReassigned">>({
    from: ["from", text(), "optional"],
    to: ["to", text()],
    toName: ["toName", text()],
    leaseEnds: ["leaseEnds", instant, "optional"],
    why: ["why", oneOf(handOverGrounds), "optional"],
  }),
  CaseTransferred: map<DetailOf<"CaseTransferred">>({
    from: ["from", text()],
    to: ["to", text()],
    choice: ["choice", oneOf(windowChoices)],
    holder: ["holder", text(), "optional"],
  }),
  CommitmentGiven: map<DetailOf<"CommitmentGiven">>({ document: ["document", declaredMaterial] }),
  HelperNamed: map<DetailOf<"HelperNamed">>({
    kind: ["helperKind", oneOf(helperKinds)],
    name: ["name", text()],
    until: ["until", text()],
    document: ["document", declaredMaterial],
  }),
  HelperRevoked: nothing,
  CaseAccepted: map<DetailOf<"CaseAccepted">>({
    deemed: ["deemed", instant, "optional"],
    gaps: ["gaps", list(text()), "optional"],
  }),
  GapFilled: map<DetailOf<"GapFilled">>({ materials: ["materials", list(declaredMaterial)] }),
  CaseTerminated: map<DetailOf<"CaseTerminated">>({
    gaps: ["gaps", list(text())],
    unpaid: ["unpaid", flag, "optional"],
  }),
  FeeAssessed: map<DetailOf<"FeeAssessed">>({ amount: ["amount", whole] }),
  FeePaid: map<DetailOf<"FeePaid">>({
    transaction: ["transaction", text()],
    amount: ["amount", whole],
    paidAt: ["paidAt", instant],
  }),
  FeeOverpaid: map<DetailOf<"FeeOverpaid">>({
    transaction: ["transaction", text()],
    amount: ["amount", whole],
    paidAt: ["paidAt", instant],
    why: ["why", oneOf(refundGrounds)],
  }),
  FeeWaived: map<DetailOf<"FeeWaived">>({ amount: ["amount", whole] }),
  FeeRefundDue: map<DetailOf<"FeeRefundDue">>({
    transaction: ["transaction", text()],
    amount: ["amount", whole],
    why: ["why", oneOf(refundGrounds)],
  }),
  FeeRefunded: map<DetailOf<"FeeRefunded">>({
    transaction: ["transaction", text()],
    amount: ["amount", whole],
    refundedAt: ["refundedAt", instant],
  }),
  SupplementAsked: map<DetailOf<"SupplementAsked">>({ materials: ["materials", list(text())] }),
  SupplementSupplied: map<DetailOf<"SupplementSupplied">>({
    materials: ["materials", list(declaredMaterial)],
    leaseEnds: ["leaseEnds", instant, "optional"],
  }),
  MaterialQuarantined: map<DetailOf<"MaterialQuarantined">>({
    title: ["title", text()],
    sha256: ["sha256", text()],
    code: ["code", oneOf(quarantineCodes)],
  }),
  MaterialsErased: map<DetailOf<"MaterialsErased">>({
    materials: ["materials", list(text())],
    basis: ["basis", text()],
  }),
  LicenceChecked: map<DetailOf<"LicenceChecked">>({
    title: ["title", text()],
    standing: ["standing", oneOf(licenceStandings)],
  }),
  AnswerMissed: map<DetailOf<"AnswerMissed">>({
    dataSource: ["dataSource", text()],
    why: ["why", oneOf(answerMisses)],
  }),
  CaseAbandoned: nothing,
  CaseSuspended: map<DetailOf<"CaseSuspended">>({
    ground: ["ground", pauseGround],
    expectedEnd: ["expectedEnd", instant],
  }),
  CaseResumed: nothing,
  ExtensionAsked: map<DetailOf<"ExtensionAsked">>({ by: ["by", limit] }),
  ExtensionApproved: map<DetailOf<"ExtensionApproved">>({ by: ["by", limit] }),
  ExtensionRefused: nothing,
  WarningGiven: map<DetailOf<"WarningGiven">>({
    clock: ["clock", oneOf(clockNames)],
    rung: ["rung", oneOf(rungs)],
    due: ["due", instant],
    provisional: ["provisional", flag, "optional"],
  }),
  ReviewAsked: both(decision, map<{ readonly proposal: string }>({ proposal: ["proposal", text()] })),
  ReviewPassed: map<DetailOf<"ReviewPassed">>({ reviewer: ["reviewer", text()] }),
  ReviewReturned: map<DetailOf<"ReviewReturned">>({ reviewer: ["reviewer", text()] }),
  PriorityGiven: map<DetailOf<"PriorityGiven">>({ ground: ["ground", priorityGround] }),
  PriorityEnded: nothing,
  SupervisionOrdered: map<DetailOf<"SupervisionOrdered">>({ within: ["within", limit] }),
  CaseRated: map<DetailOf<"CaseRated">>({
    stage: ["stage", oneOf(ratingStages)],
    grade: ["grade", oneOf(ratingGrades)],
    was: ["was", oneOf(ratingGrades), "optional"],
  }),
  RatingInvited: map<DetailOf<"RatingInvited">>({ stage: ["stage", oneOf(ratingStages)] }),
  RatingAppealed: map<DetailOf<"RatingAppealed">>({ stage: ["stage", oneOf(ratingStages)] }),
  RatingAppealDecided: map<DetailOf<"RatingAppealDecided">>({
    stage: ["stage", oneOf(ratingStages)],
    grade: ["grade", oneOf(ratingGrades)],
    decision: ["decision", oneOf(appealDecisions)],
  }),
  RatingRectified: map<DetailOf<"RatingRectified">>({ calledBack: ["calledBack", flag] }),
  ExplanationGiven: nothing,
  DueDatesRecomputed: map<DetailOf<"DueDatesRecomputed">>({ calendar: ["calendar", text()] }),
  CaseDeclined: map<DetailOf<"CaseDeclined">>({ rightOrgan: ["rightOrgan", text()] }),
  CaseDecided: both(
    decision,
    map<{ readonly hadGaps?: boolean }>({ hadGaps: ["hadGaps", flag, "optional"] }),
  ),
  CaseWithdrawn: map<DetailOf<"CaseWithdrawn">>({ with: ["with", oneOf(caseStatuses), "optional"] }),
  ResultDispatched: map<DetailOf<"ResultDispatched">>({ way: ["way", oneOf(deliveryWays)] }),
  DeliveryFailed: map<DetailOf<"DeliveryFailed">>({
    way: ["way", oneOf(deliveryWays), "optional"],
    returned: ["returned", flag],
  }),
  ResultDelivered: map<DetailOf<"ResultDelivered">>({
    way: ["way", oneOf(deliveryWays), "optional"],
    proof: ["proof", oneOf(deliveryProofs)],
    receivedAt: ["receivedAt", instant],
  }),
  OriginalsReturned: map<DetailOf<"OriginalsReturned">>({ materials: ["materials", list(text())] }),
  PaperVoided: map<DetailOf<"PaperVoided">>({
    paper: ["paper", whole],
    kind: ["kind", oneOf(paperKinds)],
    replaced: ["replaced", flag],
  }),
  ResultAcknowledged: map<DetailOf<"ResultAcknowledged">>({ via: ["via", oneOf(acknowledgementWays)] }),
  InspectionScheduled: map<DetailOf<"InspectionScheduled">>({
    appointedAt: ["appointedAt", instant],
    way: ["way", oneOf(inspectionWays)],
    organs: ["organs", list(text())],
  }),
  InspectionMissed: nothing,
  InspectionHeld: map<DetailOf<"InspectionHeld">>({
    heldAt: ["heldAt", instant],
    result: ["result", oneOf(inspectionResults)],
    remote: ["remote", flag],
    joint: ["joint", flag],
    materials: ["materials", list(declaredMaterial)],
    days: ["days", whole],
  }),
  ParcelSent: map<DetailOf<"ParcelSent">>({
    way: ["way", oneOf(parcelWays)],
    contents: ["contents", list(parcelItem)],
    lateAt: ["lateAt", instant],
    lostAt: ["lostAt", instant],
  }),
  ParcelCorrected: ofParcel,
  ParcelCancelled: ofParcel,
  ParcelLate: ofParcel,
  ParcelLost: ofParcel,
  OriginalsSeen: map<DetailOf<"OriginalsSeen">>({
    materials: ["materials", list(text())],
    parcel: ["parcel", whole, "optional"],
  }),
  ParcelReceived: map<DetailOf<"ParcelReceived">>({
    parcel: ["parcel", whole],
    contents: ["contents", list(parcelItem)],
    missing: ["missing", list(parcelItem)],
    extra: ["extra", list(parcelItem)],
    days: ["days", whole],
  }),
  ApplicantRevealed: nothing,
};

/** Only ever true; absent otherwise. */
const truth: Codec<true> = {
  write: (value) => value,
  read: (kept) => {
    if (kept !== true) throw new Unreadable("not true");
    return true;
  },
};

const actor: Codec<Actor> = {
  write: (value) => value,
  read: (kept) => {
    const from = attributesOf(kept);
    switch (from["kind"]) {
      case "partner":
        return { kind: "partner", ...partnerActor.read(from) };
      case "staff":
        return { kind: "staff", ...staffActor.read(from) };
      case "applicant":
      case "broker":
        return { kind: from["kind"] };
      default:
        throw new Unreadable("not an actor");
    }
  },
};

const partnerActor = map<Omit<Extract<Actor, { kind: "partner" }>, "kind">>({
  id: ["id", text()],
  helper: ["helper", truth, "optional"],
});

const staffActor = map<Omit<Extract<Actor, { kind: "staff" }>, "kind">>({
  id: ["id", text()],
  name: ["name", text()],
  helper: ["helper", truth, "optional"],
});

const envelope = map<Envelope>({
  at: ["at", instant],
  actor: ["actor", actor],
  before: ["before", nullable(oneOf(caseStatuses))],
  after: ["after", oneOf(caseStatuses)],
  clocks: ["clocks", clockMoves],
  invites: ["invites", instant, "optional"],
  partner: ["partner", text()],
  source: ["source", text()],
  handling: ["handling", text()],
  window: ["window", text()],
  parent: ["parent", text(), "optional"],
  bundle: ["bundle", text(), "optional"],
  home: ["home", text()],
  command: ["command", commandStamp],
  sealed: ["sealed", bytes, "optional"],
  first: [
    "first",
    map<NonNullable<KeptEvent["first"]>>({
      submissionDigest: ["digest", text()],
      subject: ["subject", text()],
      fullName: ["fullName", text()],
      nonce: ["nonce", text(), "optional"],
    }),
    "optional",
  ],
  prevHash: ["prevHash", text()],
  hash: ["hash", text()],
});

const eventTypes = Object.keys(eventTable) as readonly CaseEventType[];

/** An event as an item. */
export const toEventItem = (event: KeptEvent): Attributes => ({
  ...keys.event(event.caseId, event.n),
  ...envelope.write(event),
  type: event.type,
  facts: factsItem(event.type, event),
});

const factsItem = <T extends CaseEventType>(type: T, facts: DetailOf<T>): Attributes =>
  details[type].write(facts);

/** An event as it was read, from the table or from the stream; throws {@link Unreadable} where it is none. */
export const fromEventItem = (item: Attributes): KeptEvent => {
  const { caseId, n } = eventInKeys(item);
  const type = oneOf(eventTypes).read(item["type"]);
  return { ...readFacts(type, item), ...envelope.read(item), n, caseId: caseId as CaseId } as KeptEvent;
};

const readFacts = <T extends CaseEventType>(type: T, item: Attributes) => ({
  type,
  ...details[type].read(item["facts"]),
});

/** An event as a DynamoDB stream's image tells of it. */
export const fromStreamImage = (image: Attributes): KeptEvent =>
  fromEventItem(unmarshall(image as Record<string, AttributeValue>));
