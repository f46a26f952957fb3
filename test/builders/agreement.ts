import type {
  AgreementTerms,
  Coverage,
  MatterListEntry,
  MatterListRow,
  StaffedWindow,
  Standard,
} from "@tongban/domain";
import { aMatterId, anAgreementId, aRegion, aStaffId, aWindowId, on } from "./ids.ts";

/** The standard of the seeds: notice 5 working days, claim and lease 4 working hours, 09:00 to 17:30. */
export const aStandard = (parts: Partial<Standard> = {}): Standard => ({
  version: 1,
  claim: { unit: "working-hours", amount: 4 },
  notice: { unit: "working-days", amount: 5 },
  supplement: { unit: "working-days", amount: 30 },
  delivery: { unit: "working-days", amount: 10 },
  return: { unit: "working-days", amount: 1 },
  explanation: { unit: "working-days", amount: 2 },
  lease: { unit: "working-hours", amount: 4 },
  hours: { opens: "09:00", closes: "17:30" },
  warnings: { yellow: 1, orange: 0, officeHours: true },
  extension: {
    single: { unit: "working-days", amount: 10 },
    joint: { unit: "working-days", amount: 15 },
  },
  pauseGrounds: [],
  ...parts,
});

/** The agreement between Xi'an and Nanjing, in force from 2026-01-01 to 2027-12-31. */
export const anAgreement = (parts: Partial<AgreementTerms> = {}): AgreementTerms => ({
  id: anAgreementId("xian-nanjing"),
  version: 3,
  title: "西安市—南京市政务服务“跨省通办”框架协议",
  kind: "bilateral",
  status: "in-force",
  validFrom: on("2026-01-01"),
  validUntil: on("2027-12-31"),
  parties: [aRegion("610100"), aRegion("320100")],
  ...parts,
});

/** A promised matter taken in at the applicant's place: 15 working days by law, 10 promised. */
export const aListEntry = (parts: Partial<MatterListEntry> = {}): MatterListEntry => ({
  matter: aMatterId("food-business-permit"),
  modes: ["agent-intake"],
  applicants: ["person", "organization"],
  materials: [],
  caseType: "promised",
  statutory: { unit: "working-days", amount: 15 },
  promised: { unit: "working-days", amount: 10 },
  ...parts,
});

/** An instant matter that no law sets a limit for. */
export const anInstantListEntry = (): MatterListEntry => ({
  matter: aMatterId("remote-medical-filing"),
  modes: ["online"],
  applicants: ["person"],
  materials: [],
  caseType: "instant",
  promised: { unit: "instant" },
});

/** All that one agreement says of a matter: terms, list 5 and standard 1. */
export const aCoverage = (parts: Partial<Coverage> = {}): Coverage => ({
  agreement: anAgreement(),
  list: { version: 5, entry: aListEntry() },
  standard: aStandard(),
  ...parts,
});

/** Xi'an's dedicated window, open, with a team of two. */
export const aStaffedWindow = (parts: Partial<StaffedWindow> = {}): StaffedWindow => ({
  window: aWindowId("xian-610100-1"),
  name: "西安市通办专窗",
  open: true,
  team: [aStaffId("li-mei"), aStaffId("wang-jun")],
  ...parts,
});

/** A row of a matter list with the terms of {@link aListEntry}. */
export const aListRow = (parts: Partial<MatterListRow> = {}): MatterListRow => ({
  matter: aMatterId("food-business-permit"),
  title: "食品经营许可",
  kind: "licence",
  modes: ["agent-intake"],
  applicants: ["person", "organization"],
  caseType: "promised",
  statutory: { unit: "working-days", amount: 15 },
  promised: { unit: "working-days", amount: 10 },
  materials: [],
  delivery: ["electronic"],
  ...parts,
});

/** A row of an instant matter that no law sets a limit for. */
export const anInstantListRow = (): MatterListRow => ({
  matter: aMatterId("remote-medical-filing"),
  title: "异地就医备案",
  kind: "filing",
  modes: ["online"],
  applicants: ["person"],
  caseType: "instant",
  promised: { unit: "instant" },
  materials: [],
  delivery: ["electronic"],
});
