import type { Application, bundleApplication } from "@tongban/contract";
import {
  type BundleMember,
  formFor,
  type MatterListEntry,
  type MemberForms,
  type MemberId,
  materialsFor,
  type Package,
  suppliedByResults,
} from "@tongban/domain";
import type * as z from "zod";

/** An application for a package, as it was sent. */
export type BundleApplication = z.output<typeof bundleApplication>;

/** What earlier members of a bundle resulted in, as far as they have. */
export type MemberResults = ReadonlyMap<MemberId, NonNullable<Application["results"]>[number]["document"]>;

/** The reference of a member's case: that of its bundle, a dot, and the member's id. */
export const memberReference = (externalRef: string, member: MemberId): string => `${externalRef}.${member}`;

/**
 * A member's own application, made of what was given to the package: the fields and materials that its list asks for, and the
 * results of earlier members that stand in the place of materials.
 */
export const memberApplication = (
  sent: BundleApplication,
  sharing: Pick<Package, "members" | "materials">,
  member: Pick<BundleMember, "id" | "matter" | "handling" | "mode">,
  { entry, forms }: { readonly entry: MatterListEntry | undefined; readonly forms: MemberForms },
  found: { readonly cases: ReadonlyMap<MemberId, BundleMember["case"]>; readonly results: MemberResults },
): Application => {
  const { externalRef, source, district, applicant, delivery, form, materials } = sent;
  const { id, matter, handling, mode } = member;
  const results = suppliedByResults(sharing, id).flatMap(({ title, from }) => {
    const caseId = found.cases.get(from);
    return caseId ? [{ title, caseId, document: found.results.get(from) ?? null }] : [];
  });
  return {
    externalRef: memberReference(externalRef, id),
    source,
    handling,
    matter,
    mode,
    ...(district ? { district } : {}),
    applicant,
    ...(delivery ? { delivery } : {}),
    form: formFor(forms, id, form),
    materials: [...materialsFor(sharing, id, entry ?? { materials: [] }, materials)],
    ...(results.length > 0 ? { results } : {}),
  };
};
