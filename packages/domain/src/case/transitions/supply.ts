import type { DeclaredMaterial } from "../../material/material.ts";
import { totalSizeOf, totalSizeRefusals } from "../../material/total-size.ts";
import { refusal } from "../../refusal.ts";
import { leaseEndFrom } from "../due.ts";
import { type Sender, transition } from "../transition.ts";

/** What is supplied. */
export type Supply = { readonly materials: readonly DeclaredMaterial[] };

/**
 * Supplies what the notice asked for, all of it, each material under the name it was asked for by. The case goes back
 * to its holder, or on the board where it has none, and the notice clock starts at this receipt.
 */
export const supply = transition({
  from: ["awaiting-supplement"],
  notFrom: ({ status }) => refusal("not-awaiting-supplement", { status }),
  happens: (
    { asked = [], holder, materialBytes = 0, origin: { standard } },
    _by: Sender | "applicant",
    { materials }: Supply,
    moment,
  ) => {
    const titles = materials.map(({ title }) => title);
    const missing = asked.filter((name) => !titles.includes(name));
    if (missing.length > 0) return refusal("supplement-incomplete", { materials: missing });
    const strange = titles.filter((title) => !asked.includes(title));
    if (strange.length > 0) return refusal("material-not-asked-for", { materials: strange, asked });
    const [tooLarge] = totalSizeRefusals(materialBytes + totalSizeOf(materials));
    if (tooLarge) return tooLarge;
    if (holder === undefined) return [{ type: "SupplementSupplied", materials }];
    const lease = leaseEndFrom(standard, moment);
    if (lease.kind === "refusal") return lease;
    return [{ type: "SupplementSupplied", materials, leaseEnds: lease.value }];
  },
});
