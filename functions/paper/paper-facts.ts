import {
  type Instant,
  type Organ,
  type PaperFacts,
  paperKindOf,
  toldBy,
  type WindowId,
} from "@tongban/domain";
import { type CaseHistory, loadWindows, openProse, type Sealing, type StoreContext } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import { caseNamesIn } from "../views/case-names.ts";
import { readApplication } from "../views/read-application.ts";

/** What a paper is worded from, and whose series its number is of. */
export type GatheredPaper = {
  /** The event that makes it: of a paper in the place of a void one, that which declared that one void. */
  readonly by: { readonly n: number; readonly at: Instant };
  readonly facts: PaperFacts;
  /** What tells the organ's series of numbers from others: its credit code, or its window where it has none. */
  readonly series: string;
  readonly numberForm: string | undefined;
};

/**
 * An event with what people wrote in it, the window at which it was, the kind of paper that it makes, and of a proof of
 * service how the result went out.
 */
type TellingEvent = Pick<PaperFacts, "kind" | "event" | "sent"> & { readonly window: WindowId };

/** Gathers what the paper of a case's event says; nothing where the event makes none. The applicant is named in full. */
export const paperFactsIn = (resources: Pick<Resources, "store" | "sealing" | "names">) => {
  const { sealing } = resources;
  const word = wordingIn(resources);
  return async (history: CaseHistory, n: number): Promise<GatheredPaper | undefined> => {
    const made = history.events.find((one) => one.n === n);
    const event = toldBy(history.events, n);
    const kind = made && paperKindOf(made, history.head.kase.origin.caseType);
    if (!event || !kind) return undefined;
    const [prose, sent] = await Promise.all([
      openProse(sealing, event),
      event.type === "ResultDelivered" ? sentBefore(sealing, history, event.n) : undefined,
    ]);
    const { window } = event;
    const told = { kind, window, event: { ...event, prose }, ...(sent ? { sent } : {}) };
    return { by: { n: made.n, at: made.at }, ...(await word(history, told)) };
  };
};

/** Says what the paper of an event is worded from, which need not have happened yet. */
export const wordingIn = ({ store, sealing, names }: Pick<Resources, "store" | "sealing" | "names">) => {
  const caseNames = caseNamesIn(store);
  return async (
    history: CaseHistory,
    { window, ...told }: TellingEvent,
  ): Promise<Omit<GatheredPaper, "by">> => {
    const { kase } = history.head;
    const { origin } = kase;
    const [{ applicant }, known, { agreement }, issuer] = await Promise.all([
      readApplication(sealing, history),
      names(),
      caseNames(kase),
      issuerAt(store, window),
    ]);
    const matter = known.matters.get(origin.matter);
    return {
      facts: {
        ...told,
        origin,
        matter: { title: matter?.title ?? origin.matter, kind: matter?.kind ?? "service" },
        agreement,
        organ: issuer.name,
        addressee: applicant.name,
        addressed: applicant.kind,
      },
      series: issuer.organ?.creditCode ?? window,
      numberForm: issuer.organ?.paperNumber,
    };
  };
};

/** How the result went out that was delivered by an event. */
const sentBefore = async (
  sealing: Sealing,
  { events }: CaseHistory,
  n: number,
): Promise<PaperFacts["sent"]> => {
  const sent = events.findLast((event) => event.type === "ResultDispatched" && event.n < n);
  return sent?.type === "ResultDispatched" ? { ...sent, prose: await openProse(sealing, sent) } : undefined;
};

/** The window at which the event was, which stands for the organ that answers for it. */
const issuerAt = async (
  store: StoreContext,
  window: WindowId,
): Promise<{ readonly name: string; readonly organ?: Organ | undefined }> => {
  const [found] = await loadWindows(store, [window]);
  return found ?? { name: window };
};
