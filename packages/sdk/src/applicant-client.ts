import { applicantOperations } from "@tongban/contract";
import {
  type CallHeaders,
  type CallResult,
  type ClientSetting,
  createClient,
  type Returned,
} from "./client/index.ts";

type Operations = typeof applicantOperations;
type Answered<Name extends keyof Operations> = Promise<CallResult<Returned<Operations[Name]>>>;
type Stop = Pick<CallHeaders, "signal">;

/** What an applicant may ask and do with the query code of a case; nothing is signed. */
export type ApplicantClient = {
  /** Where the case is, whose turn it is, by when and why, what is missing and whom to call. */
  progress(options?: Stop): Answered<"showProgress">;
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
  const client = createClient({ ...setting, authenticate: () => ({ "query-code": queryCode }) });
  return { progress: (options) => client.call(applicantOperations.showProgress, { ...options }) };
};
