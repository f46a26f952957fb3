import type { Staff, StaffRole } from "@tongban/domain";
import { listStaffed, loadRegionCodes, loadRegions, loadStaff, loadWindows } from "@tongban/store";
import type { SeedContext } from "../host/seed-context.ts";
import type { SignInPeople, SignInPerson } from "../identity/sign-in-pages.ts";
import { tableOf } from "./seed.ts";

const roleNames: Record<StaffRole, string> = {
  clerk: "窗口人员",
  lead: "窗口负责人",
  coordinator: "协调员",
  operator: "系统运维人员",
};

/** The regions that are registered now. */
export const registeredRegions = (context: SeedContext): Promise<readonly string[]> =>
  loadRegionCodes(tableOf(context));

/** The staff as they are registered now, as the sign-in page lists them. */
export const registeredPeople = (context: SeedContext): SignInPeople => {
  const store = tableOf(context);
  const shown = async (staff: readonly Staff[]): Promise<readonly SignInPerson[]> => {
    const [windows, regions] = await Promise.all([
      loadWindows(store, [...new Set(staff.flatMap((person) => person.windows))]),
      loadRegions(store, [...new Set(staff.flatMap((person) => person.regions))]),
    ]);
    const names = new Map<string, string>([
      ...windows.map(({ id, name }) => [id, name] as const),
      ...regions.map(({ region, name }) => [region, name] as const),
    ]);
    return staff.map((person) => ({
      id: person.id,
      name: person.name,
      role: roleNames[person.role],
      window: (person.windows.length > 0 ? person.windows : person.regions)
        .map((place) => names.get(place) ?? place)
        .join("、"),
    }));
  };
  return {
    list: async () => {
      const places = [...(await loadRegionCodes(store)), "operators" as const];
      const ids = (await Promise.all(places.map((place) => listStaffed(store, place)))).flat();
      return shown((await loadStaff(store, [...new Set(ids)])).toSorted(byRole));
    },
    find: async (id) => {
      const [found] = await shown(await loadStaff(store, [id as Staff["id"]]));
      return found;
    },
  };
};

const order = Object.keys(roleNames);

/** Those who work cases first, each role by region. */
const byRole = (a: Staff, b: Staff): number =>
  order.indexOf(a.role) - order.indexOf(b.role) ||
  (a.regions[0] ?? "").localeCompare(b.regions[0] ?? "") ||
  a.id.localeCompare(b.id);
