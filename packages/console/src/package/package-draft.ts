import type { PackageId } from "@tongban/domain";
import type { CheckedPackage } from "../api/package-queries.ts";
import type { RecordTarget } from "../registry/record-action.ts";

/** What a package's record says, without its id. */
export type PackageTerms = NonNullable<RecordTarget["package"]>;

/** A member of a package as it is edited. */
export type DraftMember = {
  readonly id: string;
  readonly title: string;
  readonly matter: string | undefined;
  readonly handling: string | undefined;
  readonly mode: PackageTerms["members"][number]["mode"];
  readonly after: readonly string[];
};

/** A shared material as it is edited. */
export type DraftMaterial = {
  readonly title: string;
  /** The member whose result it is; absent: somebody brings it. */
  readonly resultOf: string | undefined;
  readonly serves: readonly { readonly member: string; readonly title: string }[];
};

/** A package that is being edited. */
export type PackageDraft = {
  readonly id: string;
  readonly region: string | undefined;
  readonly title: string;
  readonly summary: string;
  readonly open: boolean;
  readonly members: readonly DraftMember[];
  readonly materials: readonly DraftMaterial[];
};

/** A member of which nothing is known yet, under an id that no other one has. */
export const nextMember = (members: readonly DraftMember[]): DraftMember => {
  const taken = new Set(members.map(({ id }) => id));
  let n = members.length + 1;
  while (taken.has(`step-${n}`)) n++;
  return {
    id: `step-${n}`,
    title: "",
    matter: undefined,
    handling: undefined,
    mode: "online",
    after: [],
  };
};

/** A package of which nothing is known yet; it is closed until nothing is found. */
export const newPackage = (region: string | undefined): PackageDraft => {
  const first = nextMember([]);
  return {
    id: "",
    region,
    title: "",
    summary: "",
    open: false,
    members: [first, nextMember([first])],
    materials: [],
  };
};

/** A package's record, to be edited. */
export const draftOf = (says: NonNullable<CheckedPackage["record"]["says"]>): PackageDraft => ({
  id: says.id,
  region: says.region,
  title: says.title,
  summary: says.summary ?? "",
  open: says.open,
  members: says.members.map(({ after = [], ...member }) => ({ ...member, after })),
  materials: (says.materials ?? []).map(({ title, serves, resultOf }) => ({ title, serves, resultOf })),
});

/** What the edited package says as its record takes it; the broker names what is wrong with it. */
export const termsOf = ({ region, title, summary, open, members, materials }: PackageDraft): PackageTerms =>
  ({
    region: region ?? "",
    title: title.trim(),
    ...(summary.trim() ? { summary: summary.trim() } : {}),
    open,
    members: members.map(({ matter = "", handling = "", after, ...member }) => ({
      ...member,
      title: member.title.trim(),
      matter,
      handling,
      ...(after.length > 0 ? { after } : {}),
    })),
    ...(materials.length > 0
      ? {
          materials: materials.map(({ title: called, serves, resultOf }) => ({
            title: called.trim(),
            serves,
            ...(resultOf ? { resultOf } : {}),
          })),
        }
      : {}),
    // The broker holds what was typed against its schema.
  }) as unknown as PackageTerms;

/** A draft without a member, which nothing waits for or serves any more. */
export const withoutMember = (draft: PackageDraft, id: string): PackageDraft => ({
  ...draft,
  members: draft.members
    .filter((member) => member.id !== id)
    .map((member) => ({ ...member, after: member.after.filter((one) => one !== id) })),
  materials: draft.materials.map((material) => ({
    ...material,
    resultOf: material.resultOf === id ? undefined : material.resultOf,
    serves: material.serves.filter(({ member }) => member !== id),
  })),
});

/** A draft with a member called otherwise, wherever it is named. */
export const withMemberCalled = (draft: PackageDraft, id: string, next: string): PackageDraft => {
  const called = (one: string): string => (one === id ? next : one);
  return {
    ...draft,
    members: draft.members.map((member) => ({
      ...member,
      id: called(member.id),
      after: member.after.map(called),
    })),
    materials: draft.materials.map((material) => ({
      ...material,
      resultOf: material.resultOf && called(material.resultOf),
      serves: material.serves.map(({ member, title }) => ({ member: called(member), title })),
    })),
  };
};

/**
 * The order as steps: each member in the first step in which all that it waits for came before. Members of a cycle, and what
 * waits for them or for nobody that is there, come in no step.
 */
export const stepsOf = (members: readonly DraftMember[]): readonly (readonly DraftMember[])[] => {
  const done = new Set<string>();
  const steps: (readonly DraftMember[])[] = [];
  for (;;) {
    const next = members.filter(({ id, after }) => !done.has(id) && after.every((one) => done.has(one)));
    if (next.length === 0) return steps;
    for (const { id } of next) done.add(id);
    steps.push(next);
  }
};

/** The id of a package as it is sent. */
export const packageIdOf = ({ id }: PackageDraft): PackageId => id.trim() as PackageId;
