import type { applicantOperations } from "@tongban/contract";
import { addMs } from "@tongban/domain";
import { applicantSessionsWith, tryOneTimeCode } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import type { Applicant } from "../applicant-authentication.ts";
import { oneTimeMac } from "./one-time-mac.ts";

/** A session ends after so many ms; a new one takes a new one-time code. */
const SESSION_MS = 900_000;

/** Opens a session for the case of the query code to whoever knows the one-time code that was sent for it. */
export const beginSession =
  ({ store, keyring }: Resources): Run<typeof applicantOperations.beginSession, Applicant> =>
  async ({ caller: { caseId }, body, now }) => {
    const tried = await tryOneTimeCode(store, caseId, await oneTimeMac(keyring, caseId, body.code), now);
    if (tried.kind === "over") return problem("one-time-code-over");
    if (tried.kind === "wrong") return problem("one-time-code-wrong", { left: tried.left });
    const until = addMs(now, SESSION_MS);
    const token = await applicantSessionsWith(keyring).write(caseId, until);
    return answered({ token, until, seconds: SESSION_MS / 1000 });
  };
