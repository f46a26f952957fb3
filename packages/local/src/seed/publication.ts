import type { Seed } from "@tongban/contract";
import {
  type BusinessHours,
  type LocalStandard,
  type MatterListRow,
  readBusinessHours,
  type StandardContent,
} from "@tongban/domain";
import type { AdoptedAgreement, Directory, DirectoryWindow } from "@tongban/store";

/** Who takes part, as a seed says: each window with its team. */
export const directoryOf = (seeded: Seed): Directory => ({
  regions: seeded.regions,
  matters: seeded.matters.map(({ matter, title, kind, materials, basicCode, answeredBy }) => ({
    matter,
    title,
    kind,
    materials: materials.map((material) => (typeof material === "string" ? material : material.title)),
    ...(basicCode ? { basicCode } : {}),
    ...(answeredBy ? { answeredBy } : {}),
  })),
  windows: seeded.windows.map((window) => windowOf(window, seeded)),
  rosters: seeded.windows.flatMap(({ id, region, roster }) =>
    roster ? [{ ...roster, window: id, region, told: [] }] : [],
  ),
  staff: seeded.staff,
  partners: seeded.partners,
  packages: seeded.packages,
});

/** The agreements of a seed, each with its list and standard. */
export const agreementsOf = ({ agreements, matters }: Seed): readonly AdoptedAgreement[] =>
  agreements.map(({ id, list, standard, document, reason, ...terms }) => ({
    id,
    ...(reason === undefined ? {} : { reason }),
    content: {
      ...terms,
      ...(document ? { document } : {}),
      standard: standardOf(id, standard),
    },
    rows: matters.filter(({ matter }) => list.matters?.includes(matter) ?? true).map(rowOf),
  }));

/** What each region of a seed gives its own applicants. */
export const localsOf = ({
  matters,
  "local-standards": locals,
}: Seed): readonly (Omit<LocalStandard, "list"> & { readonly rows: readonly MatterListRow[] })[] =>
  locals.map(({ region, limits, differs }) => ({
    region,
    ...(limits ? { limits } : {}),
    rows: matters.map((matter) => ({
      ...rowOf(matter),
      ...given(differs.find((one) => one.matter === matter.matter) ?? {}),
    })),
  }));

/** The members of an object that are there. */
const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const rowOf = ({
  assumed: _assumed,
  answeredBy: _source,
  materials,
  ...terms
}: Seed["matters"][number]): MatterListRow => ({
  ...terms,
  materials: materials.map((material) =>
    typeof material === "string" ? { title: material, need: "required" } : material,
  ),
});

const standardOf = (
  agreement: string,
  { hours, rating, ...standard }: Seed["agreements"][number]["standard"],
): StandardContent => ({
  ...standard,
  hours: hoursOf(agreement, hours),
  ...(rating ? { rating } : {}),
});

const hoursOf = (agreement: string, text: Seed["agreements"][number]["standard"]["hours"]): BusinessHours => {
  const read = readBusinessHours(text);
  if (!read.ok) throw new Error(`the business hours of ${agreement} are ${read.reason}`);
  return read.value;
};

const windowOf = (
  { organ, local, roster: _roster, ...window }: Seed["windows"][number],
  { matters, staff }: Seed,
): DirectoryWindow => ({
  ...window,
  ...(organ ? { organ } : {}),
  ...(local ? { local } : {}),
  matters: window.matters ?? matters.map(({ matter }) => matter),
  team: staff.filter(({ windows }) => windows.includes(window.id)).map(({ id, name }) => ({ id, name })),
});
