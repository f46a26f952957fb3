import { acknowledge, type Instant } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";
import * as z from "zod";
import { logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";

const acknowledgement = z.object({ acknowledged: z.string() });

/**
 * Takes an endpoint's answer `{"acknowledged": "<event id>"}` to the delivery of a result for the partner's
 * acknowledgement; the endpoint is registered for it. Any other answer is none; one that names another event,
 * or a case that cannot be acknowledged, is logged by its code. The same answer twice is the same command.
 */
export const acknowledgeByAnswer = async (
  broker: Pick<Resources, "store" | "calendarOf"> & { readonly clock: () => Instant },
  { type, caseId, n, partner }: KeptEvent,
  eventId: string,
  text: string,
): Promise<void> => {
  if (type !== "CaseDecided") return;
  const answer = acknowledgement.safeParse(jsonOf(text));
  if (!answer.success) return;
  const notTaken = (code: string) =>
    logWarning("answer-acknowledges-nothing", { partner, caseId, event: n, code });
  if (answer.data.acknowledged !== eventId) return notTaken("other-event");
  const outcome = await runCommand(broker, {
    caseId,
    stamp: { id: `answer-to-${eventId}`, digest: eventId },
    visible: ({ origin }) => origin.partner === partner,
    now: broker.clock(),
    decide: (kase, moment) => acknowledge.verdict(kase, "partner", "answer", moment),
  });
  if (outcome.kind !== "done") notTaken(outcome.code);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
