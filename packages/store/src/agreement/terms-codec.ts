import {
  type AgreementTerms,
  agreementKinds,
  agreementStatuses,
  applicantKinds,
  caseTypes,
  deliveryWays,
  type Fee,
  type FormSchema,
  type JointPart,
  type MaterialRequirement,
  type MatterListEntry,
  type MatterListRow,
  materialNeeds,
  matterKinds,
  type Organ,
  serviceModes,
} from "@tongban/domain";
import { limit } from "../case/words.ts";
import { type Codec, flag, kept, list, map, oneOf, text, Unreadable, whole } from "../table/codec.ts";

/** A framework agreement. */
export const terms = map<AgreementTerms>({
  id: ["id", text()],
  version: ["version", whole],
  title: ["title", text()],
  kind: ["kind", oneOf(agreementKinds)],
  status: ["status", oneOf(agreementStatuses)],
  validFrom: ["validFrom", text()],
  validUntil: ["validUntil", text()],
  parties: ["parties", list(text())],
});

const material = map<MaterialRequirement>({
  title: ["title", text()],
  need: ["need", oneOf(materialNeeds)],
  alternatives: ["alternatives", list(text()), "optional"],
  original: ["original", flag, "optional"],
  sample: ["sample", text(), "optional"],
});

/** A JSON Schema as its text: DynamoDB's own maps would reorder nothing, but cost more to read. */
const formSchema: Codec<FormSchema> = kept(
  text(),
  (schema) => JSON.stringify(schema),
  (kept) => {
    const schema: unknown = JSON.parse(kept);
    if (typeof schema !== "object" || schema === null) throw new Unreadable("not a form's schema");
    return schema as FormSchema;
  },
);

/** A fee as rows, entries of lists and first events keep it. */
export const fee = map<Fee>({
  amount: ["amount", whole],
  basis: ["basis", text(), "optional"],
  name: ["name", text(), "optional"],
  collectedBy: ["by", text(), "optional"],
});

/** A part of a joint matter. */
const jointPart = map<JointPart>({
  id: ["id", text()],
  title: ["title", text()],
  matter: ["matter", text()],
  where: ["where", text()],
  promised: ["promised", limit],
  statutory: ["statutory", limit, "optional"],
  after: ["after", list(text()), "optional"],
});

/** A row of a matter list, whole. */
export const listRow = map<MatterListRow>({
  matter: ["matter", text()],
  handling: ["handling", text(), "optional"],
  sources: ["sources", list(text()), "optional"],
  title: ["title", text()],
  kind: ["kind", oneOf(matterKinds)],
  modes: ["modes", list(oneOf(serviceModes))],
  applicants: ["applicants", list(oneOf(applicantKinds))],
  caseType: ["caseType", oneOf(caseTypes)],
  statutory: ["statutory", limit, "optional"],
  promised: ["promised", limit],
  extension: ["extension", limit, "optional"],
  basicCode: ["basicCode", text(), "optional"],
  materials: ["materials", list(material)],
  form: ["form", formSchema, "optional"],
  legalBasis: ["legalBasis", text(), "optional"],
  conditions: ["conditions", text(), "optional"],
  fee: ["fee", fee, "optional"],
  phone: ["phone", text(), "optional"],
  delivery: ["delivery", list(oneOf(deliveryWays))],
  review: ["review", flag, "optional"],
  inspection: ["inspection", flag, "optional"],
  parts: ["parts", list(jointPart), "optional"],
});

/** What admission reads of a row. */
export const listEntry = map<MatterListEntry>({
  delivery: ["delivery", list(oneOf(deliveryWays)), "optional"],
  matter: ["matter", text()],
  modes: ["modes", list(oneOf(serviceModes))],
  applicants: ["applicants", list(oneOf(applicantKinds))],
  caseType: ["caseType", oneOf(caseTypes)],
  statutory: ["statutory", limit, "optional"],
  promised: ["promised", limit],
  extension: ["extension", limit, "optional"],
  basicCode: ["basicCode", text(), "optional"],
  materials: ["materials", list(material)],
  form: ["form", text(), "optional"],
  fee: ["fee", fee, "optional"],
  review: ["review", flag, "optional"],
  inspection: ["inspection", flag, "optional"],
  parts: ["parts", list(jointPart), "optional"],
});

/** The organ that decides at a window. */
export const organ = map<Organ>({
  creditCode: ["creditCode", text()],
  level: ["level", whole],
  paperNumber: ["paperNumber", text(), "optional"],
});
