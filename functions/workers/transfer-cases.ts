import {
  type Allowed,
  type CaseId,
  calendarRegionOf,
  type Desk,
  type Instant,
  isAtWindow,
  nextTransferLook,
  type Refusal,
  type RegionCode,
  type Staff,
  transfer,
  transferTarget,
  type WindowId,
} from "@tongban/domain";
import {
  decideAndSave,
  endTransfer,
  listWindowWork,
  loadDesks,
  loadHead,
  loadTransfer,
  loadWindows,
  noteTransfer,
  type WindowTransfer,
} from "@tongban/store";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";
import type { LongRun } from "./look-at-agreement.ts";

type Around = Pick<Resources, "store" | "calendarOf">;

/** Cases that are handed over at the same time. */
const TOGETHER = 5;

/** Cases that stay and are named. */
const NAMED = 20;

/**
 * Hands the open cases of a closed window over to the windows that take its work now, each by itself and in the name of
 * who closed it. A run that is too long, or is killed, goes on with what is still there; the looks go on as long as the
 * window is closed, and stop once it is open: what went stays where it is.
 */
export const transferCases = async (
  around: Around,
  window: WindowId,
  now: Instant,
  { goOn, comeAgain }: LongRun,
): Promise<void> => {
  const { store } = around;
  const [begun, [profile]] = await Promise.all([loadTransfer(store, window), loadWindows(store, [window])]);
  if (!begun) return;
  if (!profile || profile.open) {
    await endTransfer(store, begun);
    return;
  }
  const { region } = profile;
  const cases = await listWindowWork(store, window, region);
  const stuck: CaseId[] = [];
  let moved = 0;
  let done = 0;
  for (; done < cases.length && goOn(); done += TOGETHER) {
    const desks = (await loadDesks(store, [region])).get(region) ?? [];
    const some = cases.slice(done, done + TOGETHER).map(({ origin }) => origin.id);
    const outcomes = await Promise.all(
      some.map((caseId) => transferOne(around, begun, { caseId, region, desks, now })),
    );
    moved += outcomes.filter((outcome) => outcome === "moved").length;
    stuck.push(...some.filter((_, i) => outcomes[i] === "stuck"));
  }
  const whole = done >= cases.length;
  const left = whole ? stuck.length : stuck.length + cases.length - done;
  const look = { moved, stuck: stuck.slice(0, NAMED), left, lookedAt: now };
  const next = whole ? nextTransferLook(moved > 0 ? now : begun.movedAt, now) : now;
  if (!(await noteTransfer(store, begun, look, next))) return;
  logInfo("cases handed over", { window, count: moved });
  if (!whole) await comeAgain();
};

type One = {
  readonly caseId: CaseId;
  readonly region: RegionCode;
  readonly desks: readonly Desk[];
  readonly now: Instant;
};

/** `gone`: it was taken on, or is not the window's any more. */
const transferOne = async (
  { store, calendarOf }: Around,
  { window, by, reason, since }: WindowTransfer,
  { caseId, region, desks, now }: One,
): Promise<"moved" | "stuck" | "gone"> => {
  const changed = await decideAndSave<Ground, Refusal | Gone>(store, {
    load: async () => {
      const head = (await loadHead(store, caseId)) ?? absent();
      return { head, calendar: await calendarOf(calendarRegionOf(head.kase.origin)) };
    },
    decide: ({ head: { kase }, calendar }): Allowed | Refusal | Gone => {
      if (!isAtWindow(kase, window)) return { kind: "gone" };
      const target = transferTarget(kase, desks);
      if ("code" in target) return target;
      return transfer.verdict(kase, whoOf(by, region), { ...target, reason }, { now, calendar });
    },
    command: { id: `transfer ${since}`, digest: "" },
  });
  if (changed.kind === "saved") return "moved";
  if (changed.kind === "refusal" && changed.code !== "nowhere-to-transfer")
    logWarning("case not handed over", { caseId, code: changed.code });
  return changed.kind === "gone" ? "gone" : "stuck";
};

type Ground = {
  readonly head: NonNullable<Awaited<ReturnType<typeof loadHead>>>;
  readonly calendar: Awaited<ReturnType<Around["calendarOf"]>>;
};
type Gone = { readonly kind: "gone" };

/** The coordinator who closed the window; an operator with a file closes in the broker's name. */
const whoOf = (by: WindowTransfer["by"], region: RegionCode): Staff | "broker" =>
  by.kind === "staff"
    ? { id: by.id, name: by.name, role: "coordinator", regions: [region], windows: [] }
    : "broker";

const absent = (): never => {
  throw new Error("a list of work has a case that is not in the table");
};
