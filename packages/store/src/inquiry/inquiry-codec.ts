import {
  complaintFindings,
  complaintSubjects,
  type Inquiry,
  type InquiryHandler,
  type InquirySender,
  inquiryKinds,
  inquiryStates,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { attributesOf, both, type Codec, flag, kept, map, oneOf, text } from "../table/codec.ts";

/** What people write in an inquiry, by its place in it. */
export const inquiryTexts = ["question", "contact", "forwarded", "answer", "followUp"] as const;

/** One of {@link inquiryTexts}. */
export type InquiryText = (typeof inquiryTexts)[number];

/** The texts of an inquiry, sealed. */
export type SealedTexts = { readonly [T in InquiryText]?: Uint8Array };

/** A question with its answer for everybody, in words that name nobody. */
export type PublishedAnswer = { readonly question: string; readonly answer: string };

/** An inquiry as its record says it. */
export type KeptInquiry = {
  readonly inquiry: Inquiry;
  readonly sealed: SealedTexts;
  readonly published?: PublishedAnswer;
};

const person = map<InquiryHandler>({ id: ["id", text()], name: ["name", text()] });

const sender: Codec<InquirySender> = {
  write: (value) => value,
  read: (stored) => {
    const { kind, id } = attributesOf(stored);
    if (kind === "staff") return { kind, ...person.read(stored) };
    return kind === "partner" ? { kind, id: text<PartnerSender["id"]>().read(id) } : { kind: "public" };
  },
};

type PartnerSender = Extract<InquirySender, { readonly kind: "partner" }>;

/** An inquiry without its texts, as lists have it. */
export const inquiryCodec = map<Inquiry>({
  id: ["id", text()],
  kind: ["kind", oneOf(inquiryKinds)],
  about: ["about", oneOf(complaintSubjects), "optional"],
  region: ["region", text()],
  window: ["window", text()],
  matter: ["matter", text(), "optional"],
  caseId: ["case", text(), "optional"],
  partner: ["partner", text(), "optional"],
  source: ["from", text(), "optional"],
  sender: ["sender", sender],
  askedAt: ["askedAt", instant],
  due: ["due", instant],
  state: ["state", oneOf(inquiryStates)],
  handler: ["handler", person, "optional"],
  finding: ["finding", oneOf(complaintFindings), "optional"],
  endedAt: ["endedAt", instant, "optional"],
  told: ["told", flag, "optional"],
  late: ["late", flag, "optional"],
  calledBack: ["calledBack", flag, "optional"],
  published: ["published", flag, "optional"],
});

/** Sealed bytes as text: what a record says is hashed as JSON. */
const sealed: Codec<Uint8Array> = kept(
  text(),
  (value) => Buffer.from(value).toString("base64"),
  (value) => new Uint8Array(Buffer.from(value, "base64")),
);

/** A published answer, as the catalog reads it. */
export const publishedAnswer = map<PublishedAnswer>({
  question: ["question", text()],
  answer: ["answer", text()],
});

const rest = map<Omit<KeptInquiry, "inquiry">>({
  sealed: [
    "sealed",
    map<SealedTexts>({
      question: ["question", sealed, "optional"],
      contact: ["contact", sealed, "optional"],
      forwarded: ["forwarded", sealed, "optional"],
      answer: ["answer", sealed, "optional"],
      followUp: ["followUp", sealed, "optional"],
    }),
  ],
  published: ["public", publishedAnswer, "optional"],
});

/** What the record of an inquiry says. */
export const keptInquiry = both(
  map<Pick<KeptInquiry, "inquiry">>({ inquiry: ["inquiry", inquiryCodec] }),
  rest,
);
