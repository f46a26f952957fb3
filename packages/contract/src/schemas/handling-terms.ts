import * as z from "zod";
import { regionCode, windowId } from "./identifiers.ts";

/** Where a handling region's own system (办理系统) works. */
export const handlingTerms = z.strictObject({
  region: regionCode.describe("whose cases it handles"),
  windows: z.array(windowId).min(1).max(500).readonly().exactOptional().describe("absent: all of the region"),
});
