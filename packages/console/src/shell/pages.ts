import type { StaffRole } from "@tongban/domain";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** A page of the console: where it is, who may open it, and how it stands in the navigation. */
export type Page = {
  readonly path: string;
  readonly component: LazyExoticComponent<ComponentType>;
  readonly roles: readonly StaffRole[];
  /** In the navigation under this name, reached with this key; absent for pages that others lead to. */
  readonly nav?: { readonly label: NavLabel; readonly key: string };
};

type NavLabel = "nav.desk" | "nav.overview" | "nav.cases" | "nav.live" | "nav.agreements";

const team: readonly StaffRole[] = ["clerk", "lead"];
const coordinators: readonly StaffRole[] = ["coordinator"];

/** Every page, in the order of the navigation; a new page is one line here and one file. */
export const pages: readonly Page[] = [
  {
    path: "/desk",
    component: lazy(() => import("../pages/desk.tsx")),
    roles: team,
    nav: { label: "nav.desk", key: "1" },
  },
  {
    path: "/overview",
    component: lazy(() => import("../pages/overview.tsx")),
    roles: coordinators,
    nav: { label: "nav.overview", key: "1" },
  },
  {
    path: "/cases",
    component: lazy(() => import("../pages/cases.tsx")),
    roles: coordinators,
    nav: { label: "nav.cases", key: "2" },
  },
  {
    path: "/live",
    component: lazy(() => import("../pages/live.tsx")),
    roles: coordinators,
    nav: { label: "nav.live", key: "3" },
  },
  {
    path: "/agreements",
    component: lazy(() => import("../pages/agreements.tsx")),
    roles: coordinators,
    nav: { label: "nav.agreements", key: "4" },
  },
  {
    path: "/agreements/:agreementId",
    component: lazy(() => import("../pages/agreement.tsx")),
    roles: coordinators,
  },
  {
    path: "/cases/:caseId",
    component: lazy(() => import("../pages/case.tsx")),
    roles: [...team, ...coordinators],
  },
];

/** The pages that a role finds in its navigation; the first is where it starts. */
export const navigationOf = (
  role: StaffRole,
): readonly (Page & { readonly nav: NonNullable<Page["nav"]> })[] =>
  pages.flatMap((page) => (page.nav && page.roles.includes(role) ? [{ ...page, nav: page.nav }] : []));
