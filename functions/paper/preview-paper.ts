import type { paperOperations } from "@tongban/contract";
import {
  actionTransitions,
  type Case,
  calendarRegionOf,
  type Moment,
  mayMakePaper,
  paperContent,
  paperKindOf,
  proseOf,
  type Staff,
  type Transition,
  type Verdict,
} from "@tongban/domain";
import { digestOf, loadHistory } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { atMyWindows } from "../views/side-of.ts";
import { withHolderName } from "../views/staff-names.ts";
import { wordingIn } from "./paper-facts.ts";
import type { PaperFonts } from "./paper-fonts.ts";
import { renderPaper } from "./render-paper.ts";

type Previewed = Call<typeof paperOperations.previewPaper, Staff>["body"];

/**
 * Shows the paper that a command would make: worded from the event that its transition would record, and laid out by the
 * press's own code as a draft. Nothing is kept, and nothing personal is opened to the caller: the applicant is named as
 * in lists.
 */
export const previewPaper = (
  resources: Resources & { readonly fonts: () => PaperFonts },
): Run<typeof paperOperations.previewPaper, Staff> => {
  const { store, calendarOf, fonts } = resources;
  const word = wordingIn(resources);
  return async ({ params: { caseId }, body, caller, now }) => {
    const history = await loadHistory(store, caseId);
    if (!history || !atMyWindows(caller)(history.head.kase)) return problem("not-found");
    const { kase } = history.head;
    const { origin } = kase;
    const calendar = await calendarOf(calendarRegionOf(origin));
    const verdict = verdictOn(kase, caller, body, { now, calendar });
    if (verdict.kind === "refusal") return { ...verdict, facts: await withHolderName(store, verdict.facts) };
    const event = verdict.events.find(mayMakePaper);
    const kind = event && paperKindOf(event, origin.caseType);
    if (!event || !kind) throw new Error(`${body.action} is a command that makes no paper`);
    const told = { kind, window: kase.window, event: { ...event, prose: proseOf(event) ?? {} } };
    const { facts } = await word(history, told);
    const content = paperContent({ ...facts, addressee: origin.applicant });
    const { bytes } = await renderPaper({ content, at: now }, fonts());
    return answered({ paper: kind, title: content.title, pdf: Buffer.from(bytes).toString("base64") });
  };
};

/** What the command would come to; a decision is given with its digest, as it is when it is made. */
const verdictOn = (kase: Case, staff: Staff, previewed: Previewed, moment: Moment): Verdict => {
  // Which body belongs to which command is checked by the operation; here they are one of many.
  const transition = actionTransitions[previewed.action] as Transition<Staff, unknown>;
  const body = "body" in previewed ? previewed.body : undefined;
  const input = previewed.action === "decide" ? { ...body, digest: digestOf(body) } : body;
  return transition.verdict(kase, staff, input, moment);
};
