import { windowNews } from "@tongban/domain";
import * as z from "zod";
import { caseNumber, caseStatus, clockName, provisional, rung } from "./case-view.ts";
import { caseEventId, cloudEvent } from "./cloud-event.ts";
import { caseId, instant, localDate, matterId, windowId } from "./identifiers.ts";

type News = (typeof windowNews)[keyof typeof windowNews];

/** The CloudEvents type of what a window is told of. */
export const windowEventType = <N extends News | "unstaffed" | "tested">(
  news: N,
): `cn.tongban.window.${N}.v1` => `cn.tongban.window.${news}.v1`;

const newsEvent = cloudEvent({
  id: caseEventId,
  type: z.enum(Object.values(windowNews).map(windowEventType)),
  subject: caseId,
  data: z.strictObject({
    window: windowId,
    caseId,
    number: caseNumber,
    matter: matterId,
    version: z.int(),
    status: caseStatus,
    clock: clockName.describe("which clock runs out when, or ran out"),
    rung: rung.nullable().describe("null where action was ordered (督办)"),
    due: instant,
    provisional,
    explanationDue: instant
      .nullable()
      .describe(
        "until when the window is to explain why the case is late (条例 36); null where it is not asked",
      ),
    path: z.string().describe("of the case's page, below the address of the broker"),
  }),
});

const unstaffedEvent = cloudEvent({
  id: z.string().describe("window and date; the same day told again has the same id"),
  type: z.literal(windowEventType("unstaffed")),
  subject: windowId,
  data: z.strictObject({
    window: windowId,
    date: localDate.describe("a working day that is near and on which nobody of the window is on duty"),
  }),
});

const testEvent = cloudEvent({
  id: z.string(),
  type: z.literal(windowEventType("tested")),
  subject: windowId,
  data: z.strictObject({ window: windowId }),
});

/**
 * A CloudEvents 1.0 event in JSON, the body of a window's webhook: a warning, an order of action, a day without anybody on
 * duty, or the test that somebody asked for. It says nothing of the applicant.
 */
export const windowEvent = z.discriminatedUnion("type", [newsEvent, unstaffedEvent, testEvent]);

/** A CloudEvents event for a window. */
export type WindowEvent = z.output<typeof windowEvent>;
