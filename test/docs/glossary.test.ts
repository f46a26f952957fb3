import { readFileSync } from "node:fs";
import {
  agreementKinds,
  agreementParts,
  agreementStatuses,
  appointmentStatuses,
  bundleStates,
  calendarStatuses,
  caseActions,
  caseStatuses,
  caseTypes,
  clockNames,
  clockOwners,
  complaintFindings,
  complaintSubjects,
  countMetrics,
  dayReasons,
  deliveryProofs,
  deliveryStates,
  documentKinds,
  effectUnits,
  eventTable,
  gapDirections,
  gapFields,
  gapStates,
  helperKinds,
  identityDocuments,
  importWays,
  inquiryActions,
  inquiryKinds,
  inquiryStates,
  inspectionActions,
  inspectionResults,
  inspectionStates,
  inspectionWays,
  intakeActions,
  lawfulGrounds,
  limitUnits,
  mandateStates,
  materialMarks,
  materialStates,
  matterKinds,
  measureNames,
  memberStates,
  missingPartCodes,
  nationalStatuses,
  nationalStatusOf,
  notificationKinds,
  outcomes,
  paperKinds,
  parcelActions,
  parcelStates,
  parcelWays,
  partPlaces,
  partStates,
  periodKinds,
  phraseUses,
  presenters,
  priorityGrounds,
  quarantineCodes,
  rateClasses,
  recordKinds,
  rungs,
  scopeKinds,
  serviceModes,
  staffRoles,
  standings,
  ticketActions,
  ticketStatuses,
  warningLevels,
} from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { caseCommands } from "../builders/case-commands.ts";

const rows = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "));

const words = new Set(rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1])));

const lists = {
  agreementKinds,
  agreementParts,
  agreementStatuses,
  appointmentStatuses,
  ticketActions,
  ticketStatuses,
  bundleStates,
  calendarStatuses,
  caseActions,
  caseStatuses,
  complaintFindings,
  complaintSubjects,
  caseTypes,
  clockNames,
  dayReasons,
  deliveryProofs,
  deliveryStates,
  countMetrics,
  clockOwners,
  lawfulGrounds,
  rateClasses,
  rungs,
  commands: ["submit", ...Object.keys(caseCommands)],
  documentKinds,
  effectUnits,
  gapDirections,
  gapFields,
  gapStates,
  helperKinds,
  identityDocuments,
  importWays,
  inquiryActions,
  inquiryKinds,
  inquiryStates,
  inspectionActions,
  inspectionResults,
  inspectionStates,
  inspectionWays,
  intakeActions,
  eventTypes: Object.keys(eventTable),
  limitUnits,
  mandateStates,
  materialStates,
  materialMarks,
  matterKinds,
  measureNames,
  memberStates,
  missingPartCodes,
  notificationKinds,
  outcomes,
  paperKinds,
  parcelActions,
  parcelStates,
  parcelWays,
  partPlaces,
  partStates,
  periodKinds,
  phraseUses,
  priorityGrounds,
  quarantineCodes,
  presenters,
  recordKinds,
  scopeKinds,
  serviceModes,
  staffRoles,
  standings,
  warningLevels,
};

describe("the glossary", () => {
  it.each(Object.entries(lists))("has every word of %s", (_name, list) => {
    expect(list.filter((word) => !words.has(word))).toEqual([]);
  });

  it("has the national exchange table as the code has it", () => {
    const told = rows.flatMap((row) => {
      const [, code, label] = /^\| (\d+) \| ([^|]+) \|/.exec(row) ?? [];
      return code && label ? [[code, label]] : [];
    });
    expect(Object.fromEntries(told)).toEqual(nationalStatuses);
  });

  it("maps each status to the number that the code reports", () => {
    for (const status of caseStatuses) {
      const reported = outcomes.map((outcome) =>
        status === "decided" || status === "closed"
          ? nationalStatusOf({ status, outcome }).code
          : nationalStatusOf({ status }).code,
      );
      const told = rows.flatMap((row) => {
        const code = /^\| (\d+) \|/.exec(row)?.[1];
        return code && row.includes(`\`${status}\``) ? [Number(code)] : [];
      });
      expect(told, status).toEqual([...new Set(reported)]);
    }
  });
});
