import { type Case, type CaseId, type CountedCase, evolve, needsClocks } from "@tongban/domain";
import { inBatches, type KeptEvent, loadHeads, loadHistory, type StoreContext } from "@tongban/store";

/** Tells what an event of a batch is counted with. */
export type CountedCases = (event: KeptEvent) => CountedCase;

/** Histories that are read at the same time. */
const READ_AT_ONCE = 16;

/**
 * Reads what the events of a batch are counted with: heads, for the origins that never change, but of a case whose first
 * event is in the batch; and the whole history of the few events that need the clocks before them.
 */
export const countedCasesOf = async (
  store: StoreContext,
  events: readonly KeptEvent[],
): Promise<CountedCases> => {
  const origins = await originsOf(store, events);
  const clocks = await clocksBefore(store, events.filter(needsClocks));
  return (event) => {
    const origin = origins.get(event.caseId);
    if (!origin) throw new Error(`event ${event.n} of ${event.caseId} is of no case`);
    const before = clocks.get(nameOf(event));
    return { origin, ...(before ? { clocks: before } : {}) };
  };
};

type Origins = ReadonlyMap<CaseId, Case["origin"]>;

const originsOf = async (store: StoreContext, events: readonly KeptEvent[]): Promise<Origins> => {
  const told = new Map(
    events.flatMap((event) =>
      event.type === "CaseSubmitted" ? [[event.caseId, event.origin] as const] : [],
    ),
  );
  const unknown = [...new Set(events.map(({ caseId }) => caseId))].filter((caseId) => !told.has(caseId));
  const heads = await loadHeads(store, unknown);
  return new Map([...told, ...heads.map(({ kase }) => [kase.origin.id, kase.origin] as const)]);
};

const clocksBefore = async (store: StoreContext, events: readonly KeptEvent[]) => {
  const found = await inBatches(
    events,
    READ_AT_ONCE,
    async (event) => [nameOf(event), (await caseBefore(store, event))?.clocks ?? {}] as const,
  );
  return new Map<string, Case["clocks"]>(found);
};

const caseBefore = async (store: StoreContext, { caseId, n }: KeptEvent): Promise<Case | undefined> => {
  const history = await loadHistory(store, caseId);
  return history?.events
    .filter((event) => event.n < n)
    .reduce<Case | undefined>((kase, event) => evolve(kase, event), undefined);
};

const nameOf = ({ caseId, n }: KeptEvent): string => `${caseId}-${n}`;
