import { coordinatorRoutes } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { openBroker } from "../edge/broker.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { unlessUnchanged } from "../edge/unless-unchanged.ts";
import { getAgreement } from "./get-agreement.ts";
import { listAgreements } from "./list-agreements.ts";
import { listLiveMatters } from "./list-live-matters.ts";
import { listCasesOfRegion } from "./list-region-cases.ts";
import { summarizeRegion } from "./summarize-region.ts";
import { watchRegionCases, watchSummary } from "./watch-region.ts";

const environment = readEnvironment(process.env);
const broker = openBroker(environment);

/** What coordinators may ask. */
export const handler = apiHandler(
  [
    on(coordinatorRoutes.listAgreements, listAgreements(broker)),
    on(coordinatorRoutes.getAgreement, getAgreement(broker)),
    on(coordinatorRoutes.listLiveMatters, listLiveMatters(broker)),
    on(
      coordinatorRoutes.listRegionCases,
      unlessUnchanged(broker, coordinatorRoutes.listRegionCases, watchRegionCases, listCasesOfRegion(broker)),
    ),
    on(
      coordinatorRoutes.summarizeRegion,
      unlessUnchanged(broker, coordinatorRoutes.summarizeRegion, watchSummary, summarizeRegion(broker)),
    ),
  ],
  staffAuthentication(broker, environment),
);
