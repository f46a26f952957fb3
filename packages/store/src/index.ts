export { loadAdmissions } from "./agreement/admission.ts";
export { type AdoptedAgreement, adoptAgreement } from "./agreement/adopt-agreement.ts";
export {
  type AgreementHead,
  decideOnAgreement,
  type KeptAgreementEvent,
  listRegionDrafts,
  loadAgreementEvents,
  loadAgreementHead,
  loadAgreementHeads,
  noteDraft,
} from "./agreement/agreement-ledger.ts";
export { compilePublished, type Progress } from "./agreement/compile-published.ts";
export { loadDesks } from "./agreement/desks.ts";
export {
  type Catalogue,
  listRegionAgreements,
  listRegionWindows,
  loadAgreement,
  loadAgreementVersion,
  loadCatalogue,
  loadRegionCodes,
  loadRegions,
  loadStaff,
  loadWindows,
} from "./agreement/directory.ts";
export {
  calendarRegionAt,
  type DirectoryAgreement,
  type DirectoryMatter,
  type DirectoryRegion,
  type DirectoryWindow,
} from "./agreement/directory-codec.ts";
export { loadFormSchema } from "./agreement/form.ts";
export { keepGuidance, loadContentOf, loadGuidance } from "./agreement/guidance-content.ts";
export {
  type Directory,
  isPeoples,
  keepDirectory,
  listStaffed,
  listSubmitting,
  loadPublished,
  markPublished,
  type PeoplesChanges,
  records,
} from "./agreement/keep-directory.ts";
export { keepList, loadList, loadListRows } from "./agreement/list-content.ts";
export { loadLocalOffers, localStandardRecord } from "./agreement/local-standards.ts";
export {
  keepRefused,
  listRefused,
  type RefusedSubmission,
  type RefusedSubmissions,
} from "./agreement/refused-submissions.ts";
export { type KeptDocument, loadDocument, noteDocument } from "./agreement/signed-documents.ts";
export { type ImportName, intoLocal, loadStagedRows, stageRows } from "./agreement/staged-rows.ts";
export { type GuessAnswer, mayGuess, noteWrongGuess } from "./applicant/guesses.ts";
export {
  keepOneTimeCode,
  type OneTimeAnswer,
  type OneTimeTry,
  tryOneTimeCode,
} from "./applicant/one-time-codes.ts";
export { type CodeLeadsTo, findByQueryCode } from "./applicant/query-codes.ts";
export { type CalendarLoad, calendarVersion, type KeptCalendar } from "./calendar/calendar-codec.ts";
export {
  CALENDARS_LIFE_MS,
  listCalendarLoads,
  loadCalendars,
  loadCalendarsNow,
  loadKeptCalendar,
} from "./calendar/calendars.ts";
export { keepCalendar } from "./calendar/keep-calendar.ts";
export { loadPastCalendars } from "./calendar/past-calendars.ts";
export {
  casesIn,
  type MovedCase,
  type Recomputation,
  type RegionRecomputation,
} from "./calendar/recomputation.ts";
export { type CalendarRun, previewRecomputation, recomputeCases } from "./calendar/recompute-cases.ts";
export { bundleIdOf, caseIdOf, inquiryIdOf, partCaseIdOf } from "./case/case-id.ts";
export {
  type ApplicantKey,
  afterWork,
  type DueRange,
  dueInstantsBefore,
  listApplicantCases,
  listDoneCases,
  listNumberedCases,
  listPartnerCases,
  listReferenceCases,
  listRegionCases,
  listRegionCasesWithin,
  listReviews,
  listSentCases,
  listWork,
  type Page,
  type Place,
  partsOf,
  receivedPlace,
  type Worklist,
} from "./case/case-lists.ts";
export { takeSerial } from "./case/case-serial.ts";
export {
  type CaseHistory,
  eventOfCommand,
  loadEvents,
  loadHead,
  loadHeads,
  loadHistory,
  loadLastEvents,
} from "./case/cases.ts";
export { type CommandStamp, digestOf, type KeptEvent } from "./case/chain.ts";
export { decideAndSave } from "./case/decide-and-save.ts";
export { fromStreamImage } from "./case/event-codec.ts";
export { openApplication, openProse } from "./case/event-prose.ts";
export type { Head } from "./case/head-codec.ts";
export { type CaseChange, type FirstSave, type Saved, saveCases } from "./case/save-cases.ts";
export { type SearchHour, searchHourOf, spendSearch } from "./case/search-allowance.ts";
export { loadSubmissionGround, type SubmissionGround } from "./case/submission.ts";
export { type DueTimer, listTimers, putOffTimer, type TimerOwner } from "./case/timers.ts";
export {
  beginTransfer,
  endTransfer,
  listWindowWork,
  loadTransfer,
  loadTransfers,
  noteTransfer,
  transferBegun,
  type WindowTransfer,
} from "./case/transfers.ts";
export { type CaseFault, type Verification, verifyCases } from "./case/verify-cases.ts";
export { type ListExport, listListExports, noteListExport } from "./desk/list-exports.ts";
export { type KeptViews, loadViews, saveViews, type ViewOwner } from "./desk/list-views.ts";
export {
  listMaterialMarks,
  markMaterial,
  unmarkMaterial,
  type WrittenMark,
} from "./desk/material-marks.ts";
export {
  listNotes,
  loadNote,
  type NoteDraft,
  strikeNote,
  type WrittenNote,
  writeNote,
} from "./desk/notes.ts";
export {
  type Inbox,
  type KeptNotification,
  listNotifications,
  loadInbox,
  type Notification,
  notificationWrites,
  notify,
  readAllNotifications,
  readNotification,
} from "./desk/notifications.ts";
export { inBatches } from "./in-batches.ts";
export {
  hasOpenComplaint,
  type InquiryTexts,
  type KnownInquiry,
  listCaseInquiries,
  listInquiries,
  listPublishedAnswers,
  loadInquiry,
  openInquiryTexts,
  sealInquiryTexts,
} from "./inquiry/inquiries.ts";
export type { KeptInquiry, PublishedAnswer } from "./inquiry/inquiry-codec.ts";
export { type InquiryWrites, inquiryRecord } from "./inquiry/inquiry-writes.ts";
export * from "./material/accesses.ts";
export * from "./material/material-files.ts";
export * from "./material/object-owner.ts";
export { networkOf } from "./network.ts";
export {
  type BundleChange,
  bundleChanged,
  bundleUnchanged,
  type KeptBundle,
  loadBundle,
  newBundle,
  notBegunYet,
  openBundleApplication,
  saveBeside,
} from "./package/bundles.ts";
export { type KnownPackage, listRegionPackages, loadPackage, packageRecord } from "./package/packages.ts";
export { numberPaper, type PaperToNumber } from "./paper/number-paper.ts";
export type { IssuedFile, Paper, VoidedPaper } from "./paper/paper-codec.ts";
export * from "./paper/papers.ts";
export { type ListedParcel, listParcels } from "./parcel/parcels.ts";
export * from "./partner/departments.ts";
export * from "./partner/feed.ts";
export * from "./partner/handling-systems.ts";
export { type Nonce, spendNonce } from "./partner/nonces.ts";
export {
  type LiveKeys,
  loadPartnerKeys,
  registerPartnerKey,
  revokePartnerKey,
} from "./partner/partner-keys.ts";
export * from "./partner/partners.ts";
export * from "./partner/poll-leases.ts";
export * from "./partner/rate-leases.ts";
export * from "./payment/payment-orders.ts";
export * from "./payment/payments.ts";
export * from "./proof/statements.ts";
export { addressHashing } from "./reception/address-hash.ts";
export { makeAppointmentCode } from "./reception/appointment-code.ts";
export * from "./reception/appointments.ts";
export {
  changeQueue,
  loadEveryTicket,
  loadQueue,
  loadQueueDays,
  nextSerial,
  type Queue,
  type QueueName,
  type QueueOutcome,
  type TicketChange,
} from "./reception/queue.ts";
export type { QueueDay } from "./reception/reception-codec.ts";
export {
  type ChangedBy,
  decideOnRecords,
  type KeptChange,
  lastChanger,
  listChanges,
  loadRecord,
  loadRecords,
  putOffLook,
  type RecordChange,
  type RecordName,
  type RecordPlan,
  type RegistryRecord,
  wasCommanded,
} from "./registry/record-changes.ts";
export { type Registered, readRegistered } from "./registry/registered.ts";
export { type LedgerVerification, verifyLedgers } from "./registry/verify-ledgers.ts";
export { type ApplicantSessions, applicantSessionsWith } from "./secrets/applicant-session.ts";
export { type BlindIndex, blindIndexWith } from "./secrets/blind-index.ts";
export * from "./secrets/cursor.ts";
export { type DocumentSigner, documentSignerWith } from "./secrets/document-signer.ts";
export * from "./secrets/keyring.ts";
export { type QueryCodes, queryCodesWith } from "./secrets/query-code.ts";
export * from "./secrets/sealing.ts";
export {
  type AppraisalTable,
  loadAppraisalRules,
  saveAppraisalRules,
} from "./statistics/appraisal-rules.ts";
export { loadSeries, loadStatusCounts, type PeriodSums, type Series } from "./statistics/counters.ts";
export { type Counts, countsOf } from "./statistics/counts.ts";
export { type Folded, foldJournals, loadFoldedAt, loadFoldMark } from "./statistics/fold.ts";
export {
  appendToJournal,
  type JournalEntry,
  type JournalPlace,
  loadJournalPlace,
} from "./statistics/journal.ts";
export {
  type Miscount,
  mendCounters,
  type Recount,
  type RecountedDays,
  recount,
} from "./statistics/recount.ts";
export { loadVersions, renewVersions } from "./statistics/versions.ts";
export type { StoreContext, TableContext } from "./table/context.ts";
export { isBusy } from "./table/faults.ts";
export * from "./table/health.ts";
export { noLogger } from "./table/no-logger.ts";
export * from "./table/table.ts";
export { patienceOfMany, untilSaved } from "./until-saved.ts";
export * from "./webhook/deliveries.ts";
export * from "./webhook/subscriber.ts";
export * from "./webhook/webhooks.ts";
