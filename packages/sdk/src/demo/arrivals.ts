import type { PartnerEvent } from "@tongban/contract";
import { CommandError, exitCodes } from "../command/exit-code.ts";

/** Events by case, and waiting for one of them. */
export type Arrivals = {
  readonly add: (event: PartnerEvent) => void;
  /** Everything that waits from now on fails with this. */
  readonly fail: (error: unknown) => void;
  /** Resolves with a case's event of a status; refuses after `bound` ms with one sentence. */
  readonly of: (
    caseId: string,
    status: PartnerEvent["data"]["status"],
    bound: number,
  ) => Promise<PartnerEvent>;
};

/** Opens a place where events arrive by one `way`, such as `the feed`. */
export const openArrivals = (way: string): Arrivals => {
  const events: PartnerEvent[] = [];
  const waiting = new Set<() => void>();
  let failure: { readonly error: unknown } | undefined;
  const wake = (): void => {
    for (const look of waiting) look();
  };
  return {
    add: (event) => {
      events.push(event);
      wake();
    },
    fail: (error) => {
      failure ??= { error };
      wake();
    },
    of: (caseId, status, bound) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          act();
        };
        const late = () => new CommandError(exitCodes.fault, lateSentence(way, caseId, status, bound));
        const timer = setTimeout(() => settle(() => reject(late())), bound);
        const look = (): void => {
          const found = events.find(({ data }) => data.caseId === caseId && data.status === status);
          if (found) settle(() => resolve(found));
          else if (failure) settle(() => reject(failure?.error));
        };
        waiting.add(look);
        look();
      }),
  };
};

const lateSentence = (way: string, caseId: string, status: string, bound: number): string =>
  `${way} did not bring "${status}" of case ${caseId} within ${bound / 1_000} s.`;
