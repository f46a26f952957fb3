import type {
  agreementOperations,
  caseActionOperations,
  coordinatorOperations,
  explanationOperations,
  inquiryOperations,
  intakeOperations,
  matterListOperations,
  queueOperations,
  registryOperations,
  rosterOperations,
  serviceLevelOperations,
  windowOperations,
  windowWebhookOperations,
  zeroGapOperations,
} from "@tongban/contract";
import type { ClockName, ScopeKind } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";

/** The signed-in member of staff with their regions and windows. */
export type Me = Returned<typeof windowOperations.getMe>;
/** An inquiry on a list. */
export type ListedInquiry = Returned<typeof inquiryOperations.listInquiries>["inquiries"][number];
/** An inquiry as whoever answers it sees it. */
export type StaffInquiry = Returned<typeof inquiryOperations.getInquiry>;
/** A case as a row. */
export type CaseRow = Returned<typeof windowOperations.readBoard>["cases"][number];
/** A case with all that staff may see of it. */
export type StaffCase = Returned<typeof windowOperations.getWindowCase>;
/** A case as a command answers with it: all but its application. */
export type CaseAnswer = Returned<typeof windowOperations.claimNext>;
/** What may be done with a case. */
export type CaseAction = StaffCase["actions"][number];
/** The receipt slip of what a window took in. */
export type IntakeReceipt = Returned<typeof intakeOperations.getReceipt>;
/** What submitting an application would come to. */
export type IntakeCheck = Returned<typeof intakeOperations.checkIntake>;
/** An applicant, unmasked. */
export type RevealedApplicant = Returned<typeof caseActionOperations.reveal>;
/** An agreement with its annexes. */
export type Agreement = Returned<typeof coordinatorOperations.getAgreement>;
/** An agreement with its draft, what is asked about it, and its history. */
export type AgreementFile = Returned<typeof agreementOperations.getAgreementFile>;
/** All that a version or a draft of an agreement says. */
export type AgreementContent = NonNullable<AgreementFile["draft"]>["content"];
/** An agreement that waits for somebody. */
export type DraftRow = Returned<typeof agreementOperations.listDrafts>["drafts"][number];
/** One thing that a check found in a draft. */
export type Finding = Returned<typeof agreementOperations.checkDraft>["findings"][number];
/** How far a matter can be handled under an agreement. */
export type MatterReadiness = Returned<typeof agreementOperations.getReadiness>["matters"][number];
/** How an agreement treats applicants from elsewhere. */
export type ZeroGap = Returned<typeof zeroGapOperations.getZeroGap>;
/** What an import would change, and what a check would find then. */
export type CheckedImport = Returned<typeof matterListOperations.checkImport>;
/** Whether a matter can be handled today between two regions. */
export type LiveMatter = Returned<typeof coordinatorOperations.listLiveMatters>["matters"][number];
/** Counts of a region's cases. */
export type RegionSummary = Returned<typeof coordinatorOperations.summarizeRegion>;
/** A limit in its own unit. */
export type Limit = StaffCase["terms"]["promised"];
/** A case's status. */
export type CaseStatus = CaseRow["status"];
/** A scope's figures, targets and trend of a period. */
export type ServiceLevel = Returned<typeof serviceLevelOperations.getServiceLevel>;
/** What a period says of a scope. */
export type ServiceFigures = ServiceLevel["figures"];
/** A scope as a row of a breakdown. */
export type ServiceRow = Returned<typeof serviceLevelOperations.listServiceLevels>["rows"][number];
/** A region's bulletin, summary or appraisal. */
export type ServiceReport = Returned<typeof serviceLevelOperations.getServiceReport>;
/** A window's endpoint for warnings. */
export type WindowEndpoint = Returned<typeof windowWebhookOperations.unsetWindowWebhook>;
/** The table of points that a region is appraised by, with who set it and when. */
export type AppraisalRules = Returned<typeof serviceLevelOperations.getAppraisalRules>;
/** One rule of that table. */
export type AppraisalRule = AppraisalRules["rules"][number];
/** What a breakdown can be by. */
export type BreakdownKind = Exclude<ScopeKind, "overall">;
/** What the service level is looked at of; only all together has no id. */
export type ScopePlace = { readonly kind: ScopeKind; readonly id?: string };
/** Every clock of a case with each step from its start to its due instants. */
export type ExplainedCase = Returned<typeof explanationOperations.explainWindowCase>;
/** One clock, explained. */
export type ExplainedClock = ExplainedCase["clocks"][number];
/** A due instant with every day that led to it. */
export type Explanation = ExplainedClock["promised"];
/** A clock as it is, and as it would be. */
export type WhatIf = Returned<typeof explanationOperations.supposeWindowCase>;
/** What is supposed of a clock; a limit as a short word, a pause as two instants with a slash between. */
export type Supposition = {
  readonly clock: ClockName;
  readonly limit?: string;
  readonly start?: string;
  readonly pause?: string;
};
/** What is registered, with the version that a change is decided on. */
export type RegistryRecord = Returned<typeof registryOperations.listRecords>["records"][number];
/** Kinds of records that have a page. */
export type RegistryKind = RegistryRecord["kind"];
/** A record of one kind. */
export type RecordOf<K extends RegistryKind> = Extract<RegistryRecord, { readonly kind: K }>;
/** A change of a record: who, when, why, and what it said before and after. */
export type RecordChange = Returned<typeof registryOperations.listRecordChanges>["changes"][number];
/** The live keys of a partner. */
export type PartnerKeys = Returned<typeof registryOperations.getPartnerKeys>;
/** A window's queue today. */
export type WindowQueue = Returned<typeof queueOperations.readQueue>;
/** A queue number. */
export type QueueTicket = WindowQueue["waiting"][number];
/** A window's roster with who is on duty day by day. */
export type RosterView = Returned<typeof rosterOperations.getRoster>;
/** A roster after a change, and the days on which nobody is on duty. */
export type RosterChanged = Returned<typeof rosterOperations.setRoster>;
