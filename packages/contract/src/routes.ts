import type { ApiFunction, Route } from "./route.ts";
import { caseActionRoutes } from "./routes/case-actions.ts";
import { coordinatorRoutes } from "./routes/coordinator.ts";
import { partnerRoutes } from "./routes/partner.ts";
import { publicRoutes } from "./routes/public.ts";
import { windowRoutes } from "./routes/window.ts";

/** Every route of the broker, by its property name. */
export const allRoutes = {
  ...partnerRoutes,
  ...windowRoutes,
  ...caseActionRoutes,
  ...coordinatorRoutes,
  ...publicRoutes,
} as const;

/** Every route of the broker. */
export const routes: readonly Route[] = Object.values(allRoutes);

/** The function that answers a route: its own, or its audience's; the partner function answers public ones. */
export const servedBy = ({ audience, servedBy: own }: Pick<Route, "audience" | "servedBy">): ApiFunction =>
  own ?? (audience === "public" ? "partner" : audience);
