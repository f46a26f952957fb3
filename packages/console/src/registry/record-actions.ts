import {
  localStandardOperations,
  packageOperations,
  registryOperations,
  rosterOperations,
} from "@tongban/contract";
import type { RegistryKind } from "../api/wire.ts";
import { changedFields, saidFields } from "./differences.ts";
import { KeyFields } from "./fields/key-fields.tsx";
import { MatterFields } from "./fields/matter-fields.tsx";
import { PartnerFields } from "./fields/partner-fields.tsx";
import { PersonFields } from "./fields/person-fields.tsx";
import { RegionFields } from "./fields/region-fields.tsx";
import { WindowFields } from "./fields/window-fields.tsx";
import type { RecordActionEntry, RecordTarget, RecordValues } from "./record-action.ts";
import {
  grantsOf,
  keyOf,
  matterOf,
  matterTermsOf,
  partnerOf,
  regionOf,
  whyOf,
  windowOf,
} from "./record-bodies.ts";

const operations = registryOperations;

/** What a record says, as the fields of its dialog. */
const held = ({ record }: RecordTarget): RecordValues => {
  if (!record?.says) return {};
  if (record.kind !== "window") return { ...record.says };
  const { organ, hours, ...says } = record.says;
  return {
    ...says,
    ...organ,
    ...(hours
      ? { opens: hours.opens, closes: hours.closes, breaks: (hours.breaks ?? []).map(breakText) }
      : {}),
  };
};

const breakText = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from}-${to}`;

const required = (text: string | undefined): string => text?.trim() ?? "";

/** Says what a package is: all of it, as one change of its record. */
const setPackage: RecordActionEntry["tell"] = (client, { target: { id, package: said }, values }, sent) => {
  if (!said) throw new TypeError("there is no package to save");
  const body = { ...said, why: whyOf(values) };
  return client.call(packageOperations.setPackage, { ...sent, params: { packageId: id }, body });
};

const entries = {
  "register-window": {
    kind: "window",
    danger: false,
    Fields: WindowFields,
    tell: (client, { values }, { idempotencyKey }) => {
      const { name, matters, ...more } = windowOf(values);
      return client.call(operations.registerWindow, {
        params: { windowId: required(values.id) },
        idempotencyKey,
        body: {
          region: values.region ?? "",
          name,
          matters,
          ...saidFields(more),
          why: whyOf(values),
        },
      });
    },
  },
  "change-window": {
    kind: "window",
    danger: false,
    Fields: WindowFields,
    initial: held,
    tell: (client, { target, values, begun }, sent) =>
      client.call(operations.changeWindow, {
        ...sent,
        params: { windowId: target.id },
        body: { ...changedFields(windowOf(begun), windowOf(values)), why: whyOf(values) },
      }),
  },
  "open-window": {
    kind: "window",
    danger: false,
    tell: (client, { target, values }, sent) =>
      client.call(operations.openWindow, {
        ...sent,
        params: { windowId: target.id },
        body: { why: whyOf(values) },
      }),
  },
  "close-window": {
    kind: "window",
    danger: true,
    tell: (client, { target, values }, sent) =>
      client.call(operations.closeWindow, {
        ...sent,
        params: { windowId: target.id },
        body: { why: whyOf(values) },
      }),
  },
  "transfer-cases": {
    kind: "window",
    danger: false,
    tell: (client, { target, values }, { idempotencyKey }) =>
      client.call(operations.transferCases, {
        params: { windowId: target.id },
        idempotencyKey,
        body: { why: whyOf(values) },
      }),
  },
  "register-staff": {
    kind: "staff",
    danger: false,
    Fields: PersonFields,
    tell: (client, { values }, { idempotencyKey }) =>
      client.call(operations.registerStaff, {
        params: { staffId: required(values.id) },
        idempotencyKey,
        body: { ...grantsOf(values), why: whyOf(values) },
      }),
  },
  "change-staff": {
    kind: "staff",
    danger: false,
    Fields: PersonFields,
    initial: held,
    tell: (client, { target, values, begun }, sent) =>
      client.call(operations.changeStaff, {
        ...sent,
        params: { staffId: target.id },
        body: { ...changedFields(grantsOf(begun), grantsOf(values)), why: whyOf(values) },
      }),
  },
  "remove-staff": {
    kind: "staff",
    danger: true,
    tell: (client, { target, values }, sent) =>
      client.call(operations.removeStaff, {
        ...sent,
        params: { staffId: target.id },
        body: { why: whyOf(values) },
      }),
  },
  "register-matter": {
    kind: "matter",
    danger: false,
    Fields: MatterFields,
    tell: (client, { values }, { idempotencyKey }) =>
      client.call(operations.registerMatter, {
        idempotencyKey,
        body: { ...matterOf(values), why: whyOf(values) },
      }),
  },
  "change-matter": {
    kind: "matter",
    danger: false,
    Fields: MatterFields,
    initial: held,
    tell: (client, { target, values, begun }, sent) =>
      client.call(operations.changeMatter, {
        ...sent,
        params: { matter: target.id },
        body: { ...changedFields(matterTermsOf(begun), matterTermsOf(values)), why: whyOf(values) },
      }),
  },
  "register-region": {
    kind: "region",
    danger: false,
    Fields: RegionFields,
    tell: (client, { values }, { idempotencyKey }) =>
      client.call(operations.registerRegion, {
        idempotencyKey,
        body: { ...regionOf(values), why: whyOf(values) },
      }),
  },
  "register-partner": {
    kind: "partner",
    danger: false,
    Fields: PartnerFields,
    tell: (client, { values }, { idempotencyKey }) =>
      client.call(operations.registerPartner, {
        params: { partnerId: required(values.id) },
        idempotencyKey,
        body: { ...partnerOf(values), why: whyOf(values) },
      }),
  },
  "change-partner": {
    kind: "partner",
    danger: false,
    Fields: PartnerFields,
    initial: held,
    tell: (client, { target, values, begun }, sent) =>
      client.call(operations.changePartner, {
        ...sent,
        params: { partnerId: target.id },
        body: { ...changedFields(partnerOf(begun), partnerOf(values)), why: whyOf(values) },
      }),
  },
  "register-key": {
    kind: "partner-keys",
    danger: false,
    Fields: KeyFields,
    initial: () => ({ algorithm: "ed25519" }),
    tell: (client, { target, values }, { idempotencyKey }) =>
      client.call(operations.registerPartnerKey, {
        params: { partnerId: target.id },
        idempotencyKey,
        body: { ...keyOf(values), why: whyOf(values) },
      }),
  },
  "revoke-key": {
    kind: "partner-keys",
    danger: true,
    tell: (client, { target, values }, { idempotencyKey }) =>
      client.call(operations.revokePartnerKey, {
        params: { partnerId: target.id },
        idempotencyKey,
        body: { keyId: target.keyId ?? "", why: whyOf(values) },
      }),
  },
  "set-roster": {
    kind: "roster",
    danger: false,
    tell: (client, { target: { id, plan }, values }, sent) => {
      if (!plan) throw new TypeError("there is no plan to save");
      const body = { ...plan, why: whyOf(values) };
      return client.call(rosterOperations.setRoster, { ...sent, params: { windowId: id }, body });
    },
  },
  "remove-roster": {
    kind: "roster",
    danger: true,
    tell: (client, { target, values }, sent) =>
      client.call(rosterOperations.removeRoster, {
        ...sent,
        params: { windowId: target.id },
        body: { why: whyOf(values) },
      }),
  },
  "revise-local-standard": {
    kind: "local-standard",
    danger: false,
    tell: (client, { target: { id, local }, values }, sent) => {
      const body = { ...local, why: whyOf(values) };
      return client.call(localStandardOperations.reviseLocalStandard, {
        ...sent,
        params: { region: id },
        body,
      });
    },
  },
  "set-package": { kind: "package", danger: false, tell: setPackage },
  "open-package": { kind: "package", danger: false, tell: setPackage },
  "close-package": { kind: "package", danger: true, tell: setPackage },
} as const satisfies Readonly<Record<string, RecordActionEntry>>;

/** An action on the registry. */
export type RecordAction = keyof typeof entries;

/** Every action on the registry; its words are `action`, `consequence` and `done` of `registry` in both languages. */
export const recordActions: Readonly<Record<RecordAction, RecordActionEntry>> = entries;

/** What can be registered on the page of a kind, by whom it belongs to. */
export const registering = {
  window: { action: "register-window", roles: ["coordinator"] },
  staff: { action: "register-staff", roles: ["coordinator", "operator"] },
  matter: { action: "register-matter", roles: ["coordinator"] },
  region: { action: "register-region", roles: ["operator"] },
  partner: { action: "register-partner", roles: ["operator"] },
} as const satisfies Readonly<
  Record<RegistryKind, { readonly action: RecordAction; readonly roles: readonly string[] }>
>;
