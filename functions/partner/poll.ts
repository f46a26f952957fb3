import { handlingOperations, oversightOperations, partnerOperations } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openResources } from "../edge/resources.ts";
import { readDecisions } from "./read-decisions.ts";
import { readEvents } from "./read-events.ts";
import { readHandlingEvents } from "./read-handling-events.ts";

const resources = openResources(readEnvironment(process.env));

/** What partner systems wait for: apart from the rest, so that waiting holds no run of what takes submissions. */
export const handler = apiHandler(
  [
    on(partnerOperations.readEvents, readEvents(resources)),
    on(oversightOperations.readDecisions, readDecisions(resources)),
    on(handlingOperations.readHandlingEvents, readHandlingEvents(resources)),
  ],
  partnerAuthentication(resources),
);
