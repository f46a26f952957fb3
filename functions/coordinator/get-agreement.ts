import type { coordinatorOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listRegionWindows, loadAgreement, loadMatterList, type MatterList } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Names } from "../edge/names.ts";
import type { Resources } from "../edge/resources.ts";
import { agreementRowView, concerns } from "./agreement-row.ts";

/** Shows an agreement with its four annexes, as far as they exist. */
export const getAgreement =
  ({ store, names }: Resources): Run<typeof coordinatorOperations.getAgreement, Staff> =>
  async ({ params, caller }) => {
    const found = await loadAgreement(store, params.agreementId);
    if (!found || !concerns(found.terms, caller)) return problem("not-found");
    const { terms, listVersion, standard } = found;
    const [list, known, ...windows] = await Promise.all([
      listVersion === undefined ? undefined : loadMatterList(store, terms.id, listVersion),
      names(),
      ...terms.parties.map((region) => listRegionWindows(store, region)),
    ]);
    return answered({
      ...agreementRowView(terms, known),
      list: list ? listView(list, known) : null,
      standard: standard ?? null,
      windows: windows.flat().map(({ organ: _organ, local: _local, ...window }) => ({
        ...window,
        matters: [...window.matters],
        team: [...window.team],
      })),
    });
  };

const listView = ({ version, entries }: MatterList, { matters }: Names) => ({
  version,
  entries: entries.map(({ matter, modes, caseType, statutory, promised }) => ({
    matter,
    title: matters.get(matter)?.title ?? matter,
    modes: [...modes],
    caseType,
    statutory: statutory ?? null,
    promised,
    materials: [...(matters.get(matter)?.materials ?? [])],
  })),
});
