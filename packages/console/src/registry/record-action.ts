import type { localStandardOperations, packageOperations, registryOperations } from "@tongban/contract";
import type { DutyPlan, KeyAlgorithm, MatterKind, RecordKind, StaffRole } from "@tongban/domain";
import type { CallOptions, CallResult, Client, Returned } from "@tongban/sdk/client";
import type { ComponentType } from "react";
import type { PartnerKeys, RegistryRecord, RosterChanged } from "../api/wire.ts";

/** All that the dialogs of the registry ask for, by field; a dialog shows those that its action needs. */
export type RecordValues = {
  readonly id?: string;
  readonly name?: string;
  readonly region?: string;
  readonly matters?: readonly string[];
  readonly address?: string;
  readonly phone?: string;
  readonly capacity?: number | null;
  readonly intake?: boolean;
  readonly districts?: readonly string[];
  readonly substitute?: string | null;
  readonly opens?: string;
  readonly closes?: string;
  /** Each as `12:00-14:00`. */
  readonly breaks?: readonly string[];
  readonly calendar?: string | null;
  readonly creditCode?: string;
  readonly level?: number | null;
  readonly paperNumber?: string;
  readonly role?: StaffRole;
  readonly regions?: readonly string[];
  readonly windows?: readonly string[];
  readonly reviews?: readonly string[];
  readonly title?: string;
  readonly kind?: MatterKind;
  readonly materials?: readonly string[];
  readonly basicCode?: string;
  readonly coordinatorId?: string;
  readonly coordinatorName?: string;
  readonly algorithm?: KeyAlgorithm;
  readonly publicKeyPem?: string;
  readonly why?: string;
};

/** Name of a field that a dialog asks for. */
export type RecordField = keyof RecordValues;

/** What an action is about: a record as it stands, a partner's keys, or what is not there yet. */
export type RecordTarget = {
  /** Empty where something new is registered. */
  readonly id: string;
  readonly version: number;
  readonly record?: RegistryRecord;
  readonly keyId?: string;
  /** A roster as it is to be. */
  readonly plan?: DutyPlan;
  /** A package as it is to be. */
  readonly package?: Omit<CallOptions<typeof packageOperations.setPackage>["body"], "why">;
  /** What is to become other of what a region gives its own applicants. */
  readonly local?: Omit<CallOptions<typeof localStandardOperations.reviseLocalStandard>["body"], "why">;
};

/** What goes with every command on a record. */
type SentRecord = { readonly ifMatch: number; readonly idempotencyKey: string };

/** What the broker answers to any of them. */
export type RecordAnswer =
  | RegistryRecord
  | PartnerKeys
  | RosterChanged
  | Returned<typeof localStandardOperations.reviseLocalStandard>
  | Returned<typeof packageOperations.setPackage>
  | Returned<typeof registryOperations.transferCases>
  | Returned<typeof registryOperations.changeStaff>
  | Returned<typeof registryOperations.closeWindow>;

/** All that the console knows of an action on the registry, besides what both languages call it. */
export type RecordActionEntry = {
  /** The record that it changes, whose history tells who was faster. */
  readonly kind: RecordKind;
  readonly danger: boolean;
  /** Asks for what the command needs besides why; absent where it needs nothing. */
  readonly Fields?: ComponentType<{ readonly target: RecordTarget }>;
  /** What the fields hold before anybody types. */
  readonly initial?: (target: RecordTarget) => RecordValues;
  /** Sends the command; `begun` is what the fields held when the dialog was opened. */
  readonly tell: (
    client: Client,
    asked: { readonly target: RecordTarget; readonly values: RecordValues; readonly begun: RecordValues },
    sent: SentRecord,
  ) => Promise<CallResult<RecordAnswer>>;
};
