import type { StaffRole } from "@tongban/domain";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Me } from "../api/wire.ts";
import { addPageWords, type PageWords } from "../language/page-words.ts";

/** A page of the console: where it is, who may open it, and how it stands in the navigation. */
export type Page = {
  readonly path: string;
  readonly component: LazyExoticComponent<ComponentType>;
  /** Fetches the page's code ahead, so that it opens at once and without a network. */
  readonly fetchAhead: () => Promise<unknown>;
  readonly roles: readonly StaffRole[];
  /** In the navigation under this name, reached with this key; absent for pages that others lead to. */
  readonly nav?: {
    readonly label: NavLabel;
    readonly key: string;
    /** Whether it is for somebody with that role; absent: for all of them. */
    readonly only?: (me: Me) => boolean;
    /** How much waits for the user there. */
    readonly badge?: LazyExoticComponent<ComponentType>;
  };
};

type NavLabel =
  | "nav.desk"
  | "nav.intake"
  | "nav.search"
  | "nav.overview"
  | "nav.serviceLevel"
  | "nav.cases"
  | "nav.live"
  | "nav.agreements"
  | "nav.windows"
  | "nav.people"
  | "nav.matters"
  | "nav.installation"
  | "nav.regions"
  | "nav.partners";

type Load = () => Promise<{ readonly default: ComponentType }>;

/** A page's code, and the words that it does not share with every other page. */
const page = (code: Load, ...words: readonly PageWords[]) => {
  const load: Load = async () => {
    const [loaded] = await Promise.all([code(), ...words.map(addPageWords)]);
    return loaded;
  };
  return { component: lazy(load), fetchAhead: load };
};

const draftBadge = lazy(
  page(async () => ({ default: (await import("../agreement/draft-badge.tsx")).DraftBadge }), "editor")
    .fetchAhead,
);

const team: readonly StaffRole[] = ["clerk", "lead"];
const coordinators: readonly StaffRole[] = ["coordinator"];
const operators: readonly StaffRole[] = ["operator"];
const registrars: readonly StaffRole[] = [...coordinators, ...operators];

/** Every page, in the order of the navigation; a new page is one line here and one file. */
export const pages: readonly Page[] = [
  {
    path: "/desk",
    ...page(() => import("../pages/desk.tsx"), "batch"),
    roles: team,
    nav: { label: "nav.desk", key: "1" },
  },
  {
    path: "/intake",
    ...page(() => import("../pages/intake.tsx"), "intake"),
    roles: team,
    nav: {
      label: "nav.intake",
      key: "2",
      only: ({ windows }) => windows.some(({ takesIn }) => takesIn),
    },
  },
  {
    path: "/intake/new",
    ...page(() => import("../pages/take-in.tsx"), "intake", "form", "catalog"),
    roles: team,
  },
  {
    path: "/intake/package",
    ...page(() => import("../pages/take-in-package.tsx"), "intake", "form", "catalog"),
    roles: team,
  },
  {
    path: "/intake/:windowId/bundles/:bundleId",
    ...page(() => import("../pages/package-receipt.tsx"), "intake"),
    roles: team,
  },
  {
    path: "/cases/:caseId/receipt",
    ...page(() => import("../pages/receipt.tsx"), "intake", "parcels"),
    roles: team,
  },
  {
    path: "/overview",
    ...page(() => import("../pages/overview.tsx"), "coordination", "agreements", "editor"),
    roles: coordinators,
    nav: { label: "nav.overview", key: "1" },
  },
  {
    path: "/departments",
    ...page(() => import("../pages/departments.tsx"), "coordination", "serviceLevel"),
    roles: coordinators,
  },
  {
    path: "/exports",
    ...page(() => import("../pages/exports.tsx"), "coordination", "serviceLevel"),
    roles: coordinators,
  },
  {
    path: "/payments",
    ...page(() => import("../pages/payments.tsx"), "coordination", "serviceLevel"),
    roles: coordinators,
  },
  {
    path: "/service-level",
    ...page(() => import("../pages/service-level.tsx"), "serviceLevel", "coordination", "queue"),
    roles: coordinators,
    nav: { label: "nav.serviceLevel", key: "2" },
  },
  {
    path: "/bulletin",
    ...page(() => import("../pages/bulletin.tsx"), "serviceLevel"),
    roles: coordinators,
  },
  {
    path: "/appraisal",
    ...page(() => import("../pages/appraisal.tsx"), "serviceLevel"),
    roles: coordinators,
  },
  {
    path: "/cases",
    ...page(() => import("../pages/cases.tsx"), "batch", "coordination", "serviceLevel"),
    roles: coordinators,
    nav: { label: "nav.cases", key: "3" },
  },
  {
    path: "/live",
    ...page(() => import("../pages/live.tsx"), "agreements"),
    roles: coordinators,
    nav: { label: "nav.live", key: "4" },
  },
  {
    path: "/agreements",
    ...page(() => import("../pages/agreements.tsx"), "agreements", "editor"),
    roles: coordinators,
    nav: { label: "nav.agreements", key: "5", badge: draftBadge },
  },
  {
    path: "/agreements/:agreementId",
    ...page(() => import("../pages/agreement.tsx"), "agreements"),
    roles: coordinators,
  },
  {
    path: "/agreements/:agreementId/editor",
    ...page(
      () => import("../pages/agreement-editor.tsx"),
      "agreements",
      "editor",
      "listEditor",
      "form",
      "readiness",
      "serviceLevel",
    ),
    roles: coordinators,
  },
  {
    path: "/new-agreement",
    ...page(() => import("../pages/new-agreement.tsx"), "agreements", "editor"),
    roles: coordinators,
  },
  {
    path: "/installation",
    ...page(() => import("../pages/installation.tsx"), "registry"),
    roles: operators,
    nav: { label: "nav.installation", key: "1" },
  },
  {
    path: "/regions",
    ...page(() => import("../pages/regions.tsx"), "registry", "serviceLevel"),
    roles: operators,
    nav: { label: "nav.regions", key: "2" },
  },
  {
    path: "/regions/:region",
    ...page(() => import("../pages/region.tsx"), "registry"),
    roles: operators,
  },
  {
    path: "/partners",
    ...page(() => import("../pages/partners.tsx"), "registry", "serviceLevel"),
    roles: operators,
    nav: { label: "nav.partners", key: "3" },
  },
  {
    path: "/partners/:partnerId",
    ...page(() => import("../pages/partner.tsx"), "registry", "windowWebhook"),
    roles: operators,
  },
  {
    path: "/windows",
    ...page(() => import("../pages/windows.tsx"), "registry", "roster", "serviceLevel"),
    roles: coordinators,
    nav: { label: "nav.windows", key: "6" },
  },
  {
    path: "/local-standards/:region?",
    ...page(
      () => import("../pages/local-standard.tsx"),
      "localStandard",
      "agreements",
      "editor",
      "listEditor",
      "form",
      "registry",
      "serviceLevel",
    ),
    roles: coordinators,
  },
  {
    path: "/packages",
    ...page(() => import("../pages/packages.tsx"), "packages", "registry", "serviceLevel"),
    roles: coordinators,
  },
  {
    path: "/packages/new",
    ...page(() => import("../pages/package-editor.tsx"), "packages", "registry"),
    roles: coordinators,
  },
  {
    path: "/packages/:packageId/edit",
    ...page(() => import("../pages/package-editor.tsx"), "packages", "registry"),
    roles: coordinators,
  },
  {
    path: "/windows/:windowId",
    ...page(() => import("../pages/window.tsx"), "registry"),
    roles: registrars,
  },
  {
    path: "/people",
    ...page(() => import("../pages/people.tsx"), "registry", "serviceLevel"),
    roles: registrars,
    nav: { label: "nav.people", key: "7" },
  },
  {
    path: "/people/:staffId",
    ...page(() => import("../pages/person.tsx"), "registry"),
    roles: registrars,
  },
  {
    path: "/matters",
    ...page(() => import("../pages/matters.tsx"), "registry", "serviceLevel"),
    roles: registrars,
    nav: { label: "nav.matters", key: "8" },
  },
  {
    path: "/matters/:matter",
    ...page(() => import("../pages/matter.tsx"), "registry"),
    roles: registrars,
  },
  {
    path: "/windows/:windowId/roster",
    ...page(() => import("../pages/roster.tsx"), "roster", "registry", "serviceLevel"),
    roles: [...team, ...coordinators],
  },
  {
    path: "/windows/:windowId/queue",
    ...page(() => import("../pages/queue.tsx"), "queue", "serviceLevel"),
    roles: team,
  },
  {
    path: "/inquiries",
    ...page(() => import("../pages/inquiries.tsx"), "inquiries"),
    roles: [...team, ...coordinators],
  },
  {
    path: "/inquiries/:inquiryId",
    ...page(() => import("../pages/inquiry.tsx"), "inquiries"),
    roles: [...team, ...coordinators],
  },
  {
    path: "/windows/:windowId/parcels",
    ...page(() => import("../pages/parcels.tsx"), "parcels"),
    roles: team,
  },
  {
    path: "/windows/:windowId/webhook",
    ...page(() => import("../pages/window-webhook.tsx"), "windowWebhook", "serviceLevel"),
    roles: ["lead", ...coordinators],
  },
  {
    path: "/search",
    ...page(() => import("../pages/search.tsx"), "coordination"),
    roles: [...team, ...coordinators],
    nav: { label: "nav.search", key: "9" },
  },
  {
    path: "/cases/:caseId/explanation",
    ...page(() => import("../pages/explanation.tsx"), "explained"),
    roles: [...team, ...coordinators],
  },
  {
    path: "/notifications",
    ...page(() => import("../pages/notifications.tsx"), "notifications"),
    roles: [...team, ...coordinators, ...operators],
  },
  {
    path: "/cases/:caseId",
    ...page(() => import("../pages/case.tsx"), "coordination", "materials", "notes"),
    roles: [...team, ...coordinators],
  },
];

/** The pages that somebody finds in their navigation; the first is where they start. */
export const navigationOf = (me: Me): readonly (Page & { readonly nav: NonNullable<Page["nav"]> })[] =>
  pages.flatMap((one) =>
    one.nav && one.roles.includes(me.role) && (one.nav.only?.(me) ?? true) ? [{ ...one, nav: one.nav }] : [],
  );

/** Fetches the code of all pages of a role; one that cannot be had is fetched again when it is opened. */
export const fetchPagesAhead = (role: StaffRole): void => {
  for (const { roles, fetchAhead } of pages) if (roles.includes(role)) fetchAhead().catch(() => {});
};
