import {
  batchOperations,
  bundleOperations,
  explanationOperations,
  guidanceOperations,
  handlingOperations,
  inquiryOperations,
  inspectionOperations,
  intakeOperations,
  listOperations,
  materialMarkOperations,
  noteOperations,
  notificationOperations,
  originalOperations,
  parcelOperations,
  serviceLevelOperations,
  windowOperations,
  windowWebhookOperations,
} from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { apiHandler } from "../edge/api-handler.ts";
import { byAudience } from "../edge/by-audience.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { partnerAuthentication } from "../edge/partner-authentication.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { unlessUnchanged } from "../edge/unless-unchanged.ts";
import { explaining } from "../views/explaining.ts";
import { seesCase } from "../views/side-of.ts";
import { actOnCases } from "./act-on-cases.ts";
import { actionsOnCases } from "./case-actions.ts";
import { claimNext } from "./claim-next.ts";
import { getCaseGuidance } from "./get-case-guidance.ts";
import { getMe } from "./get-me.ts";
import { getNames } from "./get-names.ts";
import { getWindowCase } from "./get-window-case.ts";
import { getWindowEvidence } from "./get-window-evidence.ts";
import { getWindowServiceLevel } from "./get-window-service-level.ts";
import { commandHandledCase } from "./handling/command-handled-case.ts";
import { getHandledCase } from "./handling/get-handled-case.ts";
import { listHandledCases } from "./handling/list-handled-cases.ts";
import { actOnInquiry } from "./inquiries/act-on-inquiry.ts";
import { enterInquiry } from "./inquiries/enter-inquiry.ts";
import { getInquiry } from "./inquiries/get-inquiry.ts";
import { listInquiries } from "./inquiries/list-inquiries.ts";
import { inspectCase } from "./inspect-case.ts";
import { checkIntake } from "./intake/check-intake.ts";
import {
  commitForApplicant,
  fillGapForApplicant,
  handOverResult,
  setHelperForApplicant,
  supplyForApplicant,
  withdrawForApplicant,
} from "./intake/for-applicant.ts";
import { commandIntakeBundle, getIntakeBundle } from "./intake/intake-bundle.ts";
import { listIntake } from "./intake/list-intake.ts";
import { listReusableAtIntake } from "./intake/list-reusable-at-intake.ts";
import { getReceipt } from "./intake/receipt.ts";
import { takeIn } from "./intake/take-in.ts";
import { takeInBundle } from "./intake/take-in-bundle.ts";
import { listCalendars } from "./list-calendars.ts";
import { listWindowLoads } from "./list-window-loads.ts";
import { listListExports, recordListExport } from "./lists/list-exports.ts";
import { getListViews, keepListViews } from "./lists/list-views.ts";
import { listMarks } from "./marks/list-marks.ts";
import { markMaterial } from "./marks/mark-material.ts";
import { listNotes } from "./notes/list-notes.ts";
import { strikeNote } from "./notes/strike-note.ts";
import { writeNote } from "./notes/write-note.ts";
import { listNotifications } from "./notifications/list-notifications.ts";
import { readNotifications } from "./notifications/read-notifications.ts";
import { listWindowParcels } from "./parcels/list-window-parcels.ts";
import { changeCaseParcel, sendCaseParcel } from "./parcels/parcel-commands.ts";
import { queueRoutes } from "./queue/queue-routes.ts";
import { readBoard } from "./read-board.ts";
import { searchCases } from "./search-cases.ts";
import { seeCaseOriginals } from "./see-originals.ts";
import { watchBoard } from "./watch-board.ts";
import { getWindowWebhook } from "./webhook/get-window-webhook.ts";
import { listWindowDeliveries } from "./webhook/list-window-deliveries.ts";
import { setWindowWebhook } from "./webhook/set-window-webhook.ts";
import { testWindowWebhook } from "./webhook/test-window-webhook.ts";
import { unsetWindowWebhook } from "./webhook/unset-window-webhook.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);

const { explain, suppose, certify } = explaining<Staff>(resources, seesCase);

const actions = actionsOnCases(resources);
const showCase = getWindowCase(resources);

/** What the staff of a dedicated window may ask. */
const ofStaff = apiHandler(
  [
    on(windowOperations.getMe, getMe(resources)),
    on(windowOperations.getNames, getNames(resources)),
    on(windowOperations.listCalendars, listCalendars(resources)),
    on(
      windowOperations.readBoard,
      unlessUnchanged(resources, windowOperations.readBoard, watchBoard, readBoard(resources)),
    ),
    on(windowOperations.listWindowLoads, listWindowLoads(resources)),
    on(windowOperations.searchCases, searchCases(resources)),
    on(windowOperations.getWindowCase, showCase),
    on(guidanceOperations.getCaseGuidance, getCaseGuidance(resources)),
    on(listOperations.getListViews, getListViews(resources)),
    on(listOperations.keepListViews, keepListViews(resources)),
    on(listOperations.recordListExport, recordListExport(resources)),
    on(listOperations.listListExports, listListExports(resources)),
    on(materialMarkOperations.listMaterialMarks, listMarks(resources)),
    on(materialMarkOperations.markMaterial, markMaterial(resources)),
    on(noteOperations.listNotes, listNotes(resources)),
    on(noteOperations.writeNote, writeNote(resources)),
    on(noteOperations.strikeNote, strikeNote(resources)),
    on(notificationOperations.listNotifications, listNotifications(resources)),
    on(notificationOperations.readNotifications, readNotifications(resources)),
    on(windowOperations.getWindowEvidence, getWindowEvidence(resources)),
    on(batchOperations.actOnCases, actOnCases(resources)),
    on(explanationOperations.explainWindowCase, explain),
    on(explanationOperations.supposeWindowCase, suppose),
    on(explanationOperations.certifyWindowCase, certify),
    on(serviceLevelOperations.getWindowServiceLevel, getWindowServiceLevel(resources)),
    on(windowOperations.claimNext, claimNext(resources)),
    ...actions,
    on(inquiryOperations.listInquiries, listInquiries(resources)),
    on(inquiryOperations.enterInquiry, enterInquiry(resources)),
    on(inquiryOperations.getInquiry, getInquiry(resources)),
    on(inquiryOperations.actOnInquiry, actOnInquiry(resources)),
    on(inspectionOperations.inspectCase, inspectCase(resources)),
    on(originalOperations.seeOriginals, seeCaseOriginals(resources)),
    on(intakeOperations.takeIn, takeIn(resources)),
    on(bundleOperations.takeInBundle, takeInBundle(resources)),
    on(bundleOperations.getIntakeBundle, getIntakeBundle(resources)),
    on(bundleOperations.commandIntakeBundle, commandIntakeBundle(resources)),
    on(intakeOperations.checkIntake, checkIntake(resources)),
    on(intakeOperations.listReusableAtIntake, listReusableAtIntake(resources)),
    on(intakeOperations.listIntake, listIntake(resources)),
    on(intakeOperations.getReceipt, getReceipt(resources)),
    on(intakeOperations.giveCommitmentForApplicant, commitForApplicant(resources)),
    on(intakeOperations.setHelperForApplicant, setHelperForApplicant(resources)),
    on(intakeOperations.fillGapForApplicant, fillGapForApplicant(resources)),
    on(intakeOperations.supplyForApplicant, supplyForApplicant(resources)),
    on(intakeOperations.withdrawForApplicant, withdrawForApplicant(resources)),
    on(intakeOperations.handOverResult, handOverResult(resources)),
    on(parcelOperations.sendWindowParcel, sendCaseParcel(resources)),
    on(parcelOperations.changeWindowParcel, changeCaseParcel(resources)),
    on(parcelOperations.listParcels, listWindowParcels(resources)),
    on(windowWebhookOperations.getWindowWebhook, getWindowWebhook(resources)),
    on(windowWebhookOperations.setWindowWebhook, setWindowWebhook(resources)),
    on(windowWebhookOperations.unsetWindowWebhook, unsetWindowWebhook(resources)),
    on(windowWebhookOperations.testWindowWebhook, testWindowWebhook(resources)),
    on(windowWebhookOperations.listWindowDeliveries, listWindowDeliveries(resources)),
    ...queueRoutes(resources),
  ],
  staffAuthentication(resources, environment),
);

/** What a region's own system may do at the windows, for the people of their teams. */
const ofSystems = apiHandler(
  [
    on(handlingOperations.listHandledCases, listHandledCases(resources)),
    on(handlingOperations.getHandledCase, getHandledCase(resources, showCase)),
    on(handlingOperations.commandHandledCase, commandHandledCase(resources, actions)),
  ],
  partnerAuthentication(resources),
);

/** What is asked at a dedicated window, by its people and by the region's own system. */
export const handler = byAudience({ window: ofStaff, partner: ofSystems });
