import type { Instant } from "../clock/instant.ts";
import { type Refusal, type RefusalCode, refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import { type Case, type CaseIn, type CaseStatus, isIn } from "./case.ts";
import type { Actor, CaseEventDetail } from "./event.ts";
import type { Moment } from "./moment.ts";
import { allowed, type Verdict } from "./verdict.ts";

/** Who gives a command: a member of staff, the partner that submitted the case, its applicant, or the broker itself. */
export type Commander = Staff | "partner" | "applicant" | "broker";

/** Who speaks for the applicant: the partner that submitted the case, or the team of the window that took it in. */
export type Sender = "partner" | Staff;

/** One way on for a case, for one kind of commander. */
export type Transition<By extends Commander, Input> = {
  /** Why the commander may not do this with the case now, whatever they say with it; nothing where they may. */
  readonly objection: (kase: Case, by: By, now: Instant) => Refusal | undefined;
  /** What the command comes to. */
  readonly verdict: (kase: Case, by: By, input: Input, moment: Moment) => Verdict;
};

type Draft<S extends CaseStatus, By extends Commander, Input> = {
  /** The statuses it may start from. */
  readonly from: readonly S[];
  /** Why not from this status, where that is another word than the usual one. */
  readonly notFrom?: (kase: Case) => Refusal | undefined;
  /** What else must hold. */
  readonly unless?: (kase: CaseIn<S>, by: By, now: Instant) => Refusal | undefined;
  /** What happens, or what is wrong with the input. */
  readonly happens: (
    kase: CaseIn<S>,
    by: By,
    input: Input,
    moment: Moment,
  ) => readonly CaseEventDetail[] | Refusal;
};

/** Makes a transition of the statuses it starts from, what else must hold, and what happens then. */
export const transition = <const S extends CaseStatus, By extends Commander, Input = undefined>({
  from,
  notFrom,
  unless,
  happens,
}: Draft<S, By, Input>): Transition<By, Input> => {
  const start = (kase: Case, by: By, now: Instant) => {
    if (!isIn(kase, from)) return notFrom?.(kase) ?? notStartingIn(kase.status, from);
    return unless?.(kase, by, now) ?? { kind: "start" as const, kase };
  };
  return {
    objection: (kase, by, now) => {
      const started = start(kase, by, now);
      return started.kind === "refusal" ? started : undefined;
    },
    verdict: (kase, by, input, moment) => {
      const started = start(kase, by, moment.now);
      if (started.kind === "refusal") return started;
      const details = happens(started.kase, by, input, moment);
      return "kind" in details ? details : allowed(kase, actorOf(kase, by), moment, details);
    },
  };
};

/** Why a case whose status is another one cannot have this done. */
const notStartingIn = (status: CaseStatus, allowedFrom: readonly CaseStatus[]): Refusal =>
  refusal(refusalByStatus[status], { status, allowedFrom });

/** The refusal for a case in a status that a command may not start from. */
const refusalByStatus: Record<CaseStatus, RefusalCode> = {
  submitted: "not-yet-routed",
  routed: "not-claimed",
  claimed: "not-accepted",
  "awaiting-supplement": "awaiting-supplement",
  accepted: "already-accepted",
  suspended: "clock-paused",
  decided: "already-decided",
  closed: "already-acknowledged",
  declined: "already-declined",
  withdrawn: "already-withdrawn",
  abandoned: "already-abandoned",
  terminated: "already-terminated",
};

const actorOf = ({ origin }: Case, by: Commander): Actor => {
  if (by === "broker" || by === "applicant") return { kind: by };
  if (by === "partner") return { kind: "partner", id: origin.partner };
  return { kind: "staff", id: by.id, name: by.name };
};
