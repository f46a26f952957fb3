import type { Seed } from "@tongban/contract";
import type { SignInPerson } from "../identity/sign-in-pages.ts";

const roleNames: Record<Seed["staff"][number]["role"], string> = {
  clerk: "窗口人员",
  lead: "窗口负责人",
  coordinator: "协调员",
};

/** The seeded staff as the sign-in page lists them. */
export const signInPeople = ({ staff, windows, regions }: Seed): readonly SignInPerson[] => {
  const windowNames = new Map(windows.map(({ id, name }) => [id, name]));
  const regionNames = new Map(regions.map(({ region, name }) => [region, name]));
  return staff.map((person) => {
    const places = person.windows.map((id) => windowNames.get(id) ?? id);
    const areas = person.regions.map((code) => regionNames.get(code) ?? code);
    return {
      id: person.id,
      name: person.name,
      role: roleNames[person.role],
      window: (places.length > 0 ? places : areas).join("、"),
    };
  });
};
