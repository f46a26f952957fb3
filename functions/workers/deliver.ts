import { readEnvironment } from "../edge/environment.ts";
import { laneHandler } from "./lane-handler.ts";

/** Brings events to partners' endpoints that answer promptly. */
export const handler = laneHandler("prompt", readEnvironment(process.env));
