import {
  type ChosenWindow,
  canWork,
  chooseWindow,
  type Desk,
  substituteOf,
} from "../../agreement/choose-window.ts";
import { addMs, epochMs, type Instant } from "../../clock/instant.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, holderOf, isOpen, openStatuses } from "../case.ts";
import { transition } from "../transition.ts";

/** Where a case of a closed window goes, and why its window closed. */
export type Transfer = ChosenWindow & { readonly reason: string };

/**
 * Hands an open case over to another window of its region, because its own one is closed (移交); in the name of who
 * closed it. A claim goes back on the board there. What is accepted, suspended or waits for a supplement keeps its
 * holder where they work at the new window too, and is nobody's otherwise. Hours and limits stay as they were admitted.
 */
export const transfer = transition({
  from: openStatuses,
  unless: (_kase, by: Staff | "broker") =>
    by === "broker" || by.role === "coordinator" ? undefined : refusal("coordinator-required"),
  happens: (kase, _by, { desk, why, reason }: Transfer) => {
    const from = kase.window;
    if (desk.window === from) return refusal("nowhere-to-transfer", { window: from });
    const holder = holderOf(kase);
    const stays = kase.status !== "claimed" && holder !== undefined && desk.team.includes(holder);
    return [
      {
        type: "CaseTransferred",
        from,
        to: desk.window,
        choice: why,
        ...(stays ? { holder } : {}),
        prose: { reason },
      },
    ];
  },
});

/**
 * The window that a case of a closed window goes to now: that one's substitute, else the one that a submission would be
 * given to; `nowhere-to-transfer` where none can take it.
 */
export const transferTarget = ({ origin, window }: Case, desks: readonly Desk[]): ChosenWindow | Refusal => {
  const { matter, district, id } = origin;
  const own = desks.find((desk) => desk.window === window);
  const substitute = own && substituteOf(desks, own);
  if (substitute) return { desk: substitute, why: "substitute" };
  const chosen = chooseWindow(desks, { matter, key: id, ...(district ? { district } : {}) });
  return chosen && canWork(chosen.desk) && chosen.desk.window !== window
    ? chosen
    : refusal("nowhere-to-transfer", { window });
};

/** Whether a case is still a window's to hand over. */
export const isAtWindow = (kase: Case, window: Case["window"]): boolean =>
  kase.window === window && isOpen(kase);

/** ms between two looks at the cases of a closed window, at least and at most. */
const LOOK_MS = { least: 60_000, most: 3_600_000 } as const;

/**
 * When the cases of a closed window are looked at again: after as long as nothing went, for one may be routed there late,
 * and a window that can take the others may open.
 */
export const nextTransferLook = (movedAt: Instant, now: Instant): Instant => {
  const idle = epochMs(now) - epochMs(movedAt);
  return addMs(now, Math.min(LOOK_MS.most, Math.max(LOOK_MS.least, idle)));
};
