import {
  type AgreementId,
  type BundleId,
  type BundlePlace,
  caseTypes,
  deliveryWays,
  type MemberId,
  type Origin,
  type PackageId,
  type Pins,
  type Standard,
  serviceModes,
} from "@tongban/domain";
import { both, type Codec, flag, kept, list, map, oneOf, text, Unreadable } from "../table/codec.ts";
import { parent } from "./part-codec.ts";
import { hoursFromWord, hoursWord, instant, limitFromWord, limitWord } from "./words.ts";

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

const standardWords = ({
  version,
  hours,
  warnings,
  extension,
  pauseGrounds,
  rating,
  gap,
  post,
  payment,
  retention,
  priorityGrounds = [],
  ...limits
}: Standard) => {
  const { claim, notice, supplement, delivery, return: acknowledged, explanation, lease } = limits;
  const inOrder = [
    claim,
    notice,
    supplement,
    delivery,
    acknowledged,
    explanation,
    lease,
    extension.single,
    extension.joint,
    ...(rating ? [rating.invite, rating.rectification] : []),
  ];
  const named = [
    ...(gap ? [`${NAMED}gap ${limitWord(gap)}`] : []),
    ...(payment ? [`${NAMED}payment ${limitWord(payment)}`] : []),
    ...(retention ? [`${NAMED}retention ${limitWord(retention)}`] : []),
    ...(post ? [`${NAMED}late ${limitWord(post.late)}`, `${NAMED}lost ${limitWord(post.lost)}`] : []),
  ];
  const { yellow, orange, officeHours } = warnings;
  return [
    String(version),
    inOrder.map(limitWord).join(" "),
    hoursWord(hours),
    `${yellow} ${orange}${officeHours ? "" : " night"}`,
    ...named,
    ...priorityGrounds.map((ground) => `${PRIORITY}${ground}`),
    ...pauseGrounds,
  ];
};

/** What a line with a limit begins with that only some standards have; no name of a ground holds a space. */
const NAMED = "+ ";

/** What a line with a ground for priority begins with. */
const PRIORITY = "! ";

const standardFromWords = ([
  version = "",
  limits = "",
  hours = "",
  ladder = "",
  ...others
]: string[]): Standard => {
  const grounds = others.filter((line) => !line.startsWith(NAMED) && !line.startsWith(PRIORITY));
  const priorityGrounds = others
    .filter((line) => line.startsWith(PRIORITY))
    .map((line) => line.slice(PRIORITY.length));
  const named = new Map(
    others
      .filter((line) => line.startsWith(NAMED))
      .map((line) => line.slice(NAMED.length).split(" "))
      .map(([name = "", word = ""]) => [name, limitFromWord(word)] as const),
  );
  const [gap, late, lost] = [named.get("gap"), named.get("late"), named.get("lost")];
  const payment = named.get("payment");
  const retention = named.get("retention");
  const [claim, notice, supplement, delivery, acknowledged, explanation, lease, single, joint, ...rating] =
    limits.split(" ").map(limitFromWord);
  const [invite, rectification] = rating;
  const [, yellow, orange, night] = /^(\d+) (\d+)( night)?$/.exec(ladder) ?? [];
  if (
    !claim ||
    !notice ||
    !supplement ||
    !delivery ||
    !acknowledged ||
    !explanation ||
    !lease ||
    !single ||
    !joint
  )
    throw new Unreadable("not the limits of a standard");
  if (!/^\d+$/.test(version) || yellow === undefined || orange === undefined)
    throw new Unreadable("not a standard");
  if (retention && retention.unit !== "calendar-days") throw new Unreadable("not a retention");
  return {
    version: Number(version),
    ...{ claim, notice, supplement, delivery, return: acknowledged, explanation, lease },
    hours: hoursFromWord(hours),
    warnings: { yellow: Number(yellow), orange: Number(orange), officeHours: night === undefined },
    extension: { single, joint },
    ...(invite && rectification ? { rating: { invite, rectification } } : {}),
    ...(gap ? { gap } : {}),
    ...(late && lost ? { post: { late, lost } } : {}),
    ...(payment ? { payment } : {}),
    ...(retention ? { retention } : {}),
    ...(priorityGrounds.length > 0 ? { priorityGrounds } : {}),
    pauseGrounds: grounds,
  };
};

/**
 * A standard as heads, events and agreements keep it: one text of short lines, because a head carries it and pays by
 * the kilobyte. Version, limits in a fixed order, hours, the ladder of warnings, and a line for each limit that only some have and for each
 * own ground.
 */
export const standard: Codec<Standard> = kept(
  text(),
  (value) => standardWords(value).join("\n"),
  (kept) => standardFromWords(kept.split("\n")),
);

/** A case's place in a bundle as one line: the bundle, as which member, of which package, and whether the bundle begins with it. */
const bundlePlace: Codec<BundlePlace> = kept(
  text(),
  ({ id, member, package: offered, begins }) =>
    [id, member, ...(offered ? [offered] : []), ...(begins ? ["begins"] : [])].join(" "),
  (line) => {
    const [, id, member, offered, begins] = /^(\S+) (\S+)(?: (\S+)( begins)?)?$/.exec(line) ?? [];
    if (id === undefined || member === undefined) throw new Unreadable("not a place in a bundle");
    return {
      id: id as BundleId,
      member: member as MemberId,
      ...(offered ? { package: offered as PackageId } : {}),
      ...(begins ? { begins: true } : {}),
    };
  },
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
  district: ["district", text(), "optional"],
  reviewed: ["reviewed", flag, "optional"],
  inspected: ["inspected", flag, "optional"],
  shared: ["shared", list(text()), "optional"],
  originals: ["originals", list(text()), "optional"],
  mayFollow: ["mayFollow", list(text()), "optional"],
  parent: ["parent", parent, "optional"],
  bundle: ["bundle", bundlePlace, "optional"],
  delivery: ["wish", oneOf(deliveryWays), "optional"],
  pins: ["pins", pins],
  standard: ["std", standard],
  calendar: ["cal", text(), "optional"],
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
