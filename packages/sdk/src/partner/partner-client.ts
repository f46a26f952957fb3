import {
  bundleOperations,
  type DeliveredType,
  explanationOperations,
  handlingOperations,
  materialOperations,
  oversightOperations,
  ownKeyOperations,
  paperOperations,
  parcelOperations,
  partnerOperations,
  rateClassOf,
  serviceLevelOperations,
} from "@tongban/contract";
import type * as z from "zod";
import {
  type CallHeaders,
  type CallOptions,
  type CallResult,
  type ClientSetting,
  createClient,
  expectValue,
  type List,
  listOf,
  type Returned,
} from "../client/index.ts";
import { createPace, type FeedOptions, feedPages } from "./feed-pages.ts";
import { KeyFileError } from "./key-file.ts";
import { type PartnerSigningKey, signBrokerRequest } from "./sign-broker-request.ts";
import { signingKeyFault } from "./signing-key-fault.ts";

type Operations = typeof partnerOperations &
  typeof materialOperations &
  typeof paperOperations &
  typeof parcelOperations &
  typeof ownKeyOperations &
  Omit<typeof bundleOperations, "takeInBundle" | "getIntakeBundle" | "commandIntakeBundle"> &
  Pick<typeof serviceLevelOperations, "getOwnServiceLevel">;
type Answered<Name extends keyof Operations> = Promise<CallResult<Returned<Operations[Name]>>>;
type Explanations = typeof explanationOperations;
type Explained<Name extends keyof Explanations> = Promise<CallResult<Returned<Explanations[Name]>>>;
type Stop = Pick<CallHeaders, "signal">;
type Repeated = Stop & Pick<CallHeaders, "idempotencyKey">;

/** A command that the applicant's helper may ask for (帮办代办): `byHelper` says that they do. */
type Helped = Repeated & { readonly byHelper?: boolean };

/** Who acts for an applicant, by a mandate. */
export type NamedHelper = NonNullable<z.input<Operations["setHelper"]["body"]>["helper"]>;
/** An application as a partner submits it. */
export type SubmittedApplication = z.input<Operations["submitCase"]["body"]>;
/** A rating of a stage (好差评), as it is given. */
type GivenRating = z.input<Operations["rateCase"]["body"]>;
/** A material that answers a notice of supplement. */
export type SuppliedMaterial = z.input<Operations["supplyMaterials"]["body"]>["materials"][number];
/** A written commitment to bring what may follow. */
export type GivenCommitment = z.input<Operations["giveCommitment"]["body"]>;
/** A parcel of originals as it is sent. */
export type SentParcel = z.input<Operations["sendParcel"]["body"]>;
/** What is done with a parcel that was sent. */
export type ParcelChange = z.input<Operations["changeParcel"]["body"]>;
/** An application for a package. */
export type SubmittedBundle = z.input<Operations["submitBundle"]["body"]>;
/** Which tries to deliver are listed. */
type DeliveriesAsked = CallOptions<Operations["listDeliveries"]>["query"] & object;
type DeliveryPage = Returned<Operations["listDeliveries"]>;
/** A try to deliver an event to the webhook. */
export type WebhookDelivery = DeliveryPage["deliveries"][number];
/** The CloudEvents types that an endpoint is told of. */
type DeliveredTypes = z.input<Operations["filterWebhook"]["body"]>["types"];
/** A case as the partner sees it. */
export type PartnerCase = Returned<Operations["getCase"]>;
type CasePage = Returned<Operations["listCases"]>;
/** A case in the partner's list. */
export type PartnerCaseRow = CasePage["cases"][number];
/** What would be otherwise with a clock of a case. */
export type Supposition = CallOptions<Explanations["supposeCase"]>["query"] & object;
/** A page of the partner's feed; keep `cursor` once its events are dealt with. */
export type FeedPage = Returned<Operations["readEvents"]>;

/** A page of an overseeing department's feed; keep `cursor` once its decisions are dealt with. */
export type DecisionPage = Returned<(typeof oversightOperations)["readDecisions"]>;

/** A page of a handling system's feed; keep `cursor` once its cases are dealt with. */
export type HandlingPage = Returned<(typeof handlingOperations)["readHandlingEvents"]>;
/** A case at a handling system's windows, and as whom it was read. */
export type HandledCase = {
  readonly by: string;
  readonly kase: Returned<(typeof handlingOperations)["getHandledCase"]>;
};
/** What a handling system does with a case, for whom. */
export type HandlingCommand = z.input<(typeof handlingOperations)["commandHandledCase"]["body"]>;
type Handling<Name extends keyof typeof handlingOperations> = Promise<
  CallResult<Returned<(typeof handlingOperations)[Name]>>
>;

/** Where the broker is, and the key that says which partner asks. */
export type PartnerClientSetting = Omit<ClientSetting, "authenticate"> & {
  /** A key file's content, or the same parts from a vault. */
  readonly key: PartnerSigningKey;
  /** Epoch ms by which requests are signed; a broker refuses what differs from its own by five minutes. This machine's if not given. */
  readonly now?: (() => number) | undefined;
};

/** All that a partner system does with the broker; every request is signed. */
export type PartnerClient = {
  /** Submits an application; the same externalRef with the same content is the same case, however often. */
  submitCase(application: SubmittedApplication, options?: Repeated): Answered<"submitCase">;
  /** Everything that is wrong with an application, as submitting it would find; nothing is created. */
  checkApplication(
    application: SubmittedApplication | Readonly<Record<string, unknown>>,
    options?: Stop,
  ): Answered<"checkApplication">;
  /** What an applicant gave in earlier cases of yours and an application may cite, by the number of the applicant. */
  listReusable(number: string, options?: Stop): Answered<"listReusable">;
  /** A case as it is now: status, due instants, timeline, what is asked of you, the result. */
  getCase(caseId: string, options?: Stop): Answered<"getCase">;
  /** Applies for a package (一件事): one form, each material once, a case for each member. */
  submitBundle(application: SubmittedBundle, options?: Repeated): Answered<"submitBundle">;
  /** One of your bundles: every member, what is due, and all results. */
  getBundle(bundleId: string, options?: Stop): Answered<"getBundle">;
  /** Takes members of a bundle back that are not over; all of them where none is named. */
  withdrawBundle(
    bundleId: string,
    reason: string,
    options?: Repeated & { readonly members?: readonly string[] },
  ): Answered<"commandBundle">;
  /** Tries again to start members whose turn came and that could not. */
  startBundle(bundleId: string, options?: Repeated): Answered<"commandBundle">;
  /** What proves one of your cases; keep it as canonical JSON (RFC 8785) on one line to verify it. */
  getEvidence(caseId: string, options?: Stop): Answered<"getEvidence">;
  /** Every day from the start of each of a case's clocks to its due instants. */
  explainCase(caseId: string, options?: Stop): Explained<"explainCase">;
  /** When a clock would be due with another limit (such as `5wd`), another start, or a pause more. */
  supposeCase(caseId: string, supposition: Supposition, options?: Stop): Explained<"supposeCase">;
  /** A signed certificate of a case's due instants; keep it as canonical JSON (RFC 8785) on one line to verify it. */
  certifyCase(caseId: string, options?: Stop): Explained<"certifyCase">;
  /**
   * All cases, newest first, asked for as they are gone through: `for await (const row of client.listCases())`, or page by page
   * by `listCases().pages()`. Begins after the page that `cursor` ended. Throws a `ProblemError` where refused.
   */
  listCases(
    options?: Stop & { readonly pageSize?: number; readonly cursor?: string | undefined },
  ): List<CasePage, PartnerCaseRow>;
  /** Takes an application back before it is decided. */
  withdrawCase(caseId: string, reason: string, options?: Helped): Answered<"withdrawCase">;
  /** Rates a stage in the applicant's name (好差评), as they did at a terminal of yours. */
  rateCase(caseId: string, rating: GivenRating, options?: Repeated): Answered<"rateCase">;
  /** Supplies what a notice of supplement asked for, all of it at once, each material titled as the notice names it. */
  supplyMaterials(
    caseId: string,
    materials: readonly SuppliedMaterial[],
    options?: Helped,
  ): Answered<"supplyMaterials">;
  /** The materials of a case, and how far the file of each is. */
  listMaterials(caseId: string, options?: Stop): Answered<"listMaterials">;
  /**
   * The address to send the file of a declared material (SHA-256, hex) to; null where it is there already. With the digests
   * of its parts, an address for each part that is not there.
   */
  askUpload(
    caseId: string,
    sha256: string,
    options?: Stop & { readonly parts?: readonly string[] },
  ): Answered<"uploadMaterial">;
  /** Addresses that a verified material and its previews can be read under for a minute. */
  readMaterial(caseId: string, sha256: string, options?: Stop): Answered<"readMaterial">;
  /** The papers (文书) of a case: notices and decisions, each with the broker's statement of it once it is issued. */
  listPapers(caseId: string, options?: Stop): Answered<"listPapers">;
  /** An address that the PDF of a paper can be read under for a minute; `n` is as the list shows it. */
  readPaper(caseId: string, n: number, options?: Stop): Answered<"readPaper">;
  /** Names who acts for the applicant (帮办代办) in the place of whoever did. */
  nameHelper(caseId: string, helper: NamedHelper, options?: Repeated): Answered<"setHelper">;
  /** Revokes the mandate of a case's helper. */
  revokeHelper(caseId: string, reason: string, options?: Repeated): Answered<"setHelper">;
  /** Says that originals are in the post to the handling window (原件寄递). */
  sendParcel(caseId: string, parcel: SentParcel, options?: Repeated): Answered<"sendParcel">;
  /** Receives a parcel that came back, puts the number of yours right, or calls it off; `n` is as the case shows it. */
  changeParcel(caseId: string, n: number, change: ParcelChange, options?: Repeated): Answered<"changeParcel">;
  /** Puts a written commitment to bring what may follow on the record (承诺书), before the case is accepted. */
  giveCommitment(caseId: string, commitment: GivenCommitment, options?: Helped): Answered<"giveCommitment">;
  /** Brings what had to follow after an acceptance with gaps, each material titled as the case's `gaps` names it. */
  fillGap(caseId: string, materials: readonly SuppliedMaterial[], options?: Helped): Answered<"fillGap">;
  /** Confirms that the result arrived; closes the case. */
  acknowledgeResult(caseId: string, options?: Helped): Answered<"acknowledgeResult">;
  /** Confirms up to 25 results at once; each case is answered by itself. */
  acknowledgeResults(caseIds: readonly string[], options?: Repeated): Answered<"acknowledgeResults">;
  /**
   * The feed from a cursor on, page after page without end, empty pages included: after each one its `cursor` is
   * the place to go on from. Waits at the broker up to `wait` seconds (20 if not given) for something new, and
   * before it asks where few requests are left (`RateLimit`). Ends when `signal` is aborted; throws a `ProblemError` where refused.
   */
  events(options?: FeedOptions): AsyncGenerator<FeedPage, void>;
  /**
   * Of an overseeing department (监管部门): the decisions that it follows, from a cursor on, page after page as `events`
   * goes. Asking for the next page tells the broker that the one before was read.
   */
  decisions(options?: FeedOptions): AsyncGenerator<DecisionPage, void>;
  /** Of a handling region's own system (办理系统): what changed at its windows, from a cursor on, as `events` goes. */
  handlingEvents(options?: FeedOptions): AsyncGenerator<HandlingPage, void>;
  /** Of a handling region's own system: what is open at its windows, by due, with which it begins; then it reads the feed. */
  listHandledCases(
    options?: Stop & { readonly pageSize?: number; readonly cursor?: string | undefined },
  ): List<CasePage, PartnerCaseRow>;
  /** Of a handling region's own system: a case at its windows, as somebody of the window's team sees it. */
  getHandledCase(caseId: string, by: string, options?: Stop): Handling<"getHandledCase">;
  /** Of a handling region's own system: does something with a case that was seen at a version, or reports a national status. */
  commandHandledCase(
    caseId: string,
    seen: number,
    command: HandlingCommand,
    options?: Repeated,
  ): Handling<"commandHandledCase">;
  /** How a case of yours, or at your windows, went by the national exchange table (办件状态). */
  getNationalHistory(caseId: string, options?: Stop): Handling<"getNationalHistory">;
  /** How what your regions sent out was handled in a period: `2026-03-02`, `2026-03`, `2026-Q1` or `2026`. */
  getServiceLevel(period: string, options?: Stop): Answered<"getOwnServiceLevel">;
  /** Your live keys: two at most. */
  listKeys(options?: Stop): Answered<"listOwnKeys">;
  /** Registers the public half of your next key, signed with this client's; then sign with the next one. */
  registerKey(
    key: { readonly algorithm: PartnerSigningKey["algorithm"]; readonly publicKeyPem: string },
    options?: Repeated,
  ): Answered<"registerOwnKey">;
  /** Revokes one of your keys that this client does not sign with. */
  revokeKey(keyId: string, options?: Repeated): Answered<"revokeOwnKey">;
  /** Where your results go, and whether they arrive. */
  getWebhook(options?: Stop): Answered<"getWebhook">;
  /**
   * Sets the endpoint for results; the secret in the answer is shown this once. With `acknowledgeByAnswer` its answer
   * `200 {"acknowledged": "<event id>"}` to the delivery of a result acknowledges that result.
   */
  setWebhook(
    url: string,
    options?: Repeated & { readonly acknowledgeByAnswer?: boolean },
  ): Answered<"setWebhook">;
  /** Forgets the endpoint; what waits for it is dropped. */
  unsetWebhook(options?: Repeated): Answered<"unsetWebhook">;
  /** Sends a test event, or a made-up one of a CloudEvents type, to the endpoint at once, and says what it answered. */
  testWebhook(options?: Repeated & { readonly type?: DeliveredType | undefined }): Answered<"testWebhook">;
  /** What was tried for the endpoint in the last 30 days, newest first, gone through as `listCases` is. */
  listDeliveries(options?: Stop & DeliveriesAsked): List<DeliveryPage, WebhookDelivery>;
  /** One delivery by its event's id: what is sent, and every try of the last 30 days. */
  getDelivery(eventId: string, options?: Stop): Answered<"getDelivery">;
  /** Sends one event again at once, and says what the endpoint answered. */
  resendDelivery(eventId: string, options?: Repeated): Answered<"resendDelivery">;
  /** Has a new secret, shown this once; deliveries are signed with the one before, too, for `overlapHours` (24 if not given). */
  rotateWebhookSecret(
    options?: Repeated & { readonly overlapHours?: number | undefined },
  ): Answered<"rotateWebhookSecret">;
  /** Ends the time in which deliveries are signed with the secret before as well. */
  endSecretOverlap(options?: Repeated): Answered<"rotateWebhookSecret">;
  /** Says which CloudEvents types are delivered; null: all. */
  filterWebhook(types: DeliveredTypes, options?: Repeated): Answered<"filterWebhook">;
  /** Delivers everything in the feed after a cursor once more, in place of what waits; null: from its beginning. */
  replayWebhook(after: string | null, options?: Repeated): Answered<"replayWebhook">;
};

/**
 * Makes a partner system's client; refuses with a {@link KeyFileError} a key that cannot sign.
 *
 * @example
 * ```ts
 * import { createPartnerClient, readKeyFile } from "@tongban/sdk";
 *
 * const key = readKeyFile("nanjing-gov.key.json");
 * const client = createPartnerClient({ baseUrl: "https://broker.example", key });
 * const answer = await client.submitCase(application);
 * if (!answer.ok) console.error(answer.problem.detail, answer.problem.missing);
 * for await (const { events, cursor } of client.events({ after: lastCursor })) {
 *   for (const event of events) await handle(event);
 *   await keep(cursor);
 * }
 * ```
 */
export const createPartnerClient = ({
  key,
  now = Date.now,
  ...setting
}: PartnerClientSetting): PartnerClient => {
  const fault = signingKeyFault(key.algorithm, key.privateKeyPem);
  if (fault !== undefined) throw new KeyFileError(`The key ${key.keyId} cannot sign: ${fault}`);
  const pace = createPace(rateClassOf(partnerOperations.readEvents));
  const client = createClient({
    ...setting,
    now,
    onRateLimit: (limits) => {
      pace.note(limits);
      setting.onRateLimit?.(limits);
    },
    authenticate: (request) => ({ ...signBrokerRequest(request, key, now()) }),
  });
  return {
    submitCase: (body, options) => client.call(partnerOperations.submitCase, { ...options, body }),
    checkApplication: (body, options) =>
      client.call(partnerOperations.checkApplication, { ...options, body }),
    listReusable: (number, options) =>
      client.call(partnerOperations.listReusable, { ...options, body: { number } }),
    getCase: (caseId, options) => client.call(partnerOperations.getCase, { ...options, params: { caseId } }),
    submitBundle: (body, options) => client.call(bundleOperations.submitBundle, { ...options, body }),
    getBundle: (bundleId, options) =>
      client.call(bundleOperations.getBundle, { ...options, params: { bundleId } }),
    withdrawBundle: (bundleId, reason, { members, ...options } = {}) =>
      client.call(bundleOperations.commandBundle, {
        ...options,
        params: { bundleId },
        body: { do: "withdraw", reason, ...(members ? { members: [...members] } : {}) },
      }),
    startBundle: (bundleId, options) =>
      client.call(bundleOperations.commandBundle, {
        ...options,
        params: { bundleId },
        body: { do: "start" },
      }),
    getEvidence: (caseId, options) =>
      client.call(partnerOperations.getEvidence, { ...options, params: { caseId } }),
    explainCase: (caseId, options) =>
      client.call(explanationOperations.explainCase, { ...options, params: { caseId } }),
    supposeCase: (caseId, query, options) =>
      client.call(explanationOperations.supposeCase, { ...options, params: { caseId }, query }),
    certifyCase: (caseId, options) =>
      client.call(explanationOperations.certifyCase, { ...options, params: { caseId } }),
    listCases: ({ pageSize: limit = 100, cursor: from, ...options } = {}) =>
      listOf(
        async (cursor) =>
          expectValue(
            await client.call(partnerOperations.listCases, { ...options, query: { limit, cursor } }),
          ),
        (page) => page.cases,
        from,
      ),
    withdrawCase: (caseId, reason, options) =>
      client.call(partnerOperations.withdrawCase, {
        ...helped(options),
        params: { caseId },
        body: { reason },
      }),
    rateCase: (caseId, body, options) =>
      client.call(partnerOperations.rateCase, { ...options, params: { caseId }, body }),
    supplyMaterials: (caseId, materials, options) =>
      client.call(partnerOperations.supplyMaterials, {
        ...helped(options),
        params: { caseId },
        body: { materials: [...materials] },
      }),
    listMaterials: (caseId, options) =>
      client.call(materialOperations.listMaterials, { ...options, params: { caseId } }),
    askUpload: (caseId, sha256, { parts, ...options } = {}) =>
      client.call(materialOperations.uploadMaterial, {
        ...options,
        params: { caseId, sha256 },
        ...(parts ? { query: { parts: parts.join(",") } } : {}),
      }),
    readMaterial: (caseId, sha256, options) =>
      client.call(materialOperations.readMaterial, { ...options, params: { caseId, sha256 } }),
    listPapers: (caseId, options) =>
      client.call(paperOperations.listPapers, { ...options, params: { caseId } }),
    readPaper: (caseId, n, options) =>
      client.call(paperOperations.readPaper, { ...options, params: { caseId, n } }),
    nameHelper: (caseId, helper, options) =>
      client.call(partnerOperations.setHelper, { ...options, params: { caseId }, body: { helper } }),
    revokeHelper: (caseId, reason, options) =>
      client.call(partnerOperations.setHelper, {
        ...options,
        params: { caseId },
        body: { helper: null, reason },
      }),
    sendParcel: (caseId, body, options) =>
      client.call(parcelOperations.sendParcel, { ...options, params: { caseId }, body }),
    changeParcel: (caseId, parcel, body, options) =>
      client.call(parcelOperations.changeParcel, { ...options, params: { caseId, parcel }, body }),
    giveCommitment: (caseId, body, options) =>
      client.call(partnerOperations.giveCommitment, { ...helped(options), params: { caseId }, body }),
    fillGap: (caseId, materials, options) =>
      client.call(partnerOperations.fillGap, {
        ...helped(options),
        params: { caseId },
        body: { materials: [...materials] },
      }),
    acknowledgeResult: (caseId, options) =>
      client.call(partnerOperations.acknowledgeResult, { ...helped(options), params: { caseId } }),
    acknowledgeResults: (caseIds, options) =>
      client.call(partnerOperations.acknowledgeResults, { ...options, body: { caseIds: [...caseIds] } }),
    events: (options) =>
      feedPages(
        (query, signal) => client.call(partnerOperations.readEvents, { query, signal }),
        pace,
        options,
      ),
    decisions: (options) =>
      feedPages(
        (query, signal) => client.call(oversightOperations.readDecisions, { query, signal }),
        pace,
        options,
      ),
    handlingEvents: (options) =>
      feedPages(
        (query, signal) => client.call(handlingOperations.readHandlingEvents, { query, signal }),
        pace,
        options,
      ),
    listHandledCases: ({ pageSize: limit = 100, cursor: from, ...options } = {}) =>
      listOf(
        async (cursor) =>
          expectValue(
            await client.call(handlingOperations.listHandledCases, { ...options, query: { limit, cursor } }),
          ),
        (page) => page.cases,
        from,
      ),
    getHandledCase: (caseId, by, options) =>
      client.call(handlingOperations.getHandledCase, { ...options, params: { caseId }, query: { by } }),
    commandHandledCase: (caseId, ifMatch, body, options) =>
      client.call(handlingOperations.commandHandledCase, { ...options, params: { caseId }, ifMatch, body }),
    getNationalHistory: (caseId, options) =>
      client.call(handlingOperations.getNationalHistory, { ...options, params: { caseId } }),
    getServiceLevel: (period, options) =>
      client.call(serviceLevelOperations.getOwnServiceLevel, { ...options, query: { period } }),
    listKeys: (options) => client.call(ownKeyOperations.listOwnKeys, { ...options }),
    registerKey: ({ algorithm, publicKeyPem }, options) =>
      client.call(ownKeyOperations.registerOwnKey, { ...options, body: { algorithm, publicKeyPem } }),
    revokeKey: (keyId, options) =>
      client.call(ownKeyOperations.revokeOwnKey, { ...options, body: { keyId } }),
    getWebhook: (options) => client.call(partnerOperations.getWebhook, { ...options }),
    setWebhook: (url, { acknowledgeByAnswer, ...options } = {}) =>
      client.call(partnerOperations.setWebhook, { ...options, body: { url, acknowledgeByAnswer } }),
    unsetWebhook: (options) => client.call(partnerOperations.unsetWebhook, { ...options }),
    testWebhook: ({ type, ...options } = {}) =>
      client.call(partnerOperations.testWebhook, { ...options, query: { type } }),
    getDelivery: (eventId, options) =>
      client.call(partnerOperations.getDelivery, { ...options, params: { eventId } }),
    resendDelivery: (eventId, options) =>
      client.call(partnerOperations.resendDelivery, { ...options, params: { eventId } }),
    rotateWebhookSecret: ({ overlapHours, ...options } = {}) =>
      client.call(partnerOperations.rotateWebhookSecret, { ...options, body: { overlapHours } }),
    endSecretOverlap: (options) =>
      client.call(partnerOperations.rotateWebhookSecret, { ...options, body: { action: "end-overlap" } }),
    filterWebhook: (types, options) =>
      client.call(partnerOperations.filterWebhook, { ...options, body: { types } }),
    listDeliveries: ({ cursor: from, state, event, ...options } = {}) =>
      listOf(
        async (cursor) =>
          expectValue(
            await client.call(partnerOperations.listDeliveries, {
              ...options,
              query: { cursor, state, event },
            }),
          ),
        (page) => page.deliveries,
        from,
      ),
    replayWebhook: (after, options) =>
      client.call(partnerOperations.replayWebhook, { ...options, body: { after } }),
  };
};

/** A command's options, with what says that the helper asks for it. */
const helped = ({ byHelper, ...options }: Helped = {}) => ({
  ...options,
  query: byHelper ? { helper: "true" as const } : {},
});
