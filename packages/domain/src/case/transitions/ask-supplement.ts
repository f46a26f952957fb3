import { unlessPart } from "../../joint/unless-parts.ts";
import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessHolder } from "../holding.ts";
import { transition } from "../transition.ts";

/** One thing that is missing or wrong: the material by its name, and what is wrong with it. */
export type Deficiency = { readonly material: string; readonly problem: string };

/** All that is missing from an application. */
export type SupplementRequest = { readonly deficiencies: readonly Deficiency[] };

/**
 * Asks for a supplement (补正): everything missing is told at once (一次性告知, 行政许可法 art 32). A second notice may
 * only name what the first one named: anything else could have been named then. What data sharing supplies is never demanded
 * (国办发〔2020〕35号). A part of a joint case asks nothing: the
 * region that accepts speaks with the applicant alone.
 */
export const askSupplement = transition({
  from: ["claimed"],
  unless: (kase, staff: Staff, now) => unlessHolder(kase, staff, now) ?? unlessPart(kase),
  happens: ({ asked, origin: { shared = [] } }, _staff, { deficiencies }: SupplementRequest) => {
    const materials = [...new Set(deficiencies.map(({ material }) => material.trim()))];
    if (
      materials.length === 0 ||
      deficiencies.some(({ material, problem }) => !material.trim() || !problem.trim())
    )
      return refusal("reasons-required");
    const supplied = materials.filter((material) => shared.includes(material));
    if (supplied.length > 0) return refusal("material-shared", { materials: supplied });
    const late = asked && materials.filter((material) => !asked.includes(material));
    if (late && late.length > 0) return refusal("told-once-already", { materials: late, asked });
    const prose = Object.fromEntries(
      materials.map((material) => [
        material,
        deficiencies
          .filter((one) => one.material.trim() === material)
          .map(({ problem }) => problem.trim())
          .join("；"),
      ]),
    );
    return [{ type: "SupplementAsked", materials, prose }];
  },
});
