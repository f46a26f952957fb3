import type { DeclaredMaterial } from "../../../material/material.ts";
import { totalSizeOf, totalSizeRefusals } from "../../../material/total-size.ts";
import { refusal } from "../../../refusal.ts";
import { type Sender, transition } from "../../transition.ts";

/** What followed. */
type Following = { readonly materials: readonly DeclaredMaterial[] };

/**
 * Brings what had to follow (补齐容缺材料), some of it or all, each material under the name that the list has it by. The
 * gap clock ends with the last one.
 */
export const fillGap = transition({
  from: ["accepted", "suspended"],
  unless: ({ gaps = [] }, _by: Sender | "applicant") => (gaps.length > 0 ? undefined : refusal("no-gap")),
  happens: ({ gaps = [] }, _by, { materials }: Following) => {
    const titles = materials.map(({ title }) => title);
    const strange = titles.filter((title) => !gaps.includes(title));
    if (strange.length > 0) return refusal("material-not-asked-for", { materials: strange, asked: gaps });
    const [tooLarge] = totalSizeRefusals(totalSizeOf(materials));
    return tooLarge ?? [{ type: "GapFilled", materials }];
  },
});
