import {
  agreementOperations,
  coordinatorOperations,
  guidanceOperations,
  localStandardOperations,
  matterListOperations,
  oversightOperations,
  packageOperations,
  registryOperations,
  rosterOperations,
  serviceLevelOperations,
  statementOperations,
  zeroGapOperations,
} from "@tongban/contract";
import { apiHandler } from "../edge/api-handler.ts";
import { on } from "../edge/call.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openQueues } from "../edge/queues.ts";
import { regionQueuesIn } from "../edge/region-queue.ts";
import { openResources } from "../edge/resources.ts";
import { staffAuthentication } from "../edge/staff-authentication.ts";
import { unlessUnchanged } from "../edge/unless-unchanged.ts";
import { getGuidance, reviseGuidance } from "./agreement/guidance.ts";
import {
  check,
  consent,
  discard,
  draft,
  getAgreementFile,
  getAgreementVersion,
  propose,
  revise,
  sendBack,
  suspend,
} from "./agreement/life.ts";
import { compareListsOf } from "./agreement/list/compare.ts";
import { checkImport, commitImport, stageImportPart } from "./agreement/list/import-rows.ts";
import { listDraftRows, listVersionRows } from "./agreement/list/list-rows.ts";
import { readListsOf } from "./agreement/list/lists.ts";
import { reviseDraftRows } from "./agreement/list/revise-rows.ts";
import { listDrafts } from "./agreement/list-drafts.ts";
import { getPublicationEffect } from "./agreement/publication-effect.ts";
import { getReadiness } from "./agreement/readiness.ts";
import { exportZeroGap, getZeroGap } from "./agreement/zero-gap.ts";
import { decideAppeal } from "./decide-appeal.ts";
import { getAgreement } from "./get-agreement.ts";
import { listAgreements } from "./list-agreements.ts";
import { listLiveMatters } from "./list-live-matters.ts";
import { listCasesOfRegion } from "./list-region-cases.ts";
import { listWindows } from "./list-windows.ts";
import { checkLocalImport, commitLocalImport, stageLocalImport } from "./local/import-local.ts";
import { listLocalRows, reviseLocalStandard } from "./local/local-standard.ts";
import { listDepartments } from "./oversight/list-departments.ts";
import { listPackages, setPackage } from "./package/packages.ts";
import { endPriorityOfCase, givePriorityToCase } from "./prioritize-case.ts";
import { listRecordChanges } from "./registry/list-record-changes.ts";
import { listRecords } from "./registry/list-records.ts";
import { changeMatter, registerMatter } from "./registry/matters.ts";
import { getPartnerKeys, registerPartnerKey, revokePartnerKey } from "./registry/partner-keys.ts";
import { getPartnerWebhook } from "./registry/partner-webhook.ts";
import { changePartner, registerPartner } from "./registry/partners.ts";
import { registerRegion } from "./registry/regions.ts";
import { getRoster, listStaffing, removeRoster, setRoster } from "./registry/roster.ts";
import { changeStaff, registerStaff, removeStaff } from "./registry/staff.ts";
import { getTransfer, transferCasesOf } from "./registry/transfer.ts";
import { changeWindow, closeWindow, openWindow, registerWindow } from "./registry/windows.ts";
import { getAppraisalRules, setAppraisalRules } from "./service-level/appraisal-rules.ts";
import { assessAgreements } from "./service-level/assess-agreements.ts";
import { exportServiceLevels } from "./service-level/export-service-levels.ts";
import { getServiceLevel } from "./service-level/get-service-level.ts";
import { getServiceReport } from "./service-level/get-service-report.ts";
import { listServiceLevels } from "./service-level/list-service-levels.ts";
import { rankWindows } from "./service-level/rank-windows.ts";
import { countersignStatement } from "./statement/countersign-statement.ts";
import { getStatement } from "./statement/get-statement.ts";
import { issueStatement } from "./statement/issue-statement.ts";
import { listStatementCases } from "./statement/list-statement-cases.ts";
import { summarizeRegion } from "./summarize-region.ts";
import { superviseCase } from "./supervise-case.ts";
import { watchRegionCases, watchSummary } from "./watch-region.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const readList = readListsOf(resources.store);
const desk = { ...resources, queues: openQueues(environment) };

/** What coordinators may ask. */
export const handler = apiHandler(
  [
    on(coordinatorOperations.listAgreements, listAgreements(resources)),
    on(coordinatorOperations.getAgreement, getAgreement(resources)),
    on(agreementOperations.listDrafts, listDrafts(resources)),
    on(agreementOperations.getAgreementFile, getAgreementFile(resources)),
    on(agreementOperations.getAgreementVersion, getAgreementVersion(resources)),
    on(agreementOperations.draftAgreement, draft(desk)),
    on(agreementOperations.reviseDraft, revise(desk)),
    on(agreementOperations.discardDraft, discard(desk)),
    on(agreementOperations.checkDraft, check(resources)),
    on(agreementOperations.proposeChange, propose(desk)),
    on(agreementOperations.consentToProposal, consent(desk)),
    on(agreementOperations.sendProposalBack, sendBack(desk)),
    on(agreementOperations.suspendAgreement, suspend(desk)),
    on(agreementOperations.getReadiness, getReadiness(resources)),
    on(agreementOperations.getPublicationEffect, getPublicationEffect(resources)),
    on(matterListOperations.listDraftRows, listDraftRows(resources, readList)),
    on(matterListOperations.listVersionRows, listVersionRows(resources, readList)),
    on(matterListOperations.reviseDraftRows, reviseDraftRows(desk, readList)),
    on(matterListOperations.compareLists, compareListsOf(resources, readList)),
    on(matterListOperations.stageImportPart, stageImportPart(resources)),
    on(matterListOperations.checkImport, checkImport(resources, readList)),
    on(matterListOperations.commitImport, commitImport(desk, readList)),
    on(guidanceOperations.getGuidance, getGuidance(resources)),
    on(guidanceOperations.reviseGuidance, reviseGuidance(desk)),
    on(localStandardOperations.listLocalRows, listLocalRows(resources, readList)),
    on(localStandardOperations.reviseLocalStandard, reviseLocalStandard(resources, readList)),
    on(localStandardOperations.stageLocalImport, stageLocalImport(resources)),
    on(localStandardOperations.checkLocalImport, checkLocalImport(resources, readList)),
    on(localStandardOperations.commitLocalImport, commitLocalImport(resources, readList)),
    on(zeroGapOperations.getZeroGap, getZeroGap(resources)),
    on(zeroGapOperations.exportZeroGap, exportZeroGap(resources)),
    on(packageOperations.setPackage, setPackage(resources)),
    on(packageOperations.listPackages, listPackages(resources)),
    on(registryOperations.listRecords, listRecords(resources)),
    on(registryOperations.listRecordChanges, listRecordChanges(resources)),
    on(registryOperations.registerWindow, registerWindow(resources)),
    on(registryOperations.changeWindow, changeWindow(resources)),
    on(registryOperations.openWindow, openWindow(resources)),
    on(registryOperations.closeWindow, closeWindow(desk)),
    on(rosterOperations.getRoster, getRoster(resources)),
    on(rosterOperations.setRoster, setRoster(resources)),
    on(rosterOperations.removeRoster, removeRoster(resources)),
    on(rosterOperations.listStaffing, listStaffing(resources)),
    on(oversightOperations.listDepartments, listDepartments(resources)),
    on(registryOperations.transferCases, transferCasesOf(desk)),
    on(registryOperations.getTransfer, getTransfer(resources)),
    on(registryOperations.registerStaff, registerStaff(resources)),
    on(registryOperations.changeStaff, changeStaff(resources)),
    on(registryOperations.removeStaff, removeStaff(resources)),
    on(registryOperations.registerMatter, registerMatter(resources)),
    on(registryOperations.changeMatter, changeMatter(resources)),
    on(registryOperations.registerRegion, registerRegion(resources, regionQueuesIn(environment))),
    on(registryOperations.registerPartner, registerPartner(resources)),
    on(registryOperations.changePartner, changePartner(resources)),
    on(registryOperations.getPartnerKeys, getPartnerKeys(resources)),
    on(registryOperations.getPartnerWebhook, getPartnerWebhook(resources)),
    on(registryOperations.registerPartnerKey, registerPartnerKey(resources)),
    on(registryOperations.revokePartnerKey, revokePartnerKey(resources)),
    on(coordinatorOperations.listLiveMatters, listLiveMatters(resources)),
    on(coordinatorOperations.listWindows, listWindows(resources)),
    on(coordinatorOperations.givePriorityToCase, givePriorityToCase(resources)),
    on(coordinatorOperations.endPriorityOfCase, endPriorityOfCase(resources)),
    on(coordinatorOperations.decideAppeal, decideAppeal(resources)),
    on(coordinatorOperations.superviseCase, superviseCase(resources)),
    on(
      coordinatorOperations.listRegionCases,
      unlessUnchanged(
        resources,
        coordinatorOperations.listRegionCases,
        watchRegionCases,
        listCasesOfRegion(resources),
      ),
    ),
    on(
      coordinatorOperations.summarizeRegion,
      unlessUnchanged(
        resources,
        coordinatorOperations.summarizeRegion,
        watchSummary,
        summarizeRegion(resources),
      ),
    ),
    on(serviceLevelOperations.getServiceLevel, getServiceLevel(resources)),
    on(serviceLevelOperations.listServiceLevels, listServiceLevels(resources)),
    on(serviceLevelOperations.rankWindows, rankWindows(resources)),
    on(serviceLevelOperations.assessAgreements, assessAgreements(resources)),
    on(serviceLevelOperations.getServiceReport, getServiceReport(resources)),
    on(serviceLevelOperations.exportServiceLevels, exportServiceLevels(resources)),
    on(serviceLevelOperations.getAppraisalRules, getAppraisalRules(resources)),
    on(serviceLevelOperations.setAppraisalRules, setAppraisalRules(resources)),
    on(statementOperations.issueStatement, issueStatement(resources)),
    on(statementOperations.getStatement, getStatement(resources)),
    on(statementOperations.listStatementCases, listStatementCases(resources)),
    on(statementOperations.countersignStatement, countersignStatement(resources)),
  ],
  staffAuthentication(resources, environment),
);
