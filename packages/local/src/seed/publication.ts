import type { Seed } from "@tongban/contract";
import { type BusinessHours, readBusinessHours } from "@tongban/domain";
import type { DirectoryWindow, Publication } from "@tongban/store";

/** What a seed publishes: each window with its team, each agreement with its list and standard. */
export const publicationOf = (seeded: Seed): Publication => ({
  regions: seeded.regions,
  matters: seeded.matters.map(({ matter, title, kind, materials }) => ({ matter, title, kind, materials })),
  agreements: seeded.agreements.map((agreement) => agreementOf(agreement, seeded)),
  windows: seeded.windows.map((window) => windowOf(window, seeded)),
  staff: seeded.staff,
  partners: seeded.partners,
});

const agreementOf = (
  { list, standard, ...terms }: Seed["agreements"][number],
  { matters }: Seed,
): Publication["agreements"][number] => ({
  terms,
  list: {
    version: list.version,
    entries: matters
      .filter(({ matter }) => list.matters?.includes(matter) ?? true)
      .map(({ matter, modes, caseType, statutory, promised, extension, basicCode }) => ({
        matter,
        modes,
        caseType,
        promised,
        ...(statutory ? { statutory } : {}),
        ...(extension ? { extension } : {}),
        ...(basicCode ? { basicCode } : {}),
      })),
  },
  standard: { ...standard, hours: hoursOf(terms.id, standard.hours) },
});

const hoursOf = (agreement: string, text: Seed["agreements"][number]["standard"]["hours"]): BusinessHours => {
  const read = readBusinessHours(text);
  if (!read.ok) throw new Error(`the business hours of ${agreement} are ${read.reason}`);
  return read.value;
};

const windowOf = (
  { organ, local, ...window }: Seed["windows"][number],
  { matters, staff }: Seed,
): DirectoryWindow => ({
  ...window,
  ...(organ ? { organ } : {}),
  ...(local ? { local } : {}),
  matters: window.matters ?? matters.map(({ matter }) => matter),
  team: staff.filter(({ windows }) => windows.includes(window.id)).map(({ id, name }) => ({ id, name })),
});
