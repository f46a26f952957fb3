import { partnerCase, partnerEvent, type partnerOperations, staffCase } from "@tongban/contract";
import type * as z from "zod";

type SubmittedBody = z.input<(typeof partnerOperations.submitCase)["body"]>;

/** An application that the contract takes. */
export const aSubmission = (more: Partial<SubmittedBody> = {}): SubmittedBody => ({
  externalRef: "NJ-1",
  source: "320100",
  handling: "610100",
  matter: "remote-medical-filing",
  mode: "online",
  applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X" },
  form: { 参保地: "南京" },
  materials: [],
  ...more,
});

const caseId = "0123456789abcdefghjkmnpqrs";
const at = "2026-02-13T01:00:01.000Z";

const summary = {
  number: null,
  caseId,
  version: 2,
  status: "routed",
  nationalStatus: { code: 1, label: "已接件" },
  externalRef: "NJ-1",
  source: "320100",
  handling: "610100",
  matter: "remote-medical-filing",
  mode: "online",
  caseType: "instant",
  window: "xian-610100-1",
  submittedAt: "2026-02-13T01:00:00.000Z",
  parent: null,
  bundle: null,
  parts: [],
  due: { clock: "handling", at: "2026-02-13T09:30:00.000Z", provisional: false },
  outcome: null,
  gaps: null,
} as const;

const terms = {
  agreement: "xian-nanjing",
  agreementVersion: 1,
  listVersion: 1,
  standardVersion: 1,
  statutory: null,
  promised: { unit: "instant" },
  notice: { unit: "working-days", amount: 5 },
  promisedDue: null,
  statutoryDue: null,
  dueProvisional: false,
} as const;

const placement = { why: "only", district: null } as const;

const routed = {
  n: 2,
  type: "CaseRouted",
  at,
  from: "submitted",
  to: "routed",
  helper: false,
  dueMoves: [],
} as const;

/** A case that waits at its window, as the partner sees it. */
export const aPartnerCase = (): z.output<typeof partnerCase> =>
  partnerCase.parse({
    ...summary,
    queryCode: "7K3Q-F9XW-2M4T-R8BH-N5Y1",
    joint: [],
    placement,
    terms,
    inspection: { required: false, state: null, appointments: [], actions: [] },
    parcels: [],
    originals: [],
    fee: null,
    clocks: [],
    notices: [],
    result: null,
    delivery: null,
    declination: null,
    helper: null,
    timeline: [{ ...routed, actor: "broker" }],
  });

/** The same case as staff see it. */
export const aStaffCase = (): z.output<typeof staffCase> =>
  staffCase.parse({
    ...summary,
    side: "handling",
    partner: "nanjing-gov",
    hours: { opens: "09:00", closes: "17:30" },
    calendar: "610100",
    applicant: "张*",
    holder: null,
    holderName: null,
    leaseEnds: null,
    promisedDue: null,
    statutoryDue: null,
    dueProvisional: false,
    review: null,
    finish: null,
    warning: null,
    placement,
    terms: { ...terms, pauseGrounds: [], priorityGrounds: [] },
    extension: null,
    proposal: null,
    handOver: null,
    priority: false,
    overdueParcels: 0,
    inspection: { required: false, state: null, appointments: [], actions: [] },
    parcels: [],
    originals: [],
    fee: null,
    maySeeOriginals: false,
    mayPost: [],
    greenChannel: null,
    ratings: [],
    partDue: null,
    joint: [],
    clocks: [],
    notices: [],
    result: null,
    delivery: null,
    declination: null,
    helper: null,
    package: null,
    withdrawal: null,
    names: { partner: "南京市政务平台", agreement: "西安南京通办框架协议", window: "西安市通办专窗" },
    application: {
      applicant: { kind: "person", name: "张*", number: "110***********002X", phone: null, agent: null },
      form: [],
      materials: [],
      licences: [],
      results: [],
    },
    intake: null,
    intakeActions: [],
    timeline: [{ ...routed, actorKind: "broker", actor: "broker", note: null }],
    actions: ["claim"],
  });

/** The event that tells a partner of a decision. */
export const aPartnerEvent = (): z.output<typeof partnerEvent> =>
  partnerEvent.parse({
    specversion: "1.0",
    id: `${caseId}-5`,
    type: "cn.tongban.case.decided.v1",
    source: "/tongban",
    subject: caseId,
    time: at,
    datacontenttype: "application/json",
    data: {
      caseId,
      number: null,
      externalRef: "NJ-1",
      handling: "610100",
      matter: "remote-medical-filing",
      version: 5,
      status: "decided",
      nationalStatus: { code: 11, label: "办结(通过)" },
      outcome: "granted",
      document: null,
      reasons: null,
      remedies: null,
      rightOrgan: null,
      notice: null,
      warning: null,
      licence: null,
      material: null,
      inspection: null,
      parcel: null,
      fee: null,
      bundle: null,
      notStarted: null,
      bundleEnded: null,
      dueMoves: [],
      part: null,
    },
  });
