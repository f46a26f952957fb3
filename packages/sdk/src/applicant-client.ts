import { applicantOperations } from "@tongban/contract";
import {
  type CallHeaders,
  type CallOptions,
  type CallResult,
  type ClientSetting,
  createClient,
  type Returned,
} from "./client/index.ts";

type Operations = typeof applicantOperations;
type Answered<Name extends keyof Operations> = Promise<CallResult<Returned<Operations[Name]>>>;
type Stop = Pick<CallHeaders, "signal">;
type Rated = CallOptions<Operations["rateOwnCase"]>["body"];
type Supplied = CallOptions<Operations["supplyOwnMaterials"]>["body"]["materials"];

/** What an applicant may ask and do with the query code of a case; nothing is signed. */
export type ApplicantClient = {
  /** Where the case is, whose turn it is, by when and why, what is missing and whom to call. */
  progress(options?: Stop): Answered<"showProgress">;
  /** Has a one-time code sent to the telephone of the application. */
  sendOneTimeCode(options?: Stop): Answered<"sendOneTimeCode">;
  /** Opens a session by the one-time code; what follows is asked in it. */
  beginSession(code: string, options?: Stop): Answered<"beginSession">;
  /** What only the applicant is told. */
  ownCase(options?: Stop): Answered<"showOwnCase">;
  /** The papers (文书) of the case; the address of one's PDF works for a minute. */
  papers(options?: Stop): Answered<"listOwnPapers">;
  /** The address of a paper's PDF; `n` is as the list shows it. */
  readPaper(n: number, options?: Stop): Answered<"readOwnPaper">;
  /** Supplies what a notice of supplement asked for, all of it at once. */
  supply(materials: Supplied, options?: Stop): Answered<"supplyOwnMaterials">;
  /** What the applicant supplied, and how far the file of each is. */
  materials(options?: Stop): Answered<"listOwnMaterials">;
  /** Where the file of a supplied material can be sent. */
  uploadMaterial(sha256: string, options?: Stop): Answered<"uploadOwnMaterial">;
  /** Rates a stage (好差评). */
  rate(rating: Rated, options?: Stop): Answered<"rateOwnCase">;
  /** Takes the application back before it is decided. */
  withdraw(reason: string, options?: Stop): Answered<"withdrawOwnCase">;
};

/**
 * Makes a client of one case for whoever has its query code.
 *
 * @example
 * ```ts
 * import { createApplicantClient } from "@tongban/sdk";
 *
 * const mine = createApplicantClient({ baseUrl: "https://broker.example", queryCode: "7K3Q-F9XW-2M4T-R8BH-N5Y1" });
 * const answer = await mine.progress();
 * if (answer.ok) show(answer.value.turn?.due);
 * ```
 */
export const createApplicantClient = ({
  queryCode,
  ...setting
}: Omit<ClientSetting, "authenticate"> & { readonly queryCode: string }): ApplicantClient => {
  let token: string | undefined;
  const byCode = createClient({ ...setting, authenticate: () => ({ "query-code": queryCode }) });
  const own = createClient({
    ...setting,
    authenticate: () =>
      token === undefined ? { "query-code": queryCode } : { authorization: `Bearer ${token}` },
  });
  return {
    progress: (options) => byCode.call(applicantOperations.showProgress, { ...options }),
    sendOneTimeCode: (options) => byCode.call(applicantOperations.sendOneTimeCode, { ...options }),
    beginSession: async (code, options) => {
      const begun = await byCode.call(applicantOperations.beginSession, { ...options, body: { code } });
      if (begun.ok) token = begun.value.token;
      return begun;
    },
    ownCase: (options) => own.call(applicantOperations.showOwnCase, { ...options }),
    papers: (options) => own.call(applicantOperations.listOwnPapers, { ...options }),
    readPaper: (n, options) => own.call(applicantOperations.readOwnPaper, { ...options, params: { n } }),
    supply: (materials, options) =>
      own.call(applicantOperations.supplyOwnMaterials, { ...options, body: { materials } }),
    materials: (options) => own.call(applicantOperations.listOwnMaterials, { ...options }),
    uploadMaterial: (sha256, options) =>
      own.call(applicantOperations.uploadOwnMaterial, { ...options, params: { sha256 } }),
    rate: (body, options) => own.call(applicantOperations.rateOwnCase, { ...options, body }),
    withdraw: (reason, options) =>
      own.call(applicantOperations.withdrawOwnCase, { ...options, body: { reason } }),
  };
};
