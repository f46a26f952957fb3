import type { BreakingChange, BreakingRule } from "./breaking-change.ts";
import { type Json, listOf, membersOf, nameOfReference, objectOf, resolved } from "./json.ts";
import {
  type Direction,
  defaultBreaks,
  limitBreaks,
  unknownKeywordBreaks,
  valueBreaks,
  valuesOf,
} from "./limits.ts";

/** Where a schema stands: its operation or component, the way within it, and who says it to whom. */
type Place = {
  readonly place: string;
  readonly path: string;
  readonly direction: Direction;
};

/** Compares a schema of the released document with the current one's. */
export type CompareSchemas = (before: unknown, after: unknown, at: Place) => readonly BreakingChange[];

const broken = (at: Place, rule: BreakingRule, says: string): BreakingChange => ({
  rule,
  place: at.place,
  says: `${at.path}: ${says}`,
});

const below = (at: Place, step: string): Place => ({ ...at, path: `${at.path}${step}` });

/** The comparison of schemas of two documents; each pair of components is compared once for each direction. */
export const schemaComparison = (released: Json, current: Json): CompareSchemas => {
  const compared = new Map<string, readonly BreakingChange[]>();

  const compare: CompareSchemas = (before, after, at) => {
    const [former, follower] = [nameOfReference(before), nameOfReference(after)];
    if (former === undefined && follower === undefined)
      return comparePlain(objectOf(before), objectOf(after), at);
    const pair = `${former ?? JSON.stringify(before)} ${follower ?? JSON.stringify(after)} ${at.direction}`;
    const known = compared.get(pair);
    if (known) return known;
    // Until it is known: a schema that contains itself breaks nowhere but where it differs.
    compared.set(pair, []);
    const ofComponent = { place: `schema ${former}`, path: at.direction, direction: at.direction };
    const place = former !== undefined && former === follower ? ofComponent : at;
    const found = comparePlain(resolved(before, released), resolved(after, current), place);
    compared.set(pair, found);
    return found;
  };

  const comparePlain = (before: Json, after: Json, at: Place): readonly BreakingChange[] => {
    if (isUnion(before) || isUnion(after)) return compareForms(before, after, at);
    const findings = [
      ...limitBreaks(before, after, at.direction),
      ...valueBreaks(before, after, at.direction),
      ...defaultBreaks(before, after, at.direction),
      ...unknownKeywordBreaks(before, after),
    ].map(([rule, says]) => broken(at, rule, says));
    return [
      ...compareType(before, after, at),
      ...findings,
      ...compareObjects(before, after, at),
      ...compareIfAny(before["items"], after["items"], below(at, "[]")),
      ...compareIfAny(before["propertyNames"], after["propertyNames"], below(at, " names")),
      ...compareConjunctions(before, after, at),
    ];
  };

  /** A schema that came narrows, one that went widens. */
  const compareIfAny: CompareSchemas = (before, after, at) =>
    before === undefined && after === undefined ? [] : compare(before, after, at);

  const compareObjects: CompareSchemas = (before, after, at) => [
    ...compareMembers(objectOf(before), objectOf(after), at),
    ...compareOtherMembers(objectOf(before)["additionalProperties"], objectOf(after), at),
  ];

  const compareMembers = (before: Json, after: Json, at: Place): readonly BreakingChange[] => {
    const [required, requiredNow] = [listOf(before["required"]), listOf(after["required"])];
    const members = objectOf(after["properties"]);
    const kept = membersOf(before["properties"]).flatMap(([name, schema]) => {
      const place = below(at, `.${name}`);
      if (members[name] === undefined) return [broken(place, "member-removed", "removed")];
      const optional = required.includes(name) && !requiredNow.includes(name);
      return [
        ...(at.direction === "answered" && optional
          ? [broken(place, "member-optional", "may be absent now")]
          : []),
        ...compare(schema, members[name], place),
      ];
    });
    if (at.direction === "answered") return kept;
    const demanded = requiredNow.filter((name) => !required.includes(name));
    return [
      ...kept,
      ...demanded.map((name) => broken(below(at, `.${name}`), "member-required", "required now")),
    ];
  };

  const compareOtherMembers = (before: unknown, { additionalProperties: after }: Json, at: Place) => {
    if (after === false)
      return at.direction === "sent" && before !== false
        ? [broken(at, "members-closed", "members that are not known are refused now")]
        : [];
    if (typeof before !== "object" || typeof after !== "object") return [];
    return compare(before, after, below(at, ".*"));
  };

  const compareConjunctions = (before: Json, after: Json, at: Place): readonly BreakingChange[] => {
    const [former, follower] = [listOf(before["allOf"]), listOf(after["allOf"])];
    const length = Math.max(former.length, follower.length);
    return Array.from({ length }, (_, n) => compare(former[n], follower[n], at)).flat();
  };

  const formsOf = (schema: unknown, document: Json): readonly Json[] => {
    const plain = resolved(schema, document);
    if (!isUnion(plain)) return [plain];
    const { anyOf, oneOf, type, ...common } = plain;
    if (Array.isArray(type)) return type.map((one) => ({ ...common, type: one }));
    return [...listOf(anyOf), ...listOf(oneOf)].flatMap((form) => formsOf(form, document));
  };

  /** Each form that callers sent must fit one that is taken; each that is answered must fit one that was promised. */
  const compareForms = (before: Json, after: Json, at: Place): readonly BreakingChange[] => {
    const [former, follower] = [formsOf(before, released), formsOf(after, current)];
    if (at.direction === "sent")
      return former.flatMap((form) =>
        bestOf(
          follower.map((taken) => ({ form: taken, found: compare(form, taken, below(at, labelOf(form))) })),
          form,
          [broken(at, "form-narrowed", `${described(form)} is not taken any more`)],
        ),
      );
    return follower.flatMap((form) =>
      isNewKind(form, former)
        ? []
        : bestOf(
            former.map((promised) => ({
              form: promised,
              found: compare(promised, form, below(at, labelOf(form))),
            })),
            form,
            [broken(at, "form-widened", `${described(form)} may come now`)],
          ),
    );
  };

  return compare;
};

const isUnion = ({ anyOf, oneOf, type }: Json): boolean =>
  anyOf !== undefined || oneOf !== undefined || Array.isArray(type);

const typesOf = ({ type }: Json): readonly string[] =>
  typeof type === "string" ? (type === "number" ? ["number", "integer"] : [type]) : [];

const compareType = (before: Json, after: Json, at: Place): readonly BreakingChange[] => {
  const [former, current] = [typesOf(before), typesOf(after)];
  const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
    wide.length === 0 || (narrow.length > 0 && narrow.every((type) => wide.includes(type)));
  const says = `was ${former[0] ?? "anything"}, is ${current[0] ?? "anything"}`;
  if (at.direction === "sent") return covers(current, former) ? [] : [broken(at, "type-narrowed", says)];
  return covers(former, current) ? [] : [broken(at, "type-widened", says)];
};

/** The members of a form that can have one value only, by which kinds are told apart. */
const marksOf = (form: Json): string =>
  membersOf(form["properties"])
    .filter(([, schema]) => valuesOf(schema)?.length === 1)
    .map(([name, schema]) => `${name}=${valuesOf(schema)?.[0]}`)
    .join(",");

const labelOf = (form: Json): string => (marksOf(form) === "" ? "" : `(${marksOf(form)})`);

const described = (form: Json): string => marksOf(form) || String(form["type"] ?? "anything");

const alike = (one: Json, other: Json): boolean =>
  one["type"] === other["type"] && marksOf(one) === marksOf(other);

/** Answers may have objects of a new kind, told by a mark that none of the former has. */
const isNewKind = (form: Json, former: readonly Json[]): boolean =>
  marksOf(form) !== "" && !former.some((promised) => marksOf(promised) === marksOf(form));

type Candidate = { readonly form: Json; readonly found: readonly BreakingChange[] };

/** Nothing where one fits; else what breaks of the one that is most alike, or that there is none. */
const bestOf = (
  candidates: readonly Candidate[],
  form: Json,
  none: readonly BreakingChange[],
): readonly BreakingChange[] => {
  if (candidates.some(({ found }) => found.length === 0)) return [];
  const matching = candidates.filter((candidate) => alike(candidate.form, form));
  return matching.length === 1 ? (matching[0]?.found ?? none) : none;
};
