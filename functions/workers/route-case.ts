import {
  type Calendar,
  type Case,
  type CaseId,
  type CaseNumber,
  calendarRegionOf,
  type Instant,
  localDateOf,
  makeCaseNumber,
  type Refusal,
  route,
} from "@tongban/domain";
import { decideAndSave, type Head, loadHead, type StoreContext, takeSerial } from "@tongban/store";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";

type Ground = {
  readonly head: Head;
  readonly number: CaseNumber | undefined;
  readonly calendar: Calendar;
};

/**
 * Puts a submitted case on its window's board, under a case number where its organ and matter have a code. A case
 * that is past that (delivered twice, or withdrawn meanwhile) is a refusal: acknowledged and recorded. A case that
 * does not exist is a fault. Answers with the case that is on the board now.
 */
export const routeCase = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  caseId: CaseId,
  now: Instant,
): Promise<Case | undefined> => {
  const numberOf = numbering(store, now);
  const changed = await decideAndSave<Ground, Refusal>(store, {
    load: async () => {
      const head = (await loadHead(store, caseId)) ?? absent();
      const calendar = await calendarOf(calendarRegionOf(head.kase.origin));
      return { head, number: await numberOf(head.kase), calendar };
    },
    decide: ({ head, number, calendar }) => route.verdict(head.kase, "broker", number, { now, calendar }),
    command: { id: "route", digest: "" },
  });
  if (changed.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
  if (changed.kind === "saved") return changed.after.head.kase;
  logInfo("not routed", { caseId, code: changed.code });
  // Delivered twice: what comes after routing may not have been done the first time.
  const head = changed.code === "already-routed" ? await loadHead(store, caseId) : undefined;
  return head?.kase;
};

/** Gives a case that can be routed its number, the same one each time it is asked. */
const numbering = (store: StoreContext, now: Instant) => {
  let given: CaseNumber | undefined;
  return async (kase: Case): Promise<CaseNumber | undefined> => {
    if (given === undefined && route.objection(kase, "broker", now) === undefined)
      given = await nextNumber(store, kase, now);
    return given;
  };
};

/** A day of one organ's matter has numbers for 9999 cases; the ones after that are worked on without one. */
const nextNumber = async (
  store: StoreContext,
  { origin: { id, implementationCode } }: Case,
  now: Instant,
): Promise<CaseNumber | undefined> => {
  if (implementationCode === undefined) return undefined;
  const date = localDateOf(now);
  const serial = await takeSerial(store, implementationCode, date);
  const made = makeCaseNumber({ implementationCode, date, serial });
  if (made.ok) return made.value;
  logWarning("no case number left for the day", { caseId: id, code: made.reason });
  return undefined;
};

const absent = (): never => {
  throw new Error("routed a case that is not in the table");
};
