import { caseActionOperations } from "@tongban/contract";
import type { MatterKind } from "@tongban/domain";
import type { TFunction } from "i18next";
import type { CaseAction } from "../../api/wire.ts";
import { momentField } from "../../time/moment-field.ts";
import { instantNow } from "../../time/now.ts";
import { NamePartFields, namedPartOf, returnedPart } from "../joint/name-part-fields.tsx";
import type { CaseActionEntry } from "./action-entry.ts";
import { AppealFields, appealOf, badRatings } from "./appeal-fields.tsx";
import { DecideFields, decisionOf, proposedFields } from "./decide-fields.tsx";
import { DeclineFields, declinationOf } from "./decline-fields.tsx";
import { deficienciesOf } from "./deficiencies.ts";
import {
  ConfirmDeliveryFields,
  DispatchFields,
  dispatchOf,
  FailDeliveryFields,
  failureOf,
  OriginalsFields,
  originalsOf,
  receiptOf,
} from "./delivery-fields.tsx";
import {
  ApproveExtensionFields,
  AskExtensionFields,
  askedReasonsOf,
  RefuseExtensionFields,
} from "./extension-fields.tsx";
import { Checklist } from "./phrases.tsx";
import { EndPriorityFields, GivePriorityFields, priorityGrantOf } from "./priority-fields.tsx";
import { ExplainDelayFields, ReturnReviewFields, reasonsOf } from "./reasons-fields.tsx";
import { ReassignFields, reassignmentOf } from "./reassign-fields.tsx";
import { RectifyFields, rectificationOf } from "./rectify-fields.tsx";
import { ReleaseFields, releaseReasonOf } from "./release-fields.tsx";
import { RevealFields, revealReasonOf } from "./reveal-fields.tsx";
import { SupplementFields } from "./supplement-fields.tsx";
import { SuspendFields, suspensionOf } from "./suspend-fields.tsx";
import { feeWaiverOf, WaiveFeeFields } from "./waive-fee-fields.tsx";

/**
 * Every action on a case, in the order of the work: what carries the case on comes first. An action without an
 * entry does not compile; its words are `action`, `confirm` and `done` of both languages.
 */
export const caseActions: Readonly<Record<CaseAction, CaseActionEntry>> = {
  claim: {
    key: "c",
    place: "actions",
    danger: false,
    finishes: false,
    tell: (client, { params, idempotencyKey }) =>
      client.call(caseActionOperations.claim, { params, idempotencyKey }),
  },
  accept: {
    key: "a",
    place: "actions",
    danger: false,
    finishes: false,
    previewOf: () => ({ action: "accept" }),
    tell: (client, seen) => client.call(caseActionOperations.accept, seen),
  },
  "accept-with-gaps": {
    key: "l",
    place: "actions",
    danger: false,
    finishes: false,
    previewOf: () => ({ action: "accept-with-gaps" }),
    tell: (client, seen) => client.call(caseActionOperations["accept-with-gaps"], seen),
  },
  decide: {
    nameOf: (kind) => (kind === "licence" ? "action.decideLicence" : "action.decide"),
    key: "d",
    place: "actions",
    danger: false,
    finishes: true,
    Fields: DecideFields,
    initial: proposedFields,
    previewOf: (fields) => ({ action: "decide", body: decisionOf(fields) }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations.decide, { ...seen, body: decisionOf(fields) }),
  },
  "ask-review": {
    key: "w",
    place: "actions",
    danger: false,
    finishes: true,
    Fields: DecideFields,
    initial: proposedFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["ask-review"], { ...seen, body: decisionOf(fields) }),
  },
  "pass-review": {
    key: "t",
    place: "actions",
    danger: false,
    finishes: true,
    Guide: Checklist,
    tell: (client, seen) => client.call(caseActionOperations["pass-review"], seen),
  },
  "return-review": {
    key: "q",
    place: "actions",
    danger: false,
    finishes: true,
    Guide: Checklist,
    Fields: ReturnReviewFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["return-review"], { ...seen, body: reasonsOf(fields) }),
  },
  "ask-supplement": {
    key: "b",
    place: "actions",
    danger: false,
    finishes: true,
    Fields: SupplementFields,
    previewOf: (fields) => ({ action: "ask-supplement", body: deficienciesOf(fields) }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["ask-supplement"], { ...seen, body: deficienciesOf(fields) }),
  },
  suspend: {
    key: "s",
    place: "actions",
    danger: false,
    finishes: true,
    Fields: SuspendFields,
    initial: () => ({ days: "10" }),
    previewOf: (fields) => ({ action: "suspend", body: suspensionOf(fields) }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations.suspend, { ...seen, body: suspensionOf(fields) }),
  },
  resume: {
    key: "u",
    place: "actions",
    danger: false,
    finishes: false,
    tell: (client, seen) => client.call(caseActionOperations.resume, seen),
  },
  "name-part": {
    key: "z",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: NamePartFields,
    initial: returnedPart,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["name-part"], { ...seen, body: namedPartOf(fields) }),
  },
  "ask-extension": {
    key: "e",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: AskExtensionFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["ask-extension"], { ...seen, body: reasonsOf(fields) }),
  },
  "approve-extension": {
    key: "y",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: ApproveExtensionFields,
    initial: askedReasonsOf,
    previewOf: (fields) => ({ action: "approve-extension", body: reasonsOf(fields) }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["approve-extension"], { ...seen, body: reasonsOf(fields) }),
  },
  "refuse-extension": {
    key: "o",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: RefuseExtensionFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["refuse-extension"], { ...seen, body: reasonsOf(fields) }),
  },
  decline: {
    key: "x",
    place: "actions",
    danger: true,
    finishes: true,
    Fields: DeclineFields,
    previewOf: (fields) => ({ action: "decline", body: declinationOf(fields) }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations.decline, { ...seen, body: declinationOf(fields) }),
  },
  "dispatch-result": {
    key: "f",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: DispatchFields,
    initial: () => ({ way: "post" }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["dispatch-result"], { ...seen, body: dispatchOf(fields) }),
  },
  "fail-delivery": {
    key: "l",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: FailDeliveryFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["fail-delivery"], { ...seen, body: failureOf(fields) }),
  },
  "confirm-delivery": {
    key: "z",
    place: "actions",
    danger: false,
    finishes: true,
    Fields: ConfirmDeliveryFields,
    initial: () => ({ proof: "signature", receivedAt: momentField(instantNow()) }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["confirm-delivery"], { ...seen, body: receiptOf(fields) }),
  },
  "return-originals": {
    key: "a",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: OriginalsFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["return-originals"], { ...seen, body: originalsOf(fields) }),
  },
  release: {
    key: "r",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: ReleaseFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations.release, { ...seen, body: releaseReasonOf(fields) }),
  },
  reassign: {
    key: "g",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: ReassignFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations.reassign, { ...seen, body: reassignmentOf(fields) }),
  },
  "waive-fee": {
    // Offered once the case is accepted, or its matter is instant: never beside accepting it.
    key: "a",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: WaiveFeeFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["waive-fee"], { ...seen, body: feeWaiverOf(fields) }),
  },
  "give-priority": {
    key: "f",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: GivePriorityFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["give-priority"], { ...seen, body: priorityGrantOf(fields) }),
  },
  "end-priority": {
    key: "h",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: EndPriorityFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["end-priority"], { ...seen, body: reasonsOf(fields) }),
  },
  "explain-delay": {
    key: "p",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: ExplainDelayFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["explain-delay"], { ...seen, body: reasonsOf(fields) }),
  },
  rectify: {
    key: "m",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: RectifyFields,
    tell: (client, seen, fields) =>
      client.call(caseActionOperations.rectify, { ...seen, body: rectificationOf(fields) }),
  },
  "appeal-rating": {
    // Nothing is rated before it is accepted: never offered together with asking for a supplement.
    key: "b",
    place: "actions",
    danger: false,
    finishes: false,
    Fields: AppealFields,
    initial: (kase) => ({ stage: badRatings(kase)[0]?.stage ?? "", reason: "" }),
    tell: (client, seen, fields) =>
      client.call(caseActionOperations["appeal-rating"], { ...seen, body: appealOf(fields) }),
  },
  reveal: {
    key: "v",
    place: "applicant",
    danger: false,
    finishes: false,
    Fields: RevealFields,
    tell: (client, { params, idempotencyKey }, fields) =>
      client.call(caseActionOperations.reveal, { params, idempotencyKey, body: revealReasonOf(fields) }),
  },
};

/** What an action is called in a matter of a kind. */
export const actionName = (t: TFunction, action: CaseAction, kind: MatterKind): string =>
  t(caseActions[action].nameOf?.(kind) ?? `action.${action}`);

/** All actions, in the order of the work. */
export const actionOrder: readonly CaseAction[] = Object.keys(caseActions).filter(
  (name): name is CaseAction => name in caseActions,
);
