import {
  type AgreementTerms,
  type BasicCode,
  type BusinessHours,
  type DutyException,
  type DutyPair,
  type DutyWeek,
  type MatterId,
  type MatterKind,
  matterKinds,
  type Organ,
  type ReceptionTerms,
  type RegionCode,
  type Roster,
  type Staff,
  type StaffId,
  type Standard,
  staffRoles,
  type WindowId,
} from "@tongban/domain";
import { standard } from "../case/origin-codec.ts";
import { hours } from "../case/words.ts";
import { flag, list, map, oneOf, text, whole } from "../table/codec.ts";
import { keys } from "../table/table.ts";
import { organ, terms } from "./terms-codec.ts";

/** An agreement as the directory lists it, with the versions of its annexes. */
export type DirectoryAgreement = {
  readonly terms: AgreementTerms;
  readonly listVersion?: number;
  /** Digest of its list. */
  readonly list?: string;
  readonly standard?: Standard;
};

/** A region's code and name. */
export type DirectoryRegion = { readonly region: RegionCode; readonly name: string };

/** A matter's title, its kind and what it needs. */
export type DirectoryMatter = {
  readonly matter: MatterId;
  readonly title: string;
  readonly kind: MatterKind;
  readonly materials: readonly string[];
  readonly basicCode?: BasicCode;
  /** The data source that certifies what is asked for (网上开证明), by its name; absent: people answer. */
  readonly answeredBy?: string;
};

/** A dedicated window with its team. */
export type DirectoryWindow = {
  readonly id: WindowId;
  readonly region: RegionCode;
  readonly name: string;
  readonly open: boolean;
  readonly matters: readonly MatterId[];
  readonly team: readonly { readonly id: StaffId; readonly name: string }[];
  readonly organ?: Organ;
  readonly address?: string;
  readonly phone?: string;
  /** How much of the work it takes beside other windows of the region. */
  readonly capacity?: number;
  /** Divisions whose applicants it serves first. */
  readonly districts?: readonly RegionCode[];
  /** The window that takes its work while it is closed. */
  readonly substitute?: WindowId;
  /** When it works, where that is not as an agreement's standard says. */
  readonly hours?: BusinessHours;
  /** The region or zone whose calendar it works by; absent: its own. */
  readonly calendar?: RegionCode;
  /** How it receives people who come; absent: as is assumed. */
  readonly reception?: ReceptionTerms;
  /** Why it is closed. */
  readonly closedFor?: string;
  /** Whether it takes applications in for other regions (异地代收代办). */
  readonly intake?: boolean;
  /** A local one may have its webhook on loopback. */
  readonly local?: boolean;
};

/** Whose calendar a window works by. */
export const calendarRegionAt = ({
  region,
  calendar,
}: Pick<DirectoryWindow, "region" | "calendar">): RegionCode => calendar ?? region;

/** A region's profile, and its entry in the catalogue. */
export const directoryRegion = map<DirectoryRegion>({ region: ["region", text()], name: ["name", text()] });

/** A matter's entry in the catalogue. */
export const directoryMatter = map<DirectoryMatter>({
  matter: ["matter", text()],
  title: ["title", text()],
  kind: ["kind", oneOf(matterKinds)],
  materials: ["materials", list(text())],
  basicCode: ["basicCode", text(), "optional"],
  answeredBy: ["answeredBy", text(), "optional"],
});

const reception = map<ReceptionTerms>({
  slotMinutes: ["slotMinutes", whole, "optional"],
  stations: ["stations", whole, "optional"],
  daysAhead: ["daysAhead", whole, "optional"],
  perAddress: ["perAddress", whole, "optional"],
  perSlot: ["perSlot", whole, "optional"],
  consultationDays: ["consultationDays", whole, "optional"],
  complaintDays: ["complaintDays", whole, "optional"],
  inquiriesPerAddress: ["inquiriesPerAddress", whole, "optional"],
});

/** A window, by its id and in its region. */
export const directoryWindow = map<DirectoryWindow>({
  id: ["id", text()],
  region: ["region", text()],
  name: ["name", text()],
  open: ["open", flag],
  matters: ["matters", list(text())],
  team: ["team", list(map<DirectoryWindow["team"][number]>({ id: ["id", text()], name: ["name", text()] }))],
  organ: ["organ", organ, "optional"],
  address: ["address", text(), "optional"],
  phone: ["phone", text(), "optional"],
  capacity: ["capacity", whole, "optional"],
  districts: ["districts", list(text()), "optional"],
  substitute: ["substitute", text(), "optional"],
  hours: ["hours", hours, "optional"],
  calendar: ["calendar", text(), "optional"],
  reception: ["reception", reception, "optional"],
  closedFor: ["closedFor", text(), "optional"],
  intake: ["intake", flag, "optional"],
  local: ["local", flag, "optional"],
});

/** An agreement: as it is now, in each party's region, and in the coverage of a pair. */
export const directoryAgreement = map<DirectoryAgreement>({
  terms: ["terms", terms],
  listVersion: ["listVersion", whole, "optional"],
  list: ["list", text(), "optional"],
  standard: ["standard", standard, "optional"],
});

/** What one agreement says of a pair of regions, and since when admission reads it so. */
export type KeptCoverage = {
  readonly terms: AgreementTerms;
  readonly listVersion: number;
  readonly standard: Standard;
  /** Epoch ms of the compilation that wrote it. */
  readonly since: number;
};

/** An agreement's part of a coverage. */
export const coverage = map<KeptCoverage>({
  terms: ["terms", terms],
  listVersion: ["listVersion", whole],
  standard: ["standard", standard],
  since: ["since", whole],
});

/** A member of staff, with their grants. */
export const staffProfile = map<Staff>({
  id: ["id", text()],
  name: ["name", text()],
  role: ["role", oneOf(staffRoles)],
  regions: ["regions", list(text())],
  windows: ["windows", list(text())],
  reviews: ["reviews", list(text()), "optional"],
});

const people = list(text<StaffId>());

const week = map<DutyWeek>({
  monday: ["monday", people],
  tuesday: ["tuesday", people],
  wednesday: ["wednesday", people],
  thursday: ["thursday", people],
  friday: ["friday", people],
  saturday: ["saturday", people],
  sunday: ["sunday", people],
});

const exception = map<DutyException>({
  date: ["date", text()],
  away: ["away", people],
  instead: ["instead", people],
});

/** A window's roster. */
export const roster = map<Roster>({
  window: ["window", text()],
  region: ["region", text()],
  week: ["week", week],
  exceptions: ["exceptions", list(exception)],
  pairs: ["pairs", list(map<DutyPair>({ a: ["a", text()], b: ["b", text()] }))],
  told: ["told", list(text())],
});

/** The prefixes of a region's partition under which its windows and its agreements stand. */
export const regionPrefixes = {
  windows: keys.regionWindow("", "").sk,
  agreements: keys.regionAgreement("", "").sk,
} as const;
