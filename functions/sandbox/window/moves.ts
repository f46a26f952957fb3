import type { MagicWord } from "@tongban/contract/sandbox";
import {
  type Case,
  type CaseAction,
  type CaseEventType,
  type Instant,
  isDeliveredByWindow,
  isLive,
} from "@tongban/domain";

/** What the sandbox's window does next with a case: who of its team, which action, and what it says. */
export type Move = {
  readonly by: "clerk" | "lead";
  readonly action: CaseAction;
  readonly input?: Readonly<Record<string, unknown>>;
};

/** Whether a move ends the time in which files can be uploaded: the case is not open after it. */
export const endsUploads = ({ action }: Move): boolean => action === "decide" || action === "decline";

/** What a move is chosen by. */
export type Seen = {
  readonly kase: Case;
  /** Types of what happened to the case so far. */
  readonly happened: readonly CaseEventType[];
  readonly now: Instant;
};

type Script = (seen: Seen) => Move | undefined;

const clerk = (action: CaseAction, input?: Move["input"]): Move =>
  input ? { by: "clerk", action, input } : { by: "clerk", action };
const lead = (action: CaseAction, input: Move["input"]): Move => ({
  by: "lead",
  action,
  ...(input ? { input } : {}),
});

/** Takes what nobody holds, or whose lease ended. */
const take: Script = ({ kase, now }) => {
  if (kase.status === "routed") return clerk("claim");
  if (kase.status === "claimed") return now >= kase.leaseEnds ? clerk("claim") : undefined;
  return kase.status === "accepted" && kase.holder === undefined ? clerk("claim") : undefined;
};

/** An instant matter is decided straight from its claim (行政许可法 art 34). */
const accept: Script = ({ kase }) =>
  kase.status === "claimed" && kase.origin.caseType !== "instant" ? clerk("accept") : undefined;

const isDecidable = ({ status, origin }: Case): boolean =>
  status === "accepted" || (status === "claimed" && origin.caseType === "instant");

const grant: Script = ({ kase }) =>
  isDecidable(kase)
    ? clerk("decide", {
        outcome: "granted",
        document: { number: `沙箱-${kase.origin.id}`, title: "沙箱办理结果" },
      })
    : undefined;

const refuse: Script = ({ kase }) =>
  isDecidable(kase)
    ? clerk("decide", {
        outcome: "refused",
        reasons: "沙箱演示：提交的材料不符合该事项的许可条件。",
        remedies: "可自收到本决定之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
      })
    : undefined;

const sendOut: Script = ({ kase }) => {
  if (kase.status !== "decided" || kase.delivery === "under-way" || kase.delivery === "delivered")
    return undefined;
  return kase.origin.delivery === "post"
    ? clerk("dispatch-result", { way: "post", carrier: "邮政特快专递", number: "1000000000001" })
    : clerk("dispatch-result", { way: "pick-up", place: "西安市通办专窗", code: "0000" });
};

const confirm: Script = ({ kase, now }) =>
  kase.status === "decided" && kase.delivery === "under-way"
    ? clerk("confirm-delivery", { proof: "signature", receivedBy: "申请人", receivedAt: now })
    : undefined;

/** The first of some scripts that has a move. */
const first =
  (...scripts: readonly Script[]): Script =>
  (seen) => {
    for (const script of scripts) {
      const move = script(seen);
      if (move) return move;
    }
    return undefined;
  };

const begin = first(take, accept);

const deliverAsWished: Script = (seen) =>
  seen.kase.status === "decided" && isDeliveredByWindow(seen.kase)
    ? first(sendOut, confirm)(seen)
    : undefined;

const granted = first(begin, grant, deliverAsWished);

/** What happens for each magic word; the words themselves stand in the contract. */
const scripts: Readonly<Record<MagicWord, Script>> = {
  grant: granted,
  refuse: first(begin, refuse),
  decline: first(take, ({ kase }) =>
    kase.status === "claimed"
      ? clerk("decline", { reason: "沙箱演示：该事项不属于本机关职权范围。", rightOrgan: "沙箱演示机关" })
      : undefined,
  ),
  supplement: first(
    take,
    ({ kase, happened }) =>
      kase.status === "claimed" && !happened.includes("SupplementAsked")
        ? clerk("ask-supplement", {
            deficiencies: [{ material: "补充说明", problem: "沙箱演示：请补交一份补充说明。" }],
          })
        : undefined,
    granted,
  ),
  extension: first(
    begin,
    ({ kase }) => {
      if (kase.status !== "accepted" || kase.extension?.state === "approved") return undefined;
      return kase.extension
        ? lead("approve-extension", { reasons: "沙箱演示：情况复杂，批准延期。" })
        : clerk("ask-extension", { reasons: "沙箱演示：情况复杂，申请延期。" });
    },
    granted,
  ),
  overdue: (seen) => {
    if (isLive(seen.kase.clocks.explanation))
      return lead("explain-delay", { reasons: "沙箱演示：因联调安排未按期办结，现说明原因。" });
    return seen.happened.includes("ExplanationGiven") ? granted(seen) : undefined;
  },
  "delivery-failure": first(
    begin,
    grant,
    sendOut,
    ({ kase, happened }) =>
      kase.status === "decided" && kase.delivery === "under-way" && !happened.includes("DeliveryFailed")
        ? clerk("fail-delivery", { reason: "沙箱演示：收件人不在，退回窗口。", returned: true })
        : undefined,
    confirm,
  ),
  none: () => undefined,
};

/** What the window does next with a case of a magic word; nothing where it is for others to go on. */
export const nextMove = (word: MagicWord, seen: Seen): Move | undefined => scripts[word](seen);
