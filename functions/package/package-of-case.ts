import type { staffCase } from "@tongban/contract";
import { bundleStateOf, type Case, memberStatesOf, type Staff } from "@tongban/domain";
import { loadBundle } from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../edge/resources.ts";
import { seesCase } from "../views/side-of.ts";
import { loadMemberCases } from "./member-cases.ts";

type PackageOfCase = z.output<typeof staffCase>["package"];

/** How the package of a case stands, with the cases that the viewer may see; nothing where it is no member of one. */
export const packageOfCase = async (
  { store }: Pick<Resources, "store">,
  { origin }: Case,
  viewer: Staff,
): Promise<PackageOfCase> => {
  const kept = origin.bundle && (await loadBundle(store, origin.bundle.id));
  if (!kept) return null;
  const { title, members } = kept.bundle;
  const cases = await loadMemberCases(store, kept.bundle);
  const states = memberStatesOf(kept.bundle, cases);
  return {
    title,
    state: bundleStateOf(states.values()),
    members: members.map(({ id, title: called, handling, after = [], case: caseId }) => {
      const kase = cases.get(caseId);
      return {
        member: id,
        title: called,
        handling,
        after: [...after],
        state: states.get(id) ?? "waiting",
        caseId: kase && seesCase(viewer, kase) ? caseId : null,
      };
    }),
  };
};
