import { cloudEventFrame, type WindowEvent, windowEventType } from "@tongban/contract";
import {
  type ClockName,
  type Deadline,
  type Instant,
  type LocalDate,
  type WindowId,
  windowNews,
} from "@tongban/domain";
import type { Head, KeptEvent } from "@tongban/store";

type Told = Extract<KeptEvent, { readonly type: keyof typeof windowNews }>;
type NewsData = Extract<WindowEvent["data"], { readonly caseId: unknown }>;

/** A working day on which nobody of a window is on duty, and when that was found. */
export type UnstaffedDay = {
  readonly window: WindowId;
  readonly unstaffed: LocalDate;
  readonly at: Instant;
};

/** Whether the webhook of a case's window is told of an event. */
export const isWindowVisible = (event: KeptEvent): event is Told => event.type in windowNews;

/** An event as the case's window is told of it (CloudEvents 1.0): what is due when, and nothing of the applicant. */
export const windowEventView = ({ kase: { origin, number } }: Head, event: KeptEvent): WindowEvent => {
  if (!isWindowVisible(event)) throw new Error(`${event.type} is not told to windows`);
  return {
    ...cloudEventFrame,
    id: `${origin.id}-${event.n}`,
    type: windowEventType(windowNews[event.type]),
    subject: origin.id,
    time: event.at,
    data: {
      window: event.window,
      caseId: origin.id,
      number: number ?? null,
      matter: origin.matter,
      version: event.n,
      status: event.after,
      ...whatIsDue(event),
      path: `/console/cases/${origin.id}`,
    },
  };
};

/** A working day without anybody on duty, as its window is told of it. */
export const unstaffedEventView = ({ window, unstaffed: date, at }: UnstaffedDay): WindowEvent => ({
  ...cloudEventFrame,
  id: `${window}-unstaffed-${date}`,
  type: windowEventType("unstaffed"),
  subject: window,
  time: at,
  data: { window, date },
});

const whatIsDue = (
  event: Told,
): Pick<NewsData, "clock" | "rung" | "due" | "provisional" | "explanationDue"> => {
  if (event.type === "WarningGiven") {
    const { clock, rung, due, provisional = false } = event;
    return { clock, rung, due, provisional, explanationDue: startedBy(event, "explanation")?.at ?? null };
  }
  const { at: due, provisional } = startedBy(event, "supervision") ?? unordered(event);
  return { clock: "supervision", rung: null, due, provisional, explanationDue: null };
};

/** The promised deadline of a clock that an event started. */
const startedBy = ({ clocks }: Told, clock: ClockName): Deadline | undefined =>
  clocks.flatMap((move) => (move.do === "start" && move.clock === clock ? [move.promised] : []))[0];

const unordered = ({ caseId, n }: Told): never => {
  throw new Error(`event ${n} of ${caseId} orders action and starts no clock`);
};
