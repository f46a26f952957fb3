import type { Audience, Route } from "./route.ts";
import { coordinatorRoutes } from "./routes/coordinator.ts";
import { partnerRoutes } from "./routes/partner.ts";
import { publicRoutes } from "./routes/public.ts";
import { windowRoutes } from "./routes/window.ts";

/** Every route of the broker, by its property name. */
export const allRoutes = {
  ...partnerRoutes,
  ...windowRoutes,
  ...coordinatorRoutes,
  ...publicRoutes,
} as const;

/** Every route of the broker. */
export const routes: readonly Route[] = Object.values(allRoutes);

/** The function that answers a route: public routes are answered by the partner function. */
export const servedBy = ({ audience }: { readonly audience: Audience }): Exclude<Audience, "public"> =>
  audience === "public" ? "partner" : audience;
