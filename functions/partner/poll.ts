import { partnerRoutes } from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { openBroker } from "../edge/broker.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { readEvents } from "./read-events.ts";

const broker = openBroker(readEnvironment(process.env));

/** What partner systems wait for: apart from the rest, so that waiting holds no run of what takes submissions. */
export const handler = apiHandler(
  [on(partnerRoutes.readEvents, readEvents(broker))],
  partnerAuthentication(broker),
);
