import { createHash, randomUUID } from "node:crypto";
import {
  agreementOperations,
  appointmentOperations,
  bundleOperations,
  documentOperations,
  guidanceOperations,
  inquiryOperations,
  intakeOperations,
  matterListOperations,
  noteOperations,
  type Operation,
  operations,
  queueOperations,
  statementOperations,
  zeroGapOperations,
} from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { uploadDocument } from "@tongban/sdk/document";
import { beforeAll, describe, expect, test } from "vitest";
import { aListRow, aStandard } from "../builders/agreement.ts";
import { aPdf } from "../builders/document.ts";
import { nobodyOnDuty } from "../builders/staff.ts";
import { aMaterial, anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { type Caller, callers } from "./callers.ts";
import { NANJING, XIAN, YINCHUAN } from "./directory.ts";
import { tokenClaiming } from "./staff-tokens.ts";
import { routed } from "./steps.ts";
import { send, type WireRequest } from "./wire.ts";

/** What the authorization came to: a denial, or anything that only someone who may ask is told. */
type Outcome = "unauthenticated" | "session-required" | "forbidden" | "not-found" | "allowed";

const denials: readonly string[] = ["unauthenticated", "session-required", "forbidden", "not-found"];

/** A day that is over, on which nothing was submitted. */
const STATED_DAY = "2026-01-05";

let caseId = "";
/** A queue number of Xi'an's window, and an appointment there. */
let ticket = "";
let appointment = "";
/** What Xi'an's window was asked, and its code. */
let inquiry = "";
let inquiryCode = "";
/** A bundle of Nanjing's. */
let bundle = "";
beforeAll(async () => {
  await comeToTheWindow();
  caseId = (await routed()).caseId;
  bundle = expectValue(await partner("nanjing-gov").submitBundle(aBundle)).bundleId;
  const note = { params: { caseId }, body: { text: "已电话联系" } };
  expectValue(await staff("xian-lead").call(noteOperations.writeNote, note));
  const asked = await staff("xian-lead").call(inquiryOperations.enterInquiry, {
    body: { ...aQuestion, caseId },
  });
  ({ id: inquiry, queryCode: inquiryCode } = expectValue(asked));
  const params = { agreementId: "xian-nanjing", day: STATED_DAY };
  expectValue(await staff("xian-coordinator").call(statementOperations.issueStatement, { params }));
  await keepDocument();
});

const aQuestion = { kind: "consultation", question: "能否邮寄办理？", region: XIAN } as const;
const { region: _region, ...aQuestionOfCase } = aQuestion;

const signed = aPdf("of the authorization matrix");
const sha256 = createHash("sha256").update(signed).digest("hex");

const comeToTheWindow = async (): Promise<void> => {
  const params = { windowId: `window-${XIAN}` };
  const taken = { params, body: { kind: "service" as const } };
  ticket = expectValue(await staff("xian-lead").call(queueOperations.takeTicket, taken)).number;
  const { days } = expectValue(await staff("xian-lead").call(appointmentOperations.listSlots, { params }));
  const at = days.at(-1)?.slots[0]?.at ?? expect.fail("a slot of the next days");
  const body = { window: params.windowId, matter: "food-business-permit", at };
  appointment = expectValue(
    await staff("xian-lead").call(appointmentOperations.bookAppointment, { body }),
  ).code;
};

/** A signed document that is kept; the draft that it was kept with is given up. */
const keepDocument = async (): Promise<void> => {
  const coordinator = staff("xian-coordinator");
  const agreementId = "xian-nanjing";
  const params = { agreementId };
  const file = expectValue(await coordinator.call(agreementOperations.getAgreementFile, { params }));
  const { list: _list, ...body } = file.published?.content ?? expect.fail("it is published");
  const drafted = expectValue(await coordinator.call(agreementOperations.draftAgreement, { params, body }));
  expectValue(await uploadDocument(coordinator, agreementId, { sha256, type: "pdf", bytes: signed }));
  const { revision: ifMatch } = drafted;
  expectValue(await coordinator.call(agreementOperations.discardDraft, { params, ifMatch }));
};

const { version: _version, ...standard } = aStandard();

const aFile = { mediaType: "application/pdf", sha256: "0".repeat(64), size: 1024 };
const aCommitment = {
  signedBy: "张三丰",
  text: "补交健康证",
  document: { title: "承诺书", ...aFile },
};
const aParcel = {
  way: "to-handling",
  carrier: "邮政特快专递",
  number: "1234567890",
  contents: [{ material: "营业执照", copies: 1 }],
};
const following = { materials: [{ title: "健康证", ...aFile }] };

const { source: _source, mode: _mode, ...taken } = anApplication();

const { externalRef: _ref, handling: _where, matter: _what, parts: _parts, ...applied } = anApplication();
const { commitment: _commitment, mode: _how, ...forBundle } = applied;
const aBundle = {
  ...forBundle,
  externalRef: "authorization-matrix",
  package: "open-in-xian",
  materials: ["申请书", "备案表"].map(aMaterial),
};
const { source: _own, ...takenBundle } = aBundle;

/** A body for each route that takes one; what they do to the case is nothing that the matrix asks about. */
const bodies: Readonly<Record<string, unknown>> = {
  "submit-case": { ...anApplication(), source: "110000" },
  "withdraw-case": { reason: "不办了" },
  "acknowledge-results": { caseIds: ["z".repeat(26)] },
  "set-webhook": { url: "https://10.0.0.1/hook" },
  "set-window-webhook": { url: "https://10.0.0.1/hook" },
  "rotate-webhook-secret": { action: "end-overlap" },
  "filter-webhook": { types: null },
  "replay-webhook": { after: "no-cursor-of-mine" },
  "command-handled-case": { action: "claim", by: "xian-clerk-9" },
  "claim-next": { window: `window-${XIAN}` },
  "reassign-cases": { to: "xian-clerk-9", cases: [{ caseId: "z".repeat(26), version: 1 }] },
  "book-appointment": {
    window: `window-${XIAN}`,
    matter: "food-business-permit",
    at: "2026-01-05T01:00:00.000Z",
  },
  "move-appointment": { at: "2026-01-05T01:00:00.000Z" },
  "take-ticket": { kind: "service" },
  "call-next": { station: 1 },
  "act-on-ticket": { station: 1 },
  "act-on-cases": { action: "claim", cases: [{ caseId: "z".repeat(26), version: 1 }] },
  "mark-material": { material: "身份证", mark: "complete" },
  "write-note": { text: "已电话联系" },
  "strike-note": { reason: "记错了" },
  "read-notifications": {},
  "reassign-case": { to: "xian-clerk-9", reason: "原经办人请假" },
  "release-case": { reason: "改由其他人办理" },
  "supply-materials": {
    materials: [{ title: "身份证", mediaType: "image/jpeg", sha256: "0".repeat(64), size: 1024 }],
  },
  "take-in": {
    identity: { document: "resident-identity-card", presentedBy: "applicant" },
    application: taken,
  },
  "check-intake": {},
  "list-reusable": { number: "11010519491231002X" },
  "list-reusable-at-intake": { number: "11010519491231002X" },
  "supply-for-applicant": {
    materials: [{ title: "身份证", mediaType: "image/jpeg", sha256: "0".repeat(64), size: 1024 }],
  },
  "withdraw-for-applicant": { reason: "不办了" },
  "see-originals": { materials: ["结婚证"] },
  "inspect-case": { do: "miss", reason: "无人到场" },
  "send-parcel": aParcel,
  "send-window-parcel": aParcel,
  "change-parcel": { do: "cancel", reason: "未揽收" },
  "change-window-parcel": { do: "cancel", reason: "未揽收" },
  "ask-inquiry": { ...aQuestion, matter: "food-business-permit" },
  "ask-about-own-case": aQuestionOfCase,
  "ask-about-case": aQuestionOfCase,
  "enter-inquiry": { ...aQuestion, window: `window-${XIAN}` },
  "act-on-inquiry": { do: "take" },
  "set-helper": { helper: null, reason: "r" },
  "set-helper-for-applicant": { helper: null, reason: "r" },
  "report-payment": {
    kind: "paid",
    transaction: "20260302100001",
    reference: "nobody",
    amount: 4_000,
    paidAt: "2026-03-02T03:00:00.000Z",
  },
  "refund-payment": { do: "release", platform: "demo-pay", transaction: "no-such-transaction" },
  "give-commitment": aCommitment,
  "give-commitment-for-applicant": aCommitment,
  "fill-gap": following,
  "fill-gap-for-applicant": following,
  "ask-supplement": { deficiencies: [{ material: "身份证", problem: "照片模糊" }] },
  "suspend-case": {
    ground: "hearing",
    expected: { unit: "working-days", amount: 5 },
    reasons: "依申请举行听证",
  },
  "ask-extension": { reasons: "案情复杂" },
  "approve-extension": { reasons: "案情复杂" },
  "refuse-extension": { reasons: "理由不充分" },
  "waive-fee": { basis: "财税〔2019〕53号", reasons: "免费对象" },
  "give-priority": { ground: "disaster-relief", reasons: "抢险物资" },
  "give-priority-to-case": { ground: "disaster-relief", reasons: "抢险物资" },
  "end-priority": { reasons: "险情解除" },
  "end-priority-of-case": { reasons: "险情解除" },
  "explain-delay": { reasons: "等待外省核查" },
  "supervise-case": { demand: "请尽快办结", within: { unit: "working-days", amount: 2 } },
  "dispatch-result": { way: "electronic", platform: "陕西政务服务网" },
  "fail-delivery": { reason: "无人签收", returned: false },
  "rate-case": { stage: "acceptance", grade: "satisfied" },
  "appeal-rating": { stage: "result", reason: "评价针对另一件办件" },
  "decide-appeal": { stage: "result", decision: "stands", reason: "情况属实" },
  "rectify-rating": { done: "已向申请人当面说明", calledBack: true },
  "confirm-delivery": {
    proof: "signature",
    receivedBy: "张三",
    receivedAt: "2026-03-10T02:00:00.000Z",
  },
  "return-originals": { materials: ["营业执照"], how: "随件寄回" },
  "preview-paper": { action: "accept" },
  "void-paper": { reason: "机关名称有误", replaced: false },
  "decline-case": { reason: "不属于本机关职权", rightOrgan: "别的机关" },
  "decide-case": { outcome: "granted", document: null },
  "ask-review": { outcome: "granted", document: null },
  "name-part": { part: "check", region: NANJING },
  "return-review": { reasons: "缺少核查结论" },
  "reveal-applicant": { reason: "核实" },
  "set-appraisal-rules": {
    rules: [{ measure: "breaches", when: "each", value: 1, points: -1 }],
    version: 999,
  },
  "draft-agreement": {
    title: "西安市—南京市框架协议",
    kind: "bilateral",
    parties: [XIAN, NANJING],
    validFrom: "2026-01-01",
    validUntil: "2099-12-31",
    standard: { ...standard, hours: { opens: "09:00", closes: "17:30" } },
  },
  "revise-draft": { title: "西安市—南京市框架协议" },
  "propose-change": { what: "publication" },
  "send-proposal-back": { comment: "请核对" },
  "suspend-agreement": { reason: "系统升级" },
  "revise-draft-rows": { put: [aListRow()] },
  "stage-import-part": { part: 1, rows: [aListRow()] },
  "commit-import": { parts: 1, way: "merge" },
  "revise-guidance": { remove: [null] },
  "submit-bundle": { ...aBundle, package: "no-such-package" },
  "command-bundle": { do: "start" },
  "command-intake-bundle": { do: "start" },
  "take-in-bundle": {
    identity: { document: "resident-identity-card", presentedBy: "applicant" },
    application: takenBundle,
  },
  "set-package": { region: XIAN, title: "开办餐饮店", open: false, members: [], why: "核对" },
  "revise-local-standard": { why: "核对" },
  "stage-local-import": { part: 1, rows: [aListRow()] },
  "commit-local-import": { parts: 1, way: "merge", why: "核对" },
  "register-window": { region: XIAN, name: "西安市通办专窗", matters: [], why: "已有专窗" },
  "change-window": { name: "西安市通办专窗", why: "更名" },
  "open-window": { why: "恢复办理" },
  "close-window": { why: "设备检修" },
  "transfer-cases": { why: "已设替代专窗" },
  "set-roster": { week: nobodyOnDuty, exceptions: [], pairs: [], why: "排班" },
  "remove-roster": { why: "全员在岗" },
  "register-staff": { name: "冯涛", role: "clerk", regions: [XIAN], windows: [], why: "已登记" },
  "change-staff": { name: "冯涛", why: "更名" },
  "remove-staff": { why: "调离" },
  "declare-document": { sha256: "0".repeat(64), type: "pdf", size: 1 },
  "change-matter": { title: "已有", why: "更名" },
  "register-matter": {
    matter: "food-business-permit",
    title: "已有",
    kind: "licence",
    materials: [],
    why: "已有",
  },
  "register-region": { region: XIAN, name: "西安市", coordinator: { id: "he", name: "何" }, why: "已有" },
  "register-partner": { name: "南京市", regions: [NANJING], why: "已有" },
  "change-partner": { name: "南京市", why: "更名" },
  "register-partner-key": { algorithm: "ed25519", publicKeyPem: "no key", why: "换钥" },
  "revoke-partner-key": { keyId: "nanjing-gov.none", why: "停用" },
  "register-own-key": { algorithm: "ed25519", publicKeyPem: "no key" },
  "revoke-own-key": { keyId: "nanjing-gov.none" },
  "countersign-statement": {
    number: 1,
    root: "A".repeat(43),
    countersignature: {
      region: XIAN,
      signedAt: "2026-03-03T01:00:00.000Z",
      algorithm: "ed25519",
      keyId: "A".repeat(43),
      key: { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) },
      value: "A".repeat(86),
    },
  },
};

/** Queries by which a route is about Xi'an. */
const queries: Readonly<Record<string, string>> = {
  "get-handled-case": "?by=xian-clerk-9",
  "read-board": `?window=window-${XIAN}`,
  "list-live-matters": `?source=${XIAN}&handling=${XIAN}`,
  "list-region-cases": `?region=${XIAN}`,
  "summarize-region": `?region=${XIAN}`,
  "list-records": `?kind=window&region=${XIAN}`,
  "list-staffing": `?region=${XIAN}`,
  "list-packages": `?region=${XIAN}`,
  "get-service-report": `?region=${XIAN}&period=2026`,
  "get-appraisal-rules": `?region=${XIAN}`,
  "set-appraisal-rules": `?region=${XIAN}`,
  "get-window-service-level": `?window=window-${XIAN}&period=2026`,
};

/** Queries by which a route is about nothing that belongs to someone: it answers with what the caller may see. */
const openQueries: Readonly<Record<string, string>> = {
  "search-cases": "?q=NJ-nobody-has-this",
  "list-windows": `?region=${XIAN}`,
  "get-service-level": "?period=2026",
  "list-service-levels": "?by=mode&period=2026",
  "rank-windows": "?period=2026",
  "assess-agreements": "?period=2026",
  "export-service-levels": "?by=mode&period=2026-01",
  "check-import": "?parts=1&way=merge",
  "check-local-import": "?parts=1&way=merge",
  "get-own-service-level": "?period=2026",
  "list-answers": `?region=${XIAN}&matter=food-business-permit`,
};

const requestFor = (operation: Operation): Pick<WireRequest, "method" | "path"> & Partial<WireRequest> => {
  const path = operation.path
    .replace("{caseId}", caseId)
    .replace("{agreementId}", "xian-nanjing")
    .replace("{packageId}", "open-restaurant")
    .replace("{bundleId}", bundle)
    .replace("{inquiryId}", inquiry)
    .replace("{region}", XIAN)
    .replace("{windowId}", `window-${XIAN}`)
    .replace("{importId}", "an-import")
    .replace("{sha256}", sha256)
    .replace("{matter}", "food-business-permit")
    .replace("{version}", "1")
    .replace("{parcel}", "1")
    .replace("/notes/{n}", "/notes/1")
    .replace("/papers/{n}", "/papers/4")
    .replace("/papers/{code}", `/papers/${"0".repeat(20)}`)
    .replace("/appointments/{code}", `/appointments/${appointment}`)
    .replace("{staffId}", "xian-clerk-9")
    .replace("{partnerId}", "nanjing-gov")
    .replace("{kind}/{recordId}", `window/window-${XIAN}`)
    .replace("{ticket}/{action}", `${ticket}/finish`)
    .replace("{day}", STATED_DAY);
  const given =
    operation.name === "check-in"
      ? { code: appointment }
      : operation.name === "follow-inquiry"
        ? { code: inquiryCode }
        : bodies[operation.name];
  const body = operation.body ? JSON.stringify(given) : undefined;
  return {
    method: operation.method,
    path: `${path}${queries[operation.name] ?? openQueries[operation.name] ?? ""}`,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(operation.command === "none" ? {} : { "idempotency-key": randomUUID() }),
      ...(operation.command === "if-match" ? { "if-match": '"999"' } : {}),
    },
    body,
  };
};

/** What a region's own applicants are told is told to everybody, and a matter is every region's. */
const openToAll: readonly string[] = ["list-local-rows", "change-matter"];

/** Whether the request is about something that belongs to someone: Nanjing's case, Xi'an's window or region. */
const isAbout = (operation: Operation): boolean =>
  (operation.path.includes("{") && !openToAll.includes(operation.name)) ||
  operation.name in queries ||
  operation.name === "claim-next";

/** What the source region may ask about Xi'an's case and about the agreement that both are parties to. */
const openToSource: readonly string[] = [
  "get-window-case",
  "get-window-evidence",
  "list-window-materials",
  "list-window-papers",
  "explain-window-case",
  "suppose-window-case",
  "certify-window-case",
  "supervise-case",
  "decide-appeal",
  "get-agreement",
  "issue-statement",
  "get-statement",
  "list-statement-cases",
  ...[agreementOperations, documentOperations, guidanceOperations, matterListOperations, zeroGapOperations]
    .flatMap((some) => Object.values<Operation>(some).map(({ name }) => name))
    // What helps to work a case is for who works it.
    .filter((name) => name !== guidanceOperations.getCaseGuidance.name),
];

/** What only the team of the window that took a case in may ask of it; Xi'an's case was sent by a system. */
const askedByReceivers: readonly string[] = Object.values<Operation>({
  ...intakeOperations,
  ...bundleOperations,
})
  // Photographs of an inspection are sent by the team that handles the case.
  .filter(
    ({ name, path, audience }) =>
      audience === "window" && /\{caseId\}|\{bundleId\}/.test(path) && name !== "upload-intake-material",
  )
  .map(({ name }) => name);

const isHidden = (operation: Operation, of: Caller["of"]): boolean =>
  askedByReceivers.includes(operation.name) ||
  // The rest goes by the side of a case, or by whose window or region it is.
  (isAbout(operation) && (of === "other" || (of === "source" && !openToSource.includes(operation.name))));

const staffExpected = (operation: Operation, { is, of }: Caller): Outcome => {
  if (["nobody", "partner", "applicant"].includes(is)) return "unauthenticated";
  if (!operation.roles.some((role) => role === is)) return "forbidden";
  return isHidden(operation, of) ? "not-found" : "allowed";
};

/** Of a delivery that was never made; whose own and others' are told apart is tried where endpoints are. */
const ofDeliveries: readonly string[] = ["get-delivery", "resend-delivery"];

/** What only a region's own system may do; that is tried where one is registered. */
const ofHandlingSystems: readonly string[] = [
  "list-handled-cases",
  "get-handled-case",
  "command-handled-case",
];

const partnerExpected = (operation: Operation, { is, of }: Caller): Outcome => {
  if (is !== "partner") return "unauthenticated";
  if ([...ofDeliveries, ...ofHandlingSystems].includes(operation.name)) return "not-found";
  return isHidden(operation, of) ? "not-found" : "allowed";
};

/** The rule, said once: audience, then role, then whose case or region it is, and from which side. */
const expected = (operation: Operation, caller: Caller): Outcome => {
  switch (operation.audience) {
    case "public":
      return "allowed";
    case "applicant":
      if (caller.is !== "applicant") return "unauthenticated";
      return operation.session ? "session-required" : "allowed";
    case "partner":
      return partnerExpected(operation, caller);
    default:
      return staffExpected(operation, caller);
  }
};

const outcome = async (operation: Operation, caller: Caller): Promise<string> => {
  const { status, json } = await send(await caller.ask(requestFor(operation)));
  if (status >= 500) return `${status}`;
  return denials.find((code) => code === json.code) ?? "allowed";
};

describe("every route answers every caller as its declaration says:", () => {
  test.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s",
    async (_, operation) => {
      const found: Record<string, string> = {};
      for (const [name, caller] of Object.entries(callers)) found[name] = await outcome(operation, caller);
      const wanted = Object.entries(callers).map(([name, caller]) => [name, expected(operation, caller)]);
      expect(found).toEqual(Object.fromEntries(wanted));
    },
  );
});

test("the tokens are refused for what is wrong with them: one with nothing wrong is taken", async () => {
  const token = await tokenClaiming("xian-lead");
  const headers = { authorization: `Bearer ${token}` };
  const me = await send({ method: "GET", path: "/window/v1/me", headers });
  expect(me).toMatchObject({ status: 200, json: { id: "xian-lead", role: "lead" } });
});

test("what a coordinator asks between two regions must concern one of theirs", async () => {
  const ask = async (source: string, handling: string) => {
    const path = `/coordinator/v1/live?source=${source}&handling=${handling}`;
    const asked = await callers["the region's coordinator"]?.ask({ method: "GET", path });
    return asked && (await send(asked)).status;
  };
  expect(await ask(NANJING, XIAN)).toBe(200);
  expect(await ask(XIAN, YINCHUAN)).toBe(200);
  expect(await ask(NANJING, YINCHUAN)).toBe(404);
});
