import { randomInt } from "node:crypto";
import type { applicantOperations, OneTimeCodeReason } from "@tongban/contract";
import { keepOneTimeCode } from "@tongban/store";
import { answered, type Problem, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import type { Sms } from "../../edge/sms.ts";
import { phoneOf } from "../../views/applicant.ts";
import { readApplication } from "../../views/read-application.ts";
import type { Applicant } from "../applicant-authentication.ts";
import { loadOwnHistory } from "../own-history.ts";
import { oneTimeMac } from "./one-time-mac.ts";

const DIGITS = 6;

/**
 * Sends a one-time code to the telephone that the application names. It is kept before it is sent: one whose message
 * was lost is followed by another one a minute later.
 */
export const sendOneTimeCode =
  (
    resources: Resources & { readonly sms: Sms | undefined },
  ): Run<typeof applicantOperations.sendOneTimeCode, Applicant> =>
  async ({ caller, now }) => {
    const { store, sealing, keyring, sms } = resources;
    if (!sms) return impossible("no-gateway");
    const application = await readApplication(sealing, await loadOwnHistory(resources, caller));
    const phone = phoneOf(application.applicant);
    if (phone === undefined) return impossible("no-phone");
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
    const mac = await oneTimeMac(keyring, caller.caseId, code);
    const kept = await keepOneTimeCode(store, caller.caseId, mac, now);
    if (kept.kind === "too-soon") return problem("one-time-code-too-soon", { retryAfter: kept.seconds });
    const taken = await sms(phone, messageOf(code));
    return taken
      ? answered({ expires: kept.expires, phoneEnd: phone.replaceAll(/\D/g, "").slice(-2) })
      : impossible("not-taken");
  };

/** The message says nothing of the case: whoever sees it on a locked telephone learns nothing. */
const messageOf = (code: string): string =>
  `【通办】验证码 ${code}，5 分钟内有效，用于查看办件。请勿告诉他人。`;

const impossible = (reason: OneTimeCodeReason): Problem => problem("one-time-code-impossible", { reason });
