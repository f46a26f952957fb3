import type { Limit } from "../../clock/limit.ts";
import { compareLimits, limitText } from "../compare-limits.ts";
import type { DeliveryWay, MaterialNeed, MaterialRequirement, MatterListRow } from "../matter-list.ts";
import type { GapDirection, GapEffect, GapField } from "./gap-field.ts";
import type { LocalLimits } from "./local-standard.ts";

/** What one side says in a field; of materials and delivery ways, what the other side has not. */
export type GapValue =
  | { readonly kind: "limit"; readonly limit: Limit }
  | { readonly kind: "fee"; readonly fen: number }
  | { readonly kind: "materials"; readonly titles: readonly string[] }
  | { readonly kind: "delivery"; readonly ways: readonly DeliveryWay[] };

/** A field in which a service differs from the one that it is held against. */
export type Difference = {
  readonly field: GapField;
  readonly direction: GapDirection;
  /** Absent: this side does not say. */
  readonly here?: GapValue;
  readonly there?: GapValue;
  /** Absent where it cannot be counted, such as between two units of time. */
  readonly effect?: GapEffect;
};

/** How a row differs from another row of the same matter, seen from its applicants. */
export const compareRows = (here: MatterListRow, there: MatterListRow): readonly Difference[] => [
  ...compareTimes("promised", here.promised, there.promised, "longer"),
  ...compareTimes("statutory", here.statutory, there.statutory, undefined),
  ...compareTimes("extension", here.extension, there.extension, "longer"),
  ...compareMaterials(here.materials, there.materials),
  ...compareFees(here.fee, there.fee),
  ...compareDelivery(here.delivery, there.delivery),
];

/** How the limits of a standard differ from others: whoever is given less time to supply is worse off. */
export const compareStandards = (here: LocalLimits, there: LocalLimits): readonly Difference[] => [
  ...compareTimes("notice-limit", here.notice, there.notice, "longer"),
  ...compareTimes("supplement-limit", here.supplement, there.supplement, "shorter"),
  ...compareTimes("delivery-limit", here.delivery, there.delivery, "longer"),
];

/** `worse` says which of both is the worse one; nothing where a difference is neither, as of a limit that law sets. */
const compareTimes = (
  field: GapField,
  here: Limit | undefined,
  there: Limit | undefined,
  worse: "longer" | "shorter" | undefined,
): readonly Difference[] => {
  if (!here && !there) return [];
  const values = {
    ...(here ? { here: { kind: "limit", limit: here } as const } : {}),
    ...(there ? { there: { kind: "limit", limit: there } as const } : {}),
  };
  if (!here || !there) return [{ field, direction: "other", ...values }];
  const compared = compareLimits(here, there);
  if (compared === "same") return [];
  if (compared === "incomparable" || worse === undefined) return [{ field, direction: "other", ...values }];
  const direction = compared === worse ? "worse" : "better";
  return [{ field, direction, ...values, effect: timeBetween(here, there) }];
};

/** On the spot is no time at all, in the unit of the other limit. */
const timeBetween = (here: Limit, there: Limit): GapEffect => {
  const unit = here.unit === "instant" ? there.unit : here.unit;
  if (unit === "instant") throw new Error("two matters on the spot do not differ");
  return { unit, amount: Math.abs(amountOf(here) - amountOf(there)) };
};

const amountOf = (limit: Limit): number => (limit.unit === "instant" ? 0 : limit.amount);

/** How much a material weighs on who applies: not at all where data sharing supplies it or they may leave it out. */
const burdens: Readonly<Record<MaterialNeed, number>> = { shared: 0, optional: 0, later: 1, required: 2 };

const compareMaterials = (
  here: readonly MaterialRequirement[],
  there: readonly MaterialRequirement[],
): readonly Difference[] => {
  const [more, less] = [demandedBeyond(here, there), demandedBeyond(there, here)];
  if (more.length === 0 && less.length === 0) return [];
  const worse = more.length > 0;
  return [
    {
      field: "materials",
      direction: worse ? "worse" : "better",
      here: { kind: "materials", titles: more },
      there: { kind: "materials", titles: less },
      effect: { unit: "materials", amount: worse ? more.length : less.length },
    },
  ];
};

/** Titles of what is demanded here, and there not at all, only later or without its original. */
const demandedBeyond = (
  here: readonly MaterialRequirement[],
  there: readonly MaterialRequirement[],
): readonly string[] =>
  here
    .filter((material) => {
      const others = there.filter((other) => doesFor(material, other));
      const burden = burdens[material.need];
      const onlyHere = material.original === true && !others.some(({ original }) => original);
      return (burden > 0 && onlyHere) || burden > Math.max(0, ...others.map(({ need }) => burdens[need]));
    })
    .map(({ title }) => title);

/** Whether both are the same material, by their titles or an alternative of one. */
const doesFor = ({ title, alternatives = [] }: MaterialRequirement, other: MaterialRequirement): boolean =>
  title === other.title || alternatives.includes(other.title) || (other.alternatives ?? []).includes(title);

const compareFees = (here: MatterListRow["fee"], there: MatterListRow["fee"]): readonly Difference[] => {
  if (here?.amount === there?.amount) return [];
  const values = {
    ...(here ? { here: { kind: "fee", fen: here.amount } as const } : {}),
    ...(there ? { there: { kind: "fee", fen: there.amount } as const } : {}),
  };
  if (!here || !there) return [{ field: "fee", direction: "other", ...values }];
  const more = here.amount - there.amount;
  const effect = { unit: "fen", amount: Math.abs(more) } as const;
  return [{ field: "fee", direction: more > 0 ? "worse" : "better", ...values, effect }];
};

/** To fetch a result at the counter is of no use to who is elsewhere, so to lack that way makes nobody worse off. */
const compareDelivery = (
  here: readonly DeliveryWay[],
  there: readonly DeliveryWay[],
): readonly Difference[] => {
  const [more, less] = [waysBeyond(here, there), waysBeyond(there, here)];
  if (more.length === 0 && less.length === 0) return [];
  const [gained, lost] = [remote(more).length, remote(less).length];
  const direction = lost > 0 ? "worse" : gained > 0 ? "better" : "other";
  const amount = lost > 0 ? lost : gained;
  return [
    {
      field: "delivery",
      direction,
      here: { kind: "delivery", ways: more },
      there: { kind: "delivery", ways: less },
      ...(amount > 0 ? { effect: { unit: "delivery-ways", amount } as const } : {}),
    },
  ];
};

const waysBeyond = (here: readonly DeliveryWay[], there: readonly DeliveryWay[]): readonly DeliveryWay[] =>
  here.filter((way) => !there.includes(way));

const remote = (ways: readonly DeliveryWay[]): readonly DeliveryWay[] =>
  ways.filter((way) => way !== "pick-up");

const texts: { readonly [K in GapValue["kind"]]: (value: Extract<GapValue, { kind: K }>) => string } = {
  limit: ({ limit }) => limitText(limit),
  fee: ({ fen }) => `${fen} fen`,
  materials: ({ titles }) => titles.join(", "),
  delivery: ({ ways }) => ways.join(", "),
};

/** A value in a line of text: `10 working-days`, `1200 fen`, titles; an empty one where this side does not say. */
export const gapText = (value: GapValue | null | undefined): string =>
  value ? (texts[value.kind] as (value: GapValue) => string)(value) : "";
