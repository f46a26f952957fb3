import { coordinatorOperations, statementOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { unlessUnchanged } from "../edge/unless-unchanged.ts";
import { getAgreement } from "./get-agreement.ts";
import { listAgreements } from "./list-agreements.ts";
import { listLiveMatters } from "./list-live-matters.ts";
import { listCasesOfRegion } from "./list-region-cases.ts";
import { countersignStatement } from "./statement/countersign-statement.ts";
import { getStatement } from "./statement/get-statement.ts";
import { issueStatement } from "./statement/issue-statement.ts";
import { listStatementCases } from "./statement/list-statement-cases.ts";
import { summarizeRegion } from "./summarize-region.ts";
import { watchRegionCases, watchSummary } from "./watch-region.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);

/** What coordinators may ask. */
export const handler = apiHandler(
  [
    on(coordinatorOperations.listAgreements, listAgreements(resources)),
    on(coordinatorOperations.getAgreement, getAgreement(resources)),
    on(coordinatorOperations.listLiveMatters, listLiveMatters(resources)),
    on(
      coordinatorOperations.listRegionCases,
      unlessUnchanged(
        resources,
        coordinatorOperations.listRegionCases,
        watchRegionCases,
        listCasesOfRegion(resources),
      ),
    ),
    on(
      coordinatorOperations.summarizeRegion,
      unlessUnchanged(
        resources,
        coordinatorOperations.summarizeRegion,
        watchSummary,
        summarizeRegion(resources),
      ),
    ),
    on(statementOperations.issueStatement, issueStatement(resources)),
    on(statementOperations.getStatement, getStatement(resources)),
    on(statementOperations.listStatementCases, listStatementCases(resources)),
    on(statementOperations.countersignStatement, countersignStatement(resources)),
  ],
  staffAuthentication(resources, environment),
);
