import * as z from "zod";
import { route } from "../route.ts";
import { instant } from "../schemas/identifiers.ts";

/** Routes that need no authentication. */
export const publicRoutes = {
  checkHealth: route({
    name: "check-health",
    method: "GET",
    path: "/health",
    audience: "public",
    summary: "Whether the broker can read its table",
    returns: z.strictObject({ status: z.literal("ok"), at: instant }),
  }),
} as const;
