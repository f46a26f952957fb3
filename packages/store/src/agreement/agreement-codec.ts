import {
  type Agreement,
  type AgreementActor,
  type AgreementContent,
  type AgreementDraft,
  type AgreementEvent,
  type AgreementEventType,
  type AgreementVersion,
  agreementKinds,
  agreementStatuses,
  type CompiledState,
  type GuidanceReference,
  type ListReference,
  type Proposal,
  proposalKinds,
  type SignedDocument,
  type StandardContent,
} from "@tongban/domain";
import { standard } from "../case/origin-codec.ts";
import { instant } from "../case/words.ts";
import {
  type Attributes,
  attributesOf,
  both,
  type Codec,
  kept,
  list,
  type MapCodec,
  map,
  oneOf,
  text,
  Unreadable,
  whole,
} from "../table/codec.ts";

const standardContent: Codec<StandardContent> = kept(
  standard,
  (content) => ({ ...content, version: 1 }),
  ({ version: _none, ...content }) => content,
);

const document = map<SignedDocument>({
  number: ["number", text(), "optional"],
  signedOn: ["signedOn", text(), "optional"],
  sha256: ["sha256", text(), "optional"],
});

/** A list by its digest. */
export const listReference = map<ListReference>({ digest: ["digest", text()], rows: ["rows", whole] });

const guidanceReference = map<GuidanceReference>({ digest: ["digest", text()], entries: ["entries", whole] });

const content = map<AgreementContent>({
  title: ["title", text()],
  kind: ["kind", oneOf(agreementKinds)],
  parties: ["parties", list(text())],
  validFrom: ["validFrom", text()],
  validUntil: ["validUntil", text()],
  document: ["document", document, "optional"],
  list: ["list", listReference],
  standard: ["standard", standardContent],
  guidance: ["guidance", guidanceReference, "optional"],
});

const draft = map<AgreementDraft>({
  content: ["content", content],
  author: ["author", text()],
  sentBack: ["sentBack", text(), "optional"],
});

const version = map<AgreementVersion>({
  version: ["version", whole],
  listVersion: ["listVersion", whole],
  standardVersion: ["standardVersion", whole],
  content: ["content", content],
  publishedAt: ["publishedAt", instant],
});

const publishedStatuses = ["in-force", "suspended", "expired", "terminated"] as const;

const published: MapCodec<NonNullable<Agreement["published"]>> = both(
  version,
  map({ status: ["status", oneOf(publishedStatuses)] }),
);

const proposal = map<Proposal>({
  what: ["what", oneOf(proposalKinds)],
  by: ["by", text()],
  region: ["region", text()],
  reason: ["reason", text()],
  consents: ["consents", list(text())],
});

const compiled = map<CompiledState>({
  version: ["version", whole],
  status: ["status", oneOf(agreementStatuses)],
});

/** An agreement, as its head keeps it. */
export const agreementState = map<Agreement>({
  id: ["id", text()],
  revision: ["revision", whole],
  published: ["published", published, "optional"],
  draft: ["draft", draft, "optional"],
  proposal: ["proposal", proposal, "optional"],
  compiled: ["compiled", compiled, "optional"],
  warned: ["warned", whole, "optional"],
});

type DetailOf<T extends AgreementEventType> = Omit<
  Extract<AgreementEvent, { readonly type: T }>,
  "type" | "agreement" | "n" | "at" | "actor"
>;

const nothing = map<Record<never, never>>({});
const withContent = map<{ readonly content: AgreementContent }>({ content: ["content", content] });

/** How what an event says is kept; an event without an entry does not compile. */
const details: { readonly [T in AgreementEventType]: MapCodec<DetailOf<T>> } = {
  AgreementDrafted: withContent,
  DraftRevised: withContent,
  DraftDiscarded: nothing,
  ProposalMade: map<DetailOf<"ProposalMade">>({
    what: ["what", oneOf(proposalKinds)],
    region: ["region", text()],
    reason: ["reason", text()],
  }),
  ProposalSeconded: map<DetailOf<"ProposalSeconded">>({ regions: ["regions", list(text())] }),
  ProposalSentBack: map<DetailOf<"ProposalSentBack">>({ comment: ["comment", text()] }),
  AgreementPublished: map<DetailOf<"AgreementPublished">>({
    version: ["version", whole],
    listVersion: ["listVersion", whole],
    standardVersion: ["standardVersion", whole],
  }),
  AgreementSuspended: map<DetailOf<"AgreementSuspended">>({
    region: ["region", text()],
    reason: ["reason", text()],
  }),
  AgreementReinstated: nothing,
  AgreementTerminated: nothing,
  AgreementExpired: nothing,
  ExpiryAnnounced: map<DetailOf<"ExpiryAnnounced">>({ days: ["days", whole] }),
  AgreementCompiled: nothing,
};

const staffActor = map<{
  readonly id: Extract<AgreementActor, { kind: "staff" }>["id"];
  readonly name: string;
}>({
  id: ["id", text()],
  name: ["name", text()],
});
const operatorActor = map<{ readonly name: string }>({ name: ["name", text()] });

/** Who changed something that people look after. */
export const actor: Codec<AgreementActor> = {
  write: (value) => value,
  read: (stored) => {
    const from = attributesOf(stored);
    switch (from["kind"]) {
      case "staff":
        return { kind: "staff", ...staffActor.read(from) };
      case "operator":
        return { kind: "operator", ...operatorActor.read(from) };
      case "broker":
        return { kind: "broker" };
      default:
        throw new Unreadable("not an actor");
    }
  },
};

const envelope = map<Pick<AgreementEvent, "agreement" | "n" | "at" | "actor">>({
  agreement: ["agreement", text()],
  n: ["n", whole],
  at: ["at", instant],
  actor: ["actor", actor],
});

const eventTypes = Object.keys(details) as readonly AgreementEventType[];

/** An event of an agreement as its item keeps it, without its keys and its link. */
export const agreementEvent: MapCodec<AgreementEvent> = {
  write: (event) => ({
    ...envelope.write(event),
    type: event.type,
    facts: (details[event.type] as MapCodec<object>).write(event),
  }),
  read: (stored) => {
    const from: Attributes = attributesOf(stored);
    const type = oneOf(eventTypes).read(from["type"]);
    return { ...details[type].read(from["facts"]), ...envelope.read(from), type } as AgreementEvent;
  },
};
