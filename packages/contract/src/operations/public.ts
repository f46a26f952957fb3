import * as z from "zod";
import { operation } from "../operation.ts";
import { instant } from "../schemas/identifiers.ts";

/** Operations that need no authentication. */
export const publicOperations = {
  checkHealth: operation({
    name: "check-health",
    method: "GET",
    path: "/health",
    audience: "public",
    summary: "Whether the broker can read its table",
    returns: z.strictObject({ status: z.literal("ok"), at: instant }),
  }),
} as const;
