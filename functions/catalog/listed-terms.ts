import {
  type Coverage,
  earliestDue,
  type Instant,
  isAbout,
  type LocalDate,
  type MatterId,
  type MatterListRow,
  mostSpecial,
  type RegionCode,
  startOn,
} from "@tongban/domain";
import { loadAgreementVersion, loadListRows, type StoreContext } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";

type Asked = {
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
  readonly on: LocalDate;
  readonly now: Instant;
  /** Whose calendar the due date is reckoned by. */
  readonly calendar: RegionCode;
};

/** What the list of one agreement says of a matter between two regions, with what only people read of it. */
export const listedTerms = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  { agreement, list, standard }: Coverage,
  asked: Asked,
) => {
  if (!list) return null;
  const { entry } = list;
  const row = await rowOf(store, agreement, asked);
  const from = standard && startOn(asked.on, standard, asked.now);
  const due = from && earliestDue(entry, standard, { now: from, calendar: await calendarOf(asked.calendar) });
  return {
    agreement: { id: agreement.id, version: agreement.version, title: agreement.title },
    listVersion: list.version,
    modes: [...entry.modes],
    applicants: [...entry.applicants],
    caseType: entry.caseType,
    statutory: entry.statutory ?? null,
    promised: entry.promised,
    materials: [...(row?.materials ?? entry.materials)],
    form: row?.form ?? null,
    legalBasis: row?.legalBasis ?? null,
    conditions: row?.conditions ?? null,
    fee: row?.fee ?? null,
    phone: row?.phone ?? null,
    delivery: [...(row?.delivery ?? [])],
    due: due?.ok ? due.due : null,
    provisional: due?.ok === true && due.provisional,
  };
};

/** The row of the list of a version, which never changes. */
const rowOf = async (
  store: StoreContext,
  { id, version }: Coverage["agreement"],
  { source, handling, matter }: Asked,
): Promise<MatterListRow | undefined> => {
  const published = await loadAgreementVersion(store, id, version);
  if (published?.list === undefined) return undefined;
  const rows = await loadListRows(store, published.list, matter);
  return mostSpecial(rows.filter((row) => isAbout(row, { source, handling })));
};
