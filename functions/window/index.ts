import { windowRoutes } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { openBroker } from "../edge/broker.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { unlessUnchanged } from "../edge/unless-unchanged.ts";
import { acceptCase } from "./accept-case.ts";
import { claimCase } from "./claim-case.ts";
import { claimNext } from "./claim-next.ts";
import { decideCase } from "./decide-case.ts";
import { declineCase } from "./decline-case.ts";
import { getMe } from "./get-me.ts";
import { getNames } from "./get-names.ts";
import { getWindowCase } from "./get-window-case.ts";
import { listWindowLoads } from "./list-window-loads.ts";
import { readBoard } from "./read-board.ts";
import { reassignCase } from "./reassign-case.ts";
import { releaseCase } from "./release-case.ts";
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
    on(windowRoutes.claimCase, claimCase(broker)),
    on(windowRoutes.releaseCase, releaseCase(broker)),
    on(windowRoutes.reassignCase, reassignCase(broker)),
    on(windowRoutes.acceptCase, acceptCase(broker)),
    on(windowRoutes.declineCase, declineCase(broker)),
    on(windowRoutes.decideCase, decideCase(broker)),
    on(windowRoutes.revealApplicant, revealApplicant(broker)),
  ],
  staffAuthentication(broker, environment),
);
