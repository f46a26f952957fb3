import type { coordinatorOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listRegionAgreements } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { agreementRowView } from "./agreement-row.ts";

/** Lists the agreements that the caller's regions are parties to. */
export const listAgreements =
  ({ store, names }: Resources): Run<typeof coordinatorOperations.listAgreements, Staff> =>
  async ({ caller }) => {
    const [known, ...byRegion] = await Promise.all([
      names(),
      ...caller.regions.map((region) => listRegionAgreements(store, region)),
    ]);
    const mine = new Map(byRegion.flat().map(({ terms }) => [terms.id, terms]));
    const ordered = [...mine.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return answered({ agreements: ordered.map((terms) => agreementRowView(terms, known)) });
  };
