import {
  type AgreementId,
  caseTypes,
  type Origin,
  type Pins,
  type Standard,
  serviceModes,
  type WarningLadder,
} from "@tongban/domain";
import { both, type Codec, kept, list, map, oneOf, text, Unreadable, whole } from "../table/codec.ts";
import { businessHours, instant, limitFromWord, limitWord } from "./words.ts";

/** What of an origin a head says in its keys. */
export type OriginNames = Pick<
  Origin,
  "id" | "partner" | "externalRef" | "source" | "handling" | "submittedAt"
>;

/** The pinned versions as one line: agreement, its version, list, standard. */
const pins: Codec<Pins> = kept(
  text(),
  ({ agreement, agreementVersion, listVersion, standardVersion }) =>
    `${agreement} ${agreementVersion} ${listVersion} ${standardVersion}`,
  (line) => {
    const [, agreement, ...versions] = /^(\S+) (\d+) (\d+) (\d+)$/.exec(line) ?? [];
    const [agreementVersion, listVersion, standardVersion] = versions.map(Number);
    if (agreement === undefined || !agreementVersion || !listVersion || !standardVersion)
      throw new Unreadable("not pinned versions");
    return { agreement: agreement as AgreementId, agreementVersion, listVersion, standardVersion };
  },
);

/** The limits of a standard as one line, in a fixed order: a head carries them, and pays by the kilobyte. */
type StandardLimits = Pick<Standard, "claim" | "notice" | "supplement" | "delivery" | "lease" | "extension">;

const standardLimits: Codec<StandardLimits> = kept(
  text(),
  ({ claim, notice, supplement, delivery, lease, extension }) =>
    [claim, notice, supplement, delivery, lease, extension.single, extension.joint].map(limitWord).join(" "),
  (line) => {
    const [claim, notice, supplement, delivery, lease, single, joint] = line.split(" ").map(limitFromWord);
    if (!claim || !notice || !supplement || !delivery || !lease || !single || !joint)
      throw new Unreadable("not the limits of a standard");
    return { claim, notice, supplement, delivery, lease, extension: { single, joint } };
  },
);

const ladder: Codec<WarningLadder> = kept(
  text(),
  ({ yellow, orange, officeHours }) => `${yellow} ${orange}${officeHours ? "" : " night"}`,
  (line) => {
    const [, yellow, orange, night] = /^(\d+) (\d+)( night)?$/.exec(line) ?? [];
    if (yellow === undefined || orange === undefined) throw new Unreadable("not a ladder of warnings");
    return { yellow: Number(yellow), orange: Number(orange), officeHours: night === undefined };
  },
);

type StandardItem = Pick<Standard, "version" | "hours" | "warnings"> & {
  readonly limits: StandardLimits;
  readonly pauseGrounds?: readonly string[];
};

/** A standard as heads, events and agreements keep it. */
export const standard: Codec<Standard> = kept(
  map<StandardItem>({
    version: ["v", whole],
    limits: ["l", standardLimits],
    hours: ["h", businessHours],
    warnings: ["w", ladder],
    pauseGrounds: ["g", list(text()), "optional"],
  }),
  ({ version, hours, warnings, pauseGrounds, ...limits }) => ({
    version,
    hours,
    warnings,
    limits,
    ...(pauseGrounds.length > 0 ? { pauseGrounds } : {}),
  }),
  ({ limits, pauseGrounds = [], ...rest }) => ({ ...rest, ...limits, pauseGrounds }),
);

/** The matter's limits as one line: promised, `-` or law's, and the extension where the matter has its own. */
const limits: Codec<Origin["limits"]> = kept(
  text(),
  ({ promised, statutory, extension }) =>
    [
      limitWord(promised),
      statutory ? limitWord(statutory) : "-",
      ...(extension ? [limitWord(extension)] : []),
    ].join(" "),
  (line) => {
    const [promised = "", statutory = "-", extension] = line.split(" ");
    return {
      promised: limitFromWord(promised),
      ...(statutory === "-" ? {} : { statutory: limitFromWord(statutory) }),
      ...(extension === undefined ? {} : { extension: limitFromWord(extension) }),
    };
  },
);

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
