import type { coordinatorRoutes } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { type DirectoryAgreement, listDirectory } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { agreementRowView, concerns, loadRegionNames } from "./agreement-row.ts";

/** Lists the agreements that the caller's regions are parties to. */
export const listAgreements =
  ({ store }: Broker): Run<typeof coordinatorRoutes.listAgreements, Staff> =>
  async ({ caller }) => {
    const [all, names] = await Promise.all([
      listDirectory<DirectoryAgreement>(store, "AGREEMENT"),
      loadRegionNames(store),
    ]);
    const mine = all.filter(({ terms }) => concerns(terms, caller));
    return answered({ agreements: mine.map(({ terms }) => agreementRowView(terms, names)) });
  };
