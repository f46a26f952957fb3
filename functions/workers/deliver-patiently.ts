import { readEnvironment } from "../edge/environment.ts";
import { laneHandler } from "./lane-handler.ts";

/** Brings events to partners' endpoints that failed or were late, and what is replayed. */
export const handler = laneHandler("patient", readEnvironment(process.env));
