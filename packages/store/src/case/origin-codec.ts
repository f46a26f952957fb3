import { caseTypes, type Origin, type Pins, type Standard, serviceModes } from "@tongban/domain";
import { both, map, oneOf, text, whole } from "../table/codec.ts";
import { businessHours, instant, limit } from "./words.ts";

/** What of an origin a head says in its keys. */
export type OriginNames = Pick<
  Origin,
  "id" | "partner" | "externalRef" | "source" | "handling" | "submittedAt"
>;

const pins = map<Pins>({
  agreement: ["a", text()],
  agreementVersion: ["v", whole],
  listVersion: ["l", whole],
  standardVersion: ["s", whole],
});

const standard = map<Standard>({
  version: ["v", whole],
  notice: ["n", limit],
  lease: ["l", limit],
  hours: ["h", businessHours],
});

const limits = map<Origin["limits"]>({
  promised: ["p", limit],
  statutory: ["s", limit, "optional"],
});

/** What of an origin a head says beside its keys. */
export const originTerms = map<Omit<Origin, keyof OriginNames>>({
  matter: ["matter", text()],
  mode: ["mode", oneOf(serviceModes)],
  caseType: ["type", oneOf(caseTypes)],
  implementationCode: ["code", text(), "optional"],
  applicant: ["applicant", text()],
  pins: ["pins", pins],
  standard: ["std", standard],
  limits: ["limits", limits],
});

/** A whole origin, as the first event keeps it. */
export const origin = both(
  map<OriginNames>({
    id: ["id", text()],
    partner: ["partner", text()],
    externalRef: ["ref", text()],
    source: ["source", text()],
    handling: ["handling", text()],
    submittedAt: ["at", instant],
  }),
  originTerms,
);
