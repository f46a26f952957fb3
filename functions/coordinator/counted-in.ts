import { type Case, type Finish, finishOf, type Instant, localDateOf, type Period } from "@tongban/domain";

/** What a figure of the service level counts cases as. */
type Counted = "received" | "completed" | "on-time" | "late";

/** How a case was decided; a declined one finished too, but is not completed. */
const finishOfDecided = (kase: Case): Finish | undefined =>
  kase.status === "declined" ? undefined : finishOf(kase);

/** When a case counted as what is asked; undefined where it did not. */
const countedAt: { readonly [C in Counted]: (kase: Case) => Instant | undefined } = {
  received: ({ origin }) => origin.submittedAt,
  completed: (kase) => finishOfDecided(kase)?.at,
  "on-time": (kase) => {
    const finish = finishOfDecided(kase);
    return finish?.late === false ? finish.at : undefined;
  },
  late: (kase) => {
    const finish = finishOfDecided(kase);
    return finish?.late === true ? finish.at : undefined;
  },
};

/** Whether a figure of a period counts a case, as the counters do: by the Shanghai date on which it was received or decided. */
export const isCountedIn = (
  kase: Case,
  counted: Counted | undefined,
  period: Period | undefined,
): boolean => {
  if (counted === undefined && period === undefined) return true;
  const at = countedAt[counted ?? "received"](kase);
  if (at === undefined) return false;
  const day = localDateOf(at);
  return period === undefined || (period.first <= day && day <= period.last);
};
