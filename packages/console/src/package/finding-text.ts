import type { TFunction } from "i18next";
import type { CheckedPackage } from "../api/package-queries.ts";

type Says = NonNullable<CheckedPackage["record"]["says"]>;

/** What the sentences of findings name; a finding has those that its own sentence asks for. */
const noFacts = { id: "", most: "", members: "", codes: "", title: "", material: "", from: "", field: "" };

/** What keeps a package from being offered, in words: of a member at its place, and of the whole. */
export const findingTexts = (
  t: TFunction,
  says: Says | undefined,
  findings: CheckedPackage["findings"],
): {
  readonly whole: readonly string[];
  readonly all: readonly string[];
  readonly ofMember: (id: string) => readonly string[];
} => {
  const titleOf = (id: string): string => says?.members.find((one) => one.id === id)?.title ?? id;
  const told = findings.map(({ code, member, facts }) => ({
    member,
    text: t(`packages.finding.${code}`, { ...noFacts, ...facts, member: titleOf(member ?? "") }) as string,
  }));
  return {
    whole: told.flatMap(({ member, text }) => (member === undefined ? [text] : [])),
    all: told.map(({ text }) => text),
    ofMember: (id) => told.flatMap(({ member, text }) => (member === id ? [text] : [])),
  };
};
