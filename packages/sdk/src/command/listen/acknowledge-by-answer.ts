import type { PartnerEvent } from "@tongban/contract";
import * as z from "zod";
import { Fault } from "../../client/index.ts";
import type { Answered } from "../../conformance/receiver/send-delivery.ts";
import type { PartnerClient } from "../../partner/partner-client.ts";

/** What came of an answer that acknowledges a result; `left`: nobody asked for it to be done. */
export type Acknowledgement =
  | { readonly kind: "done" | "left" }
  | { readonly kind: "refused"; readonly code: string; readonly detail: string };

/** The only events whose delivery can be answered with an acknowledgement. */
const RESULT: PartnerEvent["type"] = "cn.tongban.case.decided.v1";

const acknowledging = z.object({ acknowledged: z.string() });

/**
 * Acknowledges a result where the receiver's answer to its delivery says so, `{"acknowledged": "<event id>"}`, as a broker does
 * for a webhook that is set with `acknowledgeByAnswer`; leaves it without a client. Nothing where the answer says nothing of it.
 */
export const acknowledgeByAnswer = async (
  client: Pick<PartnerClient, "acknowledgeResult"> | undefined,
  event: PartnerEvent,
  answer: Answered,
  signal: AbortSignal,
): Promise<Acknowledgement | undefined> => {
  const named = event.type === RESULT ? acknowledgedIn(answer) : undefined;
  if (named === undefined) return undefined;
  if (named !== event.id)
    return { kind: "refused", code: "other-event", detail: `The answer acknowledges ${named}.` };
  return client === undefined ? { kind: "left" } : acknowledge(client, event.data.caseId, signal);
};

const acknowledgedIn = (answer: Answered): string | undefined => {
  if (answer.kind !== "answered" || answer.status < 200 || answer.status > 299) return undefined;
  try {
    return acknowledging.safeParse(JSON.parse(answer.text)).data?.acknowledged;
  } catch {
    return undefined;
  }
};

/** An event that comes again finds its result acknowledged, which is what it asks for. */
const acknowledge = async (
  client: Pick<PartnerClient, "acknowledgeResult">,
  caseId: string,
  signal: AbortSignal,
): Promise<Acknowledgement> => {
  try {
    const answer = await client.acknowledgeResult(caseId, { signal });
    if (answer.ok || answer.problem.code === "already-acknowledged") return { kind: "done" };
    return { kind: "refused", code: answer.problem.code, detail: answer.problem.detail };
  } catch (failure) {
    if (failure instanceof Fault) return { kind: "refused", code: failure.kind, detail: failure.message };
    throw failure;
  }
};
