import type { Limit } from "../../clock/limit.ts";
import type { BasicCode } from "../../identifiers/matter-code.ts";
import type { RegionCode } from "../../identifiers/region-code.ts";
import type { AgreementId, MatterId } from "../../ids.ts";
import type { AgreementTerms } from "../agreement.ts";
import { compareLimits, limitText as textOf } from "../compare-limits.ts";
import { worseThanLocal } from "../gap/worse-than-local.ts";
import type { LocalOffer } from "../gap/zero-gap.ts";
import { isAbout, type MatterListRow, rowName } from "../matter-list.ts";
import type { AgreementContent, StandardContent } from "./agreement-life.ts";
import { checkParts } from "./check-parts.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { error, notice } from "./make-finding.ts";

/** Another agreement that stands, with the matters that its list has. */
export type StandingAgreement = {
  readonly terms: AgreementTerms;
  readonly matters: ReadonlySet<MatterId>;
};

/** What a draft is checked against. */
export type DraftSurroundings = {
  /** Codes of all regions that take part. */
  readonly regions: ReadonlySet<RegionCode>;
  /** Every known matter, with its basic code where it has one. */
  readonly matters: ReadonlyMap<MatterId, BasicCode | undefined>;
  /** What each party's windows handle. */
  readonly handled: ReadonlyMap<RegionCode, ReadonlySet<MatterId>>;
  /** Agreements that share two parties with it, but itself. */
  readonly others: readonly StandingAgreement[];
  /** Matters of the list that is published. */
  readonly listed: ReadonlySet<MatterId>;
  /** Whether the file of the signed document that the draft names is kept. */
  readonly documentKept: boolean;
  /** What is wrong with the form's schema of a row, by the row's name. */
  readonly formFaults: ReadonlyMap<string, string>;
  /** What parties give their own applicants, as far as they say so. */
  readonly locals: ReadonlyMap<RegionCode, LocalOffer>;
};

/** A draft as it is checked: its content with the rows of its list. */
export type CheckedDraft = {
  readonly id: AgreementId;
  readonly content: AgreementContent;
  readonly rows: readonly MatterListRow[];
};

/** Everything that is wrong with a draft, or should be known before it is published; every row is looked at. */
export const checkDraft = (draft: CheckedDraft, around: DraftSurroundings): readonly Finding[] => [
  ...checkTerms(draft, around),
  ...checkOverlaps(draft, around),
  ...checkRows(draft, around),
  ...checkRemoved(draft, around),
  ...checkStandard(draft.content.standard),
  ...worseThanLocal({ ...draft.content, rows: draft.rows }, around.locals),
];

const checkTerms = (
  { content }: CheckedDraft,
  { regions, documentKept }: DraftSurroundings,
): readonly Finding[] => {
  const { validFrom, validUntil, parties, document } = content;
  const twice = parties.filter((party, i) => parties.indexOf(party) !== i);
  return [
    ...(validFrom > validUntil
      ? [error("agreement", "dates-in-wrong-order", { validFrom, validUntil })]
      : []),
    ...(new Set(parties).size < 2 ? [error("agreement", "too-few-parties")] : []),
    ...[...new Set(twice)].map((party) => error("agreement", "party-twice", { party })),
    ...parties
      .filter((party) => !regions.has(party))
      .map((party) => error("agreement", "party-unknown", { party })),
    ...(document?.sha256 !== undefined && !documentKept
      ? [error("agreement", "document-not-kept", { sha256: document.sha256 })]
      : []),
  ];
};

/** Two agreements of one kind that cover the same pair and matter on the same day would leave to chance which counts. */
const checkOverlaps = (
  { id, content, rows }: CheckedDraft,
  { others }: DraftSurroundings,
): readonly Finding[] => {
  const matters = new Set(rows.map(({ matter }) => matter));
  return others.flatMap(({ terms, matters: theirs }) => {
    const shared = content.parties.filter((party) => terms.parties.includes(party));
    const meets = content.validFrom <= terms.validUntil && terms.validFrom <= content.validUntil;
    const stands = terms.status === "in-force" || terms.status === "suspended";
    if (terms.id === id || terms.kind !== content.kind || shared.length < 2 || !meets || !stands) return [];
    const both = [...matters].filter((matter) => theirs.has(matter));
    if (both.length === 0) return [];
    return [
      error("agreement", "agreements-overlap", {
        agreement: terms.id,
        parties: shared.join(", "),
        matters: both.join(", "),
      }),
    ];
  });
};

const checkRows = (draft: CheckedDraft, around: DraftSurroundings): readonly Finding[] => {
  const { rows } = draft;
  if (rows.length === 0) return [error("list", "list-empty")];
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const twice = seen.has(rowName(row));
    seen.add(rowName(row));
    return [
      ...(twice ? [error("list", "row-twice", { matter: row.matter }, row)] : []),
      ...checkRowParties(draft.content.parties, row),
      ...checkRow(row, around),
      ...checkWindows(draft, row, around),
      ...checkParts(row, { ...around, parties: draft.content.parties }),
    ];
  });
};

/** Whether those that a row names are parties. */
export const checkRowParties = (parties: readonly RegionCode[], row: MatterListRow): readonly Finding[] => {
  const { handling, sources = [] } = row;
  const strange = handling !== undefined && !parties.includes(handling);
  return [
    ...(strange ? [error("list", "handling-not-a-party", { handling }, row)] : []),
    ...sources
      .filter((source) => !parties.includes(source))
      .map((source) => error("list", "source-not-a-party", { source }, row)),
    ...(handling !== undefined && sources.includes(handling)
      ? [error("list", "source-is-handling", { handling }, row)]
      : []),
  ];
};

/** What is wrong with a row wherever it stands: its matter, its limits, its fee and its form. */
export const checkRow = (
  row: MatterListRow,
  around: Pick<DraftSurroundings, "matters" | "formFaults">,
): readonly Finding[] => [
  ...checkMatter(row, around),
  ...checkLimits(row),
  ...checkFee(row),
  ...checkForm(row, around),
];

const checkMatter = (
  row: MatterListRow,
  { matters }: Pick<DraftSurroundings, "matters">,
): readonly Finding[] => {
  const { matter, basicCode } = row;
  if (!matters.has(matter)) return [error("list", "matter-unknown", { matter }, row)];
  const known = matters.get(matter);
  if (known === undefined || basicCode === undefined || known === basicCode) return [];
  return [error("list", "basic-code-differs", { matter, basicCode, known }, row)];
};

/**
 * How a row's limits and its review stand to one another and to its case type: an instant matter is decided on the spot, by
 * one person (行政许可法 art 34).
 */
export const checkLimits = (row: MatterListRow): readonly Finding[] => {
  const { caseType, promised, statutory, review, inspection } = row;
  if (review && caseType === "instant") return [error("list", "instant-with-review", {}, row)];
  if (inspection && caseType === "instant") return [error("list", "instant-with-inspection", {}, row)];
  if ((caseType === "instant") !== (promised.unit === "instant"))
    return [error("list", "instant-with-limit", { caseType, promised: textOf(promised) }, row)];
  if (!statutory) return [];
  const facts = { promised: textOf(promised), statutory: textOf(statutory) };
  switch (compareLimits(promised, statutory)) {
    case "longer":
      return [error("list", "promise-over-statutory", facts, row)];
    case "incomparable":
      return [notice("list", "promise-in-other-unit", facts, row)];
    default:
      return [];
  }
};

/** Nothing is charged but by a law or an administrative regulation (行政许可法 art 58, 59), which the row names. */
const checkFee = (row: MatterListRow): readonly Finding[] =>
  row.fee && row.fee.amount > 0 && row.fee.basis === undefined
    ? [error("list", "fee-without-basis", { fen: String(row.fee.amount) }, row)]
    : [];

const checkForm = (
  row: MatterListRow,
  { formFaults }: Pick<DraftSurroundings, "formFaults">,
): readonly Finding[] => {
  const fault = formFaults.get(rowName(row));
  return fault === undefined ? [] : [error("list", "form-schema-invalid", { fault }, row)];
};

/** A row that names its handling region needs a window there; one for every party says where there is none. */
const checkWindows = (
  { content: { parties } }: CheckedDraft,
  row: MatterListRow,
  { handled }: DraftSurroundings,
): readonly Finding[] => {
  const places = row.handling === undefined ? parties : [row.handling];
  const without = places.filter(
    (place) =>
      parties.some((source) => source !== place && isAbout(row, { source, handling: place })) &&
      !handled.get(place)?.has(row.matter),
  );
  if (without.length === 0) return [];
  const facts = { matter: row.matter, regions: without.join(", ") };
  const nowhere = without.length === places.length;
  return [
    nowhere ? error("window", "window-missing", facts, row) : notice("window", "window-missing", facts, row),
  ];
};

/** Cases keep the version that they were admitted under, so a matter may go; who takes it off should know of them. */
const checkRemoved = ({ rows }: CheckedDraft, { listed }: DraftSurroundings): readonly Finding[] => {
  const left = new Set(rows.map(({ matter }) => matter));
  return [...listed]
    .filter((matter) => !left.has(matter))
    .map((matter) => notice("list", "matter-removed", { matter }));
};

/** What law allows at most: 行政许可法 art 32 (notice), 42 (extension), 44 (delivery). */
export const lawBounds = {
  notice: { unit: "working-days", amount: 5 },
  delivery: { unit: "working-days", amount: 10 },
  single: { unit: "working-days", amount: 10 },
  joint: { unit: "working-days", amount: 15 },
} as const satisfies Readonly<Record<string, Limit>>;

/** A bad rating is rectified within 5 or 15 working days, by standard (好差评); no standard has more. */
export const rectificationBound = { unit: "working-days", amount: 15 } as const satisfies Limit;

const checkStandard = ({ notice: told, delivery, extension, rating }: StandardContent): readonly Finding[] =>
  checkBounds([
    ...(rating ? ([["rectification-over-bound", rating.rectification, rectificationBound]] as const) : []),
    ["notice-over-law", told, lawBounds.notice],
    ["delivery-over-law", delivery, lawBounds.delivery],
    ["extension-over-law", extension.single, lawBounds.single],
    ["extension-over-law", extension.joint, lawBounds.joint],
  ]);

/** A limit of a standard with what law allows at most, and the code of the finding where it is longer. */
type Bounded = readonly [code: FindingCode, promised: Limit, bound: Limit];

/** The limits that are longer than law allows. */
export const checkBounds = (bounds: readonly Bounded[]): readonly Finding[] =>
  bounds
    .filter(([, promised, bound]) => compareLimits(promised, bound) === "longer")
    .map(([code, promised, bound]) =>
      error("standard", code, { promised: textOf(promised), law: textOf(bound) }),
    );
