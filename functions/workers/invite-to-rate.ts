import type { CaseId } from "@tongban/domain";
import { loadHistory } from "@tongban/store";
import { logInfo } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";
import type { Sms } from "../edge/sms.ts";
import { phoneOf } from "../views/applicant.ts";
import { readApplication } from "../views/read-application.ts";

/** It says nothing of the case, which may stand on a locked telephone, and holds no link that could be forged. */
const MESSAGE =
  "【通办】您的办件已有进展，请用收件凭证上的查询码打开办件进度页，对服务作出评价。如已评价，请忽略。";

/**
 * Writes to the applicant that they are invited to rate (邀评), once the invitation is on the record: a message that is
 * lost then is not sent again, and the partner is told all the same. Nothing without a gateway or a telephone.
 */
export const inviteByText =
  ({ store, sealing }: Pick<Resources, "store" | "sealing">, sms: Sms | undefined) =>
  async (caseId: CaseId): Promise<void> => {
    if (!sms) return;
    const history = await loadHistory(store, caseId);
    if (!history) return;
    const phone = phoneOf((await readApplication(sealing, history)).applicant);
    if (phone !== undefined && !(await sms(phone, MESSAGE)))
      logInfo("invitation not taken by the gateway", { caseId });
  };
