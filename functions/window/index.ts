import { caseActionRoutes, windowRoutes } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { openBroker } from "../edge/broker.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { unlessUnchanged } from "../edge/unless-unchanged.ts";
import { plainActions } from "./case-actions.ts";
import { claimNext } from "./claim-next.ts";
import { getMe } from "./get-me.ts";
import { getNames } from "./get-names.ts";
import { getWindowCase } from "./get-window-case.ts";
import { listWindowLoads } from "./list-window-loads.ts";
import { readBoard } from "./read-board.ts";
import { reassignCase } from "./reassign-case.ts";
import { revealApplicant } from "./reveal-applicant.ts";
import { searchCases } from "./search-cases.ts";
import { watchBoard } from "./watch-board.ts";

const environment = readEnvironment(process.env);
const broker = openBroker(environment);

/** What the staff of a dedicated window may ask. */
export const handler = apiHandler(
  [
    on(windowRoutes.getMe, getMe(broker)),
    on(windowRoutes.getNames, getNames(broker)),
    on(
      windowRoutes.readBoard,
      unlessUnchanged(broker, windowRoutes.readBoard, watchBoard, readBoard(broker)),
    ),
    on(windowRoutes.listWindowLoads, listWindowLoads(broker)),
    on(windowRoutes.searchCases, searchCases(broker)),
    on(windowRoutes.getWindowCase, getWindowCase(broker)),
    on(windowRoutes.claimNext, claimNext(broker)),
    ...plainActions(broker),
    on(caseActionRoutes.reassign, reassignCase(broker)),
    on(caseActionRoutes.reveal, revealApplicant(broker)),
  ],
  staffAuthentication(broker, environment),
);
