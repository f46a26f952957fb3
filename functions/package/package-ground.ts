import {
  type AdmissionBook,
  type Admitted,
  admit,
  bySpecificity,
  type FormSchema,
  type Instant,
  localDateOf,
  type MatterListEntry,
  type MemberForms,
  type MemberId,
  type Package,
  type PackageGround,
} from "@tongban/domain";
import { loadAdmissions, loadFormSchema, type StoreContext } from "@tongban/store";

/** What stands behind a package on a day, with the books that its members are admitted by. */
export type KnownGround = PackageGround & { readonly books: ReadonlyMap<MemberId, AdmissionBook> };

/** Reads what stands behind a package today: a batch for each handling region, and each form that a list names. */
export const loadPackageGround = async (
  store: StoreContext,
  { region, members }: Pick<Package, "region" | "members">,
  now: Instant,
): Promise<KnownGround> => {
  const byPlace = Map.groupBy(members, ({ handling }) => handling);
  const found = await Promise.all(
    [...byPlace].map(async ([handling, some]) => {
      const matters = [...new Set(some.map(({ matter }) => matter))];
      const known = await loadAdmissions(store, { source: region, handling }, matters, now);
      return some.map(({ id, matter }) => [id, known.get(matter) ?? noBook] as const);
    }),
  );
  const books = new Map(found.flat());
  const on = localDateOf(now);
  const admissions = new Map(
    members.map(({ id, matter, handling, mode }) => {
      const { coverages, staffedWindow } = books.get(id) ?? noBook;
      return [id, admit({ source: region, handling, matter, mode, on }, coverages, staffedWindow)] as const;
    }),
  );
  const admitted = [...admissions].flatMap(([id, answer]) =>
    answer.kind === "admitted" ? [[id, answer] as const] : [],
  );
  return { admissions, books, forms: await loadMemberForms(store, admitted) };
};

/** What the lists say of the members, also of one that something else keeps from being handled. */
export const entriesIn = ({ books }: KnownGround): ReadonlyMap<MemberId, MatterListEntry> =>
  new Map(
    [...books].flatMap(([id, { coverages }]) => {
      const listed = bySpecificity(coverages).find(({ list }) => list)?.list;
      return listed ? [[id, listed.entry] as const] : [];
    }),
  );

const noBook: AdmissionBook = { coverages: [], staffedWindow: undefined };

/** The form schemas of admitted members; one that takes any form is left out. */
const loadMemberForms = async (
  store: StoreContext,
  admitted: readonly (readonly [MemberId, Admitted])[],
): Promise<MemberForms> => {
  const read = admitted.map(async ([id, { entry }]): Promise<readonly [MemberId, FormSchema] | undefined> => {
    const schema = entry.form === undefined ? undefined : await loadFormSchema(store, entry.form);
    return schema && [id, schema];
  });
  return new Map((await Promise.all(read)).filter((one) => one !== undefined));
};
