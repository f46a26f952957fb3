import type { coordinatorOperations } from "@tongban/contract";
import type { MatterListRow, Staff } from "@tongban/domain";
import { type DirectoryWindow, listRegionWindows, loadAgreement, loadList } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { agreementRowView, concerns } from "./agreement-row.ts";

/** Shows an agreement with its four annexes, as far as they exist. */
export const getAgreement =
  ({ store, names }: Resources): Run<typeof coordinatorOperations.getAgreement, Staff> =>
  async ({ params, caller }) => {
    const found = await loadAgreement(store, params.agreementId);
    if (!found || !concerns(found.terms, caller)) return problem("not-found");
    const { terms, listVersion, list: digest, standard } = found;
    const [rows, known, ...windows] = await Promise.all([
      digest === undefined ? undefined : loadList(store, { digest }),
      names(),
      ...terms.parties.map((region) => listRegionWindows(store, region)),
    ]);
    return answered({
      ...agreementRowView(terms, known),
      list: rows && listVersion !== undefined ? { version: listVersion, entries: rows.map(entryView) } : null,
      standard: standard ?? null,
      windows: windows.flat().map(windowView),
    });
  };

const windowView = ({ id, region, name, open, matters, team }: DirectoryWindow) => ({
  id,
  region,
  name,
  open,
  matters: [...matters],
  team: [...team],
});

const entryView = ({ matter, title, modes, caseType, statutory, promised, materials }: MatterListRow) => ({
  matter,
  title,
  modes: [...modes],
  caseType,
  statutory: statutory ?? null,
  promised,
  materials: materials.map((material) => material.title),
});
