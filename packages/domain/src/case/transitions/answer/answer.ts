import { unlessOriginalsSeen } from "../../../material/originals.ts";
import { refusal } from "../../../refusal.ts";
import { leaseEndFrom } from "../../due.ts";
import type { ResultDocument } from "../../event.ts";
import { unlessFeeSettled } from "../../fees.ts";
import { systemHolder } from "../../system-holder.ts";
import { transition } from "../../transition.ts";

/** What a data source certifies: the document that it makes, and its content line by line. */
export type Certificate = { readonly document: ResultDocument; readonly content: string };

/** Why a data source gave no certificate: it does not know the applicant, or it could not be asked. */
export const answerMisses = ["unknown-there", "source-failed"] as const;

/** One of {@link answerMisses}. */
export type AnswerMiss = (typeof answerMisses)[number];

/**
 * Answers an instant matter from a data source (网上开证明): the broker claims, accepts and decides it in one write, on the
 * spot (行政许可法 art 34). Only what waits on the board: what a clerk took meanwhile is theirs. What needs an original is left to people. It never refuses an
 * application: that takes a person, who states reasons.
 */
export const answer = transition({
  from: ["routed"],
  unless: (kase, _by: "broker") =>
    kase.origin.caseType === "instant"
      ? (unlessOriginalsSeen(kase) ?? unlessFeeSettled(kase))
      : refusal("not-accepted", { status: kase.status }),
  happens: (kase, _by, { document, content }: Certificate, moment) => {
    const lease = leaseEndFrom(kase.origin.standard, moment);
    if (lease.kind === "refusal") return lease;
    return [
      { type: "CaseClaimed", holder: systemHolder, leaseEnds: lease.value },
      { type: "CaseAccepted" },
      { type: "CaseDecided", outcome: "granted", document, prose: { certificate: content } },
    ];
  },
});

/** Says why the broker could not answer a case itself; it stays on the board for people. */
export const missAnswer = transition({
  from: ["routed"],
  happens: (_kase, _by: "broker", missed: { readonly dataSource: string; readonly why: AnswerMiss }) => [
    { type: "AnswerMissed", ...missed },
  ],
});
