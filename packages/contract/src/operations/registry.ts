import { recordKinds } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import {
  cursor,
  matterId,
  partnerId,
  prose,
  regionCode,
  registeredPartnerId,
  registeredStaffId,
  staffId,
  windowId,
} from "../schemas/identifiers.ts";
import {
  keyId,
  listedKinds,
  matterChange,
  matterRecord,
  namedRegion,
  newMatter,
  newWindow,
  partnerChange,
  partnerKeys,
  partnerRecord,
  partnerTerms,
  publicKey,
  recordChange,
  regionRecord,
  registryRecord,
  staffChanged,
  staffGrants,
  staffRecord,
  why,
  windowChange,
  windowClosed,
  windowRecord,
  windowTransfer,
} from "../schemas/registry.ts";
import { endpoint } from "../schemas/webhook.ts";

const audience = "coordinator";
const coordinators = ["coordinator"] as const;
const operators = ["operator"] as const;
const both = ["coordinator", "operator"] as const;
const reason = z.strictObject({ why });

const oneWindow = {
  audience,
  method: "POST",
  roles: coordinators,
  params: z.strictObject({ windowId }),
} as const;
const onePerson = { audience, method: "POST", roles: both, params: z.strictObject({ staffId }) } as const;
const onePartner = { audience, roles: operators, params: z.strictObject({ partnerId }) } as const;

const windowPath = "/coordinator/v1/windows/{windowId}";
const staffPath = "/coordinator/v1/staff/{staffId}";
const partnerPath = "/coordinator/v1/partners/{partnerId}";

const appointing = [
  "coordinator-appoints",
  "operator-required",
  "staff-of-another-region",
  "role-does-not-fit",
  "window-not-in-regions",
  "review-elsewhere",
] as const;

/** Operations of coordinators and operators on who takes part: every change stays on the record with who and why. */
export const registryOperations = {
  listRecords: operation({
    name: "list-records",
    method: "GET",
    path: "/coordinator/v1/registry",
    audience,
    roles: both,
    summary: "What is registered in a region: its windows, people, partners; or the matters, or the regions",
    query: z.strictObject({
      kind: z.enum(listedKinds),
      region: regionCode.optional().describe("one of your regions; absent: all of them, or the operators"),
      cursor: cursor.optional(),
    }),
    returns: z.strictObject({ records: z.array(registryRecord), cursor: cursor.nullable() }),
  }),
  listRecordChanges: operation({
    name: "list-record-changes",
    method: "GET",
    path: "/coordinator/v1/registry/{kind}/{recordId}/changes",
    audience,
    roles: both,
    summary: "Every change of a record: who, when, why, what it said before and after",
    params: z.strictObject({ kind: z.enum(recordKinds), recordId: z.string().min(1).max(80) }),
    returns: z.strictObject({ changes: z.array(recordChange) }),
  }),
  registerWindow: operation({
    ...oneWindow,
    name: "register-window",
    path: `${windowPath}/register`,
    summary: "Register a window of your region; it is closed until you open it",
    body: newWindow.extend({ why }),
    returns: windowRecord,
    status: 201,
    refusals: [
      "already-registered",
      "matter-not-registered",
      "substitute-of-another-region",
      "substitutes-cyclic",
      "calendar-elsewhere",
    ],
  }),
  changeWindow: operation({
    ...oneWindow,
    name: "change-window",
    path: `${windowPath}/change`,
    summary: "Change a window; what is left out stays, and null takes it away",
    body: windowChange.extend({ why }),
    returns: windowRecord,
    refusals: [
      "matter-not-registered",
      "substitute-of-another-region",
      "substitutes-cyclic",
      "calendar-elsewhere",
    ],
    command: "if-match",
  }),
  openWindow: operation({
    ...oneWindow,
    name: "open-window",
    path: `${windowPath}/open`,
    summary: "Open a window: new cases are chosen for it from now on",
    body: reason,
    returns: windowRecord,
    refusals: ["window-open-already"],
    command: "if-match",
  }),
  closeWindow: operation({
    ...oneWindow,
    name: "close-window",
    path: `${windowPath}/close`,
    summary: "Close a window with a reason: new cases go to its substitute, and so do its open ones",
    body: reason,
    returns: windowClosed,
    refusals: ["window-closed-already"],
    command: "if-match",
  }),
  transferCases: operation({
    ...oneWindow,
    name: "transfer-cases",
    path: `${windowPath}/transfer`,
    summary:
      "Hand the cases of a closed window over, now: after a substitute was named or another one opened",
    body: reason,
    returns: windowTransfer,
    refusals: ["window-open"],
  }),
  getTransfer: operation({
    name: "get-transfer",
    method: "GET",
    path: `${windowPath}/transfer`,
    audience,
    roles: coordinators,
    params: z.strictObject({ windowId }),
    summary: "How far the transfer of a closed window's cases is",
    returns: z.strictObject({ transfer: windowTransfer.nullable() }),
  }),
  registerStaff: operation({
    ...onePerson,
    name: "register-staff",
    path: `${staffPath}/register`,
    params: z.strictObject({ staffId: registeredStaffId }),
    summary: "Register a member of staff under the subject (`sub`) of their token",
    body: staffGrants.extend({ why }),
    returns: staffRecord,
    status: 201,
    refusals: ["already-registered", ...appointing],
  }),
  changeStaff: operation({
    ...onePerson,
    name: "change-staff",
    path: `${staffPath}/change`,
    summary: "Change a person's role, regions or windows; what they claimed at a window they leave goes back",
    body: staffGrants.partial().extend({ why }),
    returns: staffChanged,
    refusals: [...appointing, "last-coordinator", "last-operator"],
    command: "if-match",
  }),
  removeStaff: operation({
    ...onePerson,
    name: "remove-staff",
    path: `${staffPath}/remove`,
    summary: "Remove a person who leaves; what they claimed goes back to the boards",
    body: reason,
    returns: staffChanged,
    refusals: [
      "coordinator-appoints",
      "operator-required",
      "staff-of-another-region",
      "last-coordinator",
      "last-operator",
    ],
    command: "if-match",
  }),
  registerMatter: operation({
    name: "register-matter",
    method: "POST",
    path: "/coordinator/v1/matters",
    audience,
    roles: coordinators,
    summary: "Register a matter that no list has yet",
    body: newMatter.extend({ why }),
    returns: matterRecord,
    status: 201,
    refusals: ["already-registered"],
  }),
  changeMatter: operation({
    name: "change-matter",
    method: "POST",
    path: "/coordinator/v1/matters/{matter}/change",
    audience,
    roles: coordinators,
    summary: "Change a matter's title, kind, materials or basic code",
    params: z.strictObject({ matter: matterId }),
    body: matterChange.extend({ why }),
    returns: matterRecord,
    command: "if-match",
  }),
  registerRegion: operation({
    name: "register-region",
    method: "POST",
    path: "/coordinator/v1/regions",
    audience,
    roles: operators,
    summary: "Register a region with its first coordinator",
    body: namedRegion.extend({
      coordinator: z.strictObject({ id: staffId, name: prose(20) }),
      why,
    }),
    returns: regionRecord,
    status: 201,
    refusals: ["already-registered", "region-without-queue"],
  }),
  registerPartner: operation({
    ...onePartner,
    params: z.strictObject({ partnerId: registeredPartnerId }),
    method: "POST",
    name: "register-partner",
    path: `${partnerPath}/register`,
    summary:
      "Register a partner system with the regions that it submits for, a supervising department (监管部门), or a handling region's own system (办理系统)",
    body: partnerTerms.extend({ why }),
    returns: partnerRecord,
    status: 201,
    refusals: [
      "already-registered",
      "department-or-partner",
      "matter-not-registered",
      "region-not-registered",
    ],
  }),
  changePartner: operation({
    ...onePartner,
    method: "POST",
    name: "change-partner",
    path: `${partnerPath}/change`,
    summary:
      "Change a partner's name, its regions, what a department follows, what it may ask in a minute, or whether it may drop sheets",
    body: partnerChange.extend({ why }),
    returns: partnerRecord,
    refusals: ["department-or-partner", "matter-not-registered", "region-not-registered"],
    command: "if-match",
  }),
  getPartnerKeys: operation({
    ...onePartner,
    name: "get-partner-keys",
    method: "GET",
    path: `${partnerPath}/keys`,
    summary: "The live keys of a partner",
    returns: partnerKeys,
  }),
  getPartnerWebhook: operation({
    ...onePartner,
    name: "get-partner-webhook",
    method: "GET",
    path: `${partnerPath}/webhook`,
    summary: "Where a partner's results are delivered, and whether delivery is working",
    returns: endpoint,
  }),
  registerPartnerKey: operation({
    ...onePartner,
    method: "POST",
    name: "register-partner-key",
    path: `${partnerPath}/keys`,
    summary: "Register a public key of a partner; two are live at most",
    body: publicKey.extend({ why }),
    returns: partnerKeys,
    refusals: ["too-many-keys", "key-unreadable"],
  }),
  revokePartnerKey: operation({
    ...onePartner,
    method: "POST",
    name: "revoke-partner-key",
    path: `${partnerPath}/keys/revoke`,
    summary: "Revoke a key of a partner; what is signed with it is refused within half a minute",
    body: z.strictObject({ keyId, why }),
    returns: partnerKeys,
    refusals: ["no-such-key"],
  }),
} as const;

const partners = "partner";

/** What partner systems do with their own keys, signed with the present one. */
export const ownKeyOperations = {
  listOwnKeys: operation({
    name: "list-own-keys",
    method: "GET",
    path: "/v1/keys",
    audience: partners,
    summary: "Your live keys",
    returns: partnerKeys,
  }),
  registerOwnKey: operation({
    name: "register-own-key",
    method: "POST",
    path: "/v1/keys",
    audience: partners,
    summary: "Register your next public key, signed with your present one; two are live at most",
    body: publicKey,
    returns: partnerKeys,
    refusals: ["too-many-keys", "key-unreadable"],
  }),
  revokeOwnKey: operation({
    name: "revoke-own-key",
    method: "POST",
    path: "/v1/keys/revoke",
    audience: partners,
    summary: "Revoke one of your keys, signed with another one",
    body: z.strictObject({ keyId }),
    returns: partnerKeys,
    refusals: ["no-such-key", "key-in-use"],
  }),
} as const;
