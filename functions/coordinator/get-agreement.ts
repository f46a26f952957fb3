import type { coordinatorRoutes } from "@tongban/contract";
import type { MatterId, Staff } from "@tongban/domain";
import {
  type DirectoryMatter,
  type DirectoryWindow,
  listDirectory,
  loadAgreement,
  loadMatterList,
  type MatterList,
} from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { agreementRowView, concerns, loadRegionNames } from "./agreement-row.ts";

/** Shows an agreement with its four annexes, as far as they exist. */
export const getAgreement =
  ({ store }: Broker): Run<typeof coordinatorRoutes.getAgreement, Staff> =>
  async ({ params, caller }) => {
    const found = await loadAgreement(store, params.agreementId);
    if (!found || !concerns(found.terms, caller)) return problem("not-found");
    const { terms, listVersion, standard } = found;
    const [list, matters, windows, names] = await Promise.all([
      listVersion === undefined ? undefined : loadMatterList(store, terms.id, listVersion),
      listDirectory<DirectoryMatter>(store, "MATTER"),
      listDirectory<DirectoryWindow>(store, "WINDOW"),
      loadRegionNames(store),
    ]);
    return answered({
      ...agreementRowView(terms, names),
      list: list ? listView(list, matters) : null,
      standard: standard ?? null,
      windows: windows
        .filter(({ region }) => terms.parties.includes(region))
        .map((window) => ({ ...window, matters: [...window.matters], team: [...window.team] })),
    });
  };

const listView = ({ version, entries }: MatterList, matters: readonly DirectoryMatter[]) => {
  const byId = new Map<MatterId, DirectoryMatter>(matters.map((matter) => [matter.matter, matter]));
  return {
    version,
    entries: entries.map(({ matter, modes, caseType, statutory, promised }) => ({
      matter,
      title: byId.get(matter)?.title ?? matter,
      modes: [...modes],
      caseType,
      statutory: statutory ?? null,
      promised,
      materials: [...(byId.get(matter)?.materials ?? [])],
    })),
  };
};
