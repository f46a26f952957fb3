import type { catalogPackage, packageOperations } from "@tongban/contract";
import {
  checkPackage,
  criticalPath,
  earliestDue,
  formOfPackage,
  type Instant,
  localDateOf,
  materialsOfPackage,
  type Package,
  type RegionCode,
  startOn,
} from "@tongban/domain";
import { listRegionPackages } from "@tongban/store";
import type * as z from "zod";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { entriesIn, type KnownGround, loadPackageGround } from "../package/package-ground.ts";

type Shown = z.output<typeof catalogPackage>;
type Catalog = Pick<Resources, "store" | "names" | "calendarOf">;

/** Tells what a region offers as one thing, each with all that it takes. */
export const listCatalogPackages =
  (resources: Catalog): Run<typeof packageOperations.listCatalogPackages, undefined> =>
  async ({ query: { source }, now }) => {
    const offered = (await listRegionPackages(resources.store, source)).filter(({ open }) => open);
    return answered({ packages: await Promise.all(offered.map((one) => packageView(resources, one, now))) });
  };

const packageView = async (resources: Catalog, offered: Package, now: Instant): Promise<Shown> => {
  const { id, title, summary, region, members } = offered;
  const [ground, { regions }] = await Promise.all([
    loadPackageGround(resources.store, offered, now),
    resources.names(),
  ]);
  const named = (code: RegionCode) => ({ region: code, name: regions.get(code) ?? code });
  const live = checkPackage(offered, ground).length === 0;
  const entries = entriesIn(ground);
  return {
    id,
    title,
    summary: summary ?? null,
    source: named(region),
    live,
    members: members.map((member) => ({
      id: member.id,
      title: member.title,
      matter: member.matter,
      handling: named(member.handling),
      mode: member.mode,
      after: [...(member.after ?? [])],
      live: ground.admissions.get(member.id)?.kind === "admitted",
      promised: entries.get(member.id)?.promised ?? null,
    })),
    materials: [...materialsOfPackage(offered, entries)],
    form: formOfPackage(ground.forms) ?? null,
    path: live ? await pathOf(resources, offered, ground, now) : null,
  };
};

const pathOf = async (
  { calendarOf }: Catalog,
  { members }: Package,
  { admissions }: KnownGround,
  now: Instant,
): Promise<Shown["path"]> => {
  const terms = new Map(
    await Promise.all(
      members.map(async ({ id, handling }) => {
        const admitted = admissions.get(id);
        const desk = admitted?.kind === "admitted" ? admitted : undefined;
        return [id, { desk, calendar: await calendarOf(desk?.staffedWindow.calendar ?? handling) }] as const;
      }),
    ),
  );
  const path = criticalPath(members, now, ({ id }, from) => {
    const { desk, calendar } = terms.get(id) ?? {};
    if (!desk || !calendar) return undefined;
    const starts = from === now ? startOn(localDateOf(now), desk.standard, now) : from;
    const due = earliestDue(desk.entry, desk.standard, { now: starts, calendar });
    return due.ok ? { at: due.due, provisional: due.provisional } : undefined;
  });
  return path ? { members: [...path.members], due: path.due.at, provisional: path.due.provisional } : null;
};
