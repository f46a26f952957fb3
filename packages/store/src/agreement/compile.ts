import {
  type AgreementTerms,
  admissionEntry,
  canonicalJson,
  epochMs,
  type FormSchema,
  type Instant,
  isAbout,
  type MatterListRow,
  type Pair,
  pairName,
  pairsOf,
  type Standard,
} from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import type { Attributes } from "../table/codec.ts";
import { keys } from "../table/table.ts";
import { coverage, type DirectoryAgreement, directoryAgreement } from "./directory-codec.ts";
import { agreementAttribute, type ListedEntry, listedEntries } from "./listing.ts";

/** A published version of an agreement with the rows of its list. */
export type PublishedAgreement = {
  readonly terms: AgreementTerms;
  readonly list: {
    readonly version: number;
    readonly digest: string;
    readonly rows: readonly MatterListRow[];
  };
  readonly standard: Standard;
};

/** The key of an item. */
export type Key = { readonly pk: string; readonly sk: string };

/** One write of a compilation: an item as a whole, an agreement's part of an item, or the end of either. */
export type CompiledWrite =
  | { readonly kind: "put"; readonly key: Key; readonly item: Attributes }
  | { readonly kind: "set"; readonly key: Key; readonly attribute: string; readonly value: unknown }
  | { readonly kind: "unset"; readonly key: Key; readonly attribute: string }
  | { readonly kind: "delete"; readonly key: Key };

/**
 * The writes that lead admission from one version of an agreement to another, in three steps; no step begins before the
 * one before it is done, and no step writes the same part twice:
 *
 * 1. beside: the new entries next to the old ones, which still are the ones that count
 * 2. flip: what the directory says, and pair by pair the version of the list that counts
 * 3. sweep: entries that no coverage names any more
 *
 * Only what differs is written. An item holds a part for each agreement, so two agreements that are published at once
 * never undo one another.
 */
export const compilation = (
  from: PublishedAgreement | undefined,
  to: PublishedAgreement,
  at: Instant,
): readonly (readonly CompiledWrite[])[] => {
  const changes = changedListings(from, to);
  const beside = changes.map(({ key, old, next }) => setListed(to, key, [...old, ...next]));
  const flip = [...directory(from, to), ...coverages(from, to, at)];
  const sweep = changes.flatMap(({ key, old, next }): readonly CompiledWrite[] => {
    if (old.length === 0) return [];
    if (next.length > 0) return [setListed(to, key, next)];
    return [{ kind: "unset", key, attribute: agreementAttribute(to.terms.id) }];
  });
  return [[...forms(to.list.rows), ...beside], flip, sweep];
};

const setListed = (
  { terms }: PublishedAgreement,
  key: Key,
  entries: readonly ListedEntry[],
): CompiledWrite => ({
  kind: "set",
  key,
  attribute: agreementAttribute(terms.id),
  value: listedEntries.write(entries),
});

/** A version as it is kept under its number, for ever; of all that it says, only its status ever changes. */
export const publishedItem = (published: PublishedAgreement): Key & Attributes => ({
  ...keys.agreementVersion(published.terms.id, published.terms.version),
  ...directoryAgreement.write(asListed(published)),
});

const forms = (rows: readonly MatterListRow[]): readonly CompiledWrite[] => {
  const schemas = new Map(rows.flatMap(({ form }) => (form ? [[formDigest(form), form] as const] : [])));
  return [...schemas].map(([digest, schema]) => ({
    kind: "put",
    key: keys.form(digest),
    item: { schema: canonicalJson(schema) },
  }));
};

/** A form's schema is found by its digest. */
const formDigest = (schema: FormSchema): string => digestOf(schema);

type ListingChange = {
  readonly key: Key;
  readonly old: readonly ListedEntry[];
  readonly next: readonly ListedEntry[];
};

const changedListings = (
  from: PublishedAgreement | undefined,
  to: PublishedAgreement,
): readonly ListingChange[] => {
  const before = from ? listings(from) : new Map<string, Listing>();
  const after = listings(to);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    const key = (is ?? was)?.key;
    if (!key || canonicalJson(was?.entries ?? []) === canonicalJson(is?.entries ?? [])) return [];
    // Under a list that keeps its version (a party leaves), what stood stands until the pairs are flipped.
    const ends = from && from.list.version < to.list.version ? { until: to.list.version - 1 } : {};
    const old = (was?.entries ?? []).map((entry) => ({ since: 0, ...ends, ...entry }));
    const next = (is?.entries ?? []).map((entry) => ({ since: to.list.version, ...entry }));
    return [{ key, old, next }];
  });
};

type Listing = { readonly key: Key; readonly entries: readonly Omit<ListedEntry, "since" | "until">[] };

/** What a list says of each handling region and matter. */
const listings = ({
  terms: { parties },
  list: { rows },
}: PublishedAgreement): ReadonlyMap<string, Listing> => {
  const entries = rows.map((row) => ({
    row,
    listed: {
      ...(row.handling ? { handling: row.handling } : {}),
      ...(row.sources ? { sources: row.sources } : {}),
      entry: admissionEntry(row, row.form && formDigest(row.form)),
    },
  }));
  const byMatter = Map.groupBy(entries, ({ row }) => row.matter);
  return new Map(
    parties.flatMap((handling) =>
      [...byMatter].flatMap(([matter, some]) => {
        const about = some.filter(({ row }) =>
          parties.some((source) => source !== handling && isAbout(row, { source, handling })),
        );
        if (about.length === 0) return [];
        const key = keys.listing(handling, matter);
        return [[key.pk, { key, entries: about.map(({ listed }) => listed) }] as const];
      }),
    ),
  );
};

/** The agreement as it is now, in itself and in each party's region; a party that left is told nothing any more. */
const directory = (
  from: PublishedAgreement | undefined,
  to: PublishedAgreement,
): readonly CompiledWrite[] => {
  const { id, parties } = to.terms;
  const item = directoryAgreement.write(asListed(to));
  const left = (from?.terms.parties ?? []).filter((party) => !parties.includes(party));
  return [
    { kind: "put", key: keys.agreement(id), item },
    ...parties.map((region): CompiledWrite => ({ kind: "put", key: keys.regionAgreement(region, id), item })),
    ...left.map((region): CompiledWrite => ({ kind: "delete", key: keys.regionAgreement(region, id) })),
  ];
};

const asListed = ({ terms, list, standard }: PublishedAgreement): DirectoryAgreement => ({
  terms,
  listVersion: list.version,
  list: list.digest,
  standard,
});

const coverages = (
  from: PublishedAgreement | undefined,
  to: PublishedAgreement,
  at: Instant,
): readonly CompiledWrite[] => {
  const attribute = agreementAttribute(to.terms.id);
  const { terms, standard, list } = to;
  const value = coverage.write({ terms, listVersion: list.version, standard, since: epochMs(at) });
  const pairs = pairsOf(to.terms.parties);
  const stay = new Set(pairs.map(pairName));
  return [
    ...pairs.map((pair): CompiledWrite => ({ kind: "set", key: coverageKey(pair), attribute, value })),
    ...pairsOf(from?.terms.parties ?? [])
      .filter((pair) => !stay.has(pairName(pair)))
      .map((pair): CompiledWrite => ({ kind: "unset", key: coverageKey(pair), attribute })),
  ];
};

const coverageKey = ({ source, handling }: Pair): Key => keys.coverage(handling, source);
