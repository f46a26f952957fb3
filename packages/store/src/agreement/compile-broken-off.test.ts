import { ScanCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { AgreementId, MatterListRow, RegionCode } from "@tongban/domain";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { aListRow, anAgreement, aStandard } from "../../../../test/builders/agreement.ts";
import { aMatterId, anAgreementId, aRegion } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { monday } from "../../../../test/engines/kept-cases.ts";
import { nothing, publish, type WrittenAgreement } from "../../../../test/engines/publish.ts";
import type { StoreContext } from "../table/context.ts";
import { loadAdmissions } from "./admission.ts";
import { loadAgreementEvents, loadAgreementHead, verifyAgreement } from "./agreement-ledger.ts";
import { loadList } from "./list-content.ts";
import { byAgreement, listedEntries } from "./listing.ts";

const regions = ["610100", "320100", "640100"].map(aRegion);
const matters = ["food", "hotel", "clinic", "school"].map(aMatterId);
const pairs = regions.flatMap((source) =>
  regions.filter((handling) => handling !== source).map((handling) => ({ source, handling })),
);
const ids = ["one", "other"].map(anAgreementId);

/** A row for everybody, for one handling region, or for one source alone. */
const row: fc.Arbitrary<MatterListRow> = fc
  .record({
    matter: fc.constantFrom(...matters),
    days: fc.integer({ min: 1, max: 9 }),
    place: fc.constantFrom({}, ...regions.map((handling) => ({ handling }))),
    from: fc.constantFrom({}, ...regions.map((source) => ({ sources: [source] }))),
  })
  .map(({ matter, days, place, from }) =>
    aListRow({ matter, promised: { unit: "working-days", amount: days }, ...place, ...from }),
  );

const agreement: fc.Arbitrary<WrittenAgreement> = fc
  .record({
    id: fc.constantFrom(...ids),
    parties: fc.constantFrom(regions, ...regions.map((left) => regions.filter((one) => one !== left))),
    rows: fc.uniqueArray(row, {
      selector: ({ matter, handling, sources }) => `${matter} ${handling} ${sources}`,
      maxLength: 6,
    }),
    claim: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ id, parties, rows, claim }) => ({
    terms: anAgreement({ id, parties }),
    rows,
    standard: aStandard({ claim: { unit: "working-hours", amount: claim } }),
  }));

type Pair = { readonly source: RegionCode; readonly handling: RegionCode };

/** What a reader sees of each agreement between a pair: by matter, how much it promises. */
const seenBy = async (store: StoreContext, pair: Pair): Promise<ReadonlyMap<string, string>> => {
  const books = await loadAdmissions(store, pair, matters, monday);
  return new Map(
    ids.map((id) => {
      const seen = matters.map((matter) => {
        const covering = books.get(matter)?.coverages.find((one) => one.agreement.id === id);
        return covering && [covering.list?.entry.promised, covering.standard?.claim];
      });
      return [id, JSON.stringify(seen)];
    }),
  );
};

/** The same of one agreement, reckoned plainly: a row that names the place counts first, then one that names the source. */
const saidBy = (agreement: WrittenAgreement | undefined, pair: Pair): string => {
  const { terms, rows = [], standard } = agreement ?? {};
  const covers = terms?.parties.includes(pair.source) && terms.parties.includes(pair.handling);
  const said = matters.map((matter) => {
    if (!covers) return undefined;
    const some = rows.filter((one) => one.matter === matter);
    const named = [
      some.find((one) => one.handling === pair.handling && one.sources?.includes(pair.source)),
      some.find((one) => one.handling === pair.handling && !one.sources),
      some.find((one) => !one.handling && one.sources?.includes(pair.source)),
      some.find((one) => !one.handling && !one.sources),
    ];
    return [named.find((one) => one !== undefined)?.promised, standard?.claim];
  });
  return JSON.stringify(said);
};

/** What the chain of an agreement says is published. */
const publishedIn = async (store: StoreContext, id: AgreementId): Promise<WrittenAgreement | undefined> => {
  const published = (await loadAgreementHead(store, id))?.agreement.published;
  if (!published) return undefined;
  const { list, standard, parties } = published.content;
  return {
    terms: anAgreement({ id, parties }),
    rows: await loadList(store, list),
    standard: { ...standard, version: published.standardVersion },
  };
};

class Killed extends Error {}

/** The same table, for a process that looks at it after each of its writes and is killed instead of one of them. */
const dyingAt = (store: StoreContext, write: number, look: () => Promise<void>): StoreContext => {
  let writes = 0;
  const table = new Proxy(store.table, {
    get: (target, name) =>
      name === "send"
        ? async (command: never) => {
            const isWrite = (command as object) instanceof TransactWriteCommand;
            if (isWrite && writes++ === write) throw new Killed();
            const answer = await target.send(command);
            if (isWrite) await look();
            return answer;
          }
        : Reflect.get(target, name),
  });
  return { ...store, table };
};

/** Entries of listings that no reader can see any more. */
const leftOver = async ({ table, tableName }: StoreContext): Promise<readonly unknown[]> => {
  const { Items = [] } = await table.send(new ScanCommand({ TableName: tableName }));
  return Items.filter(({ sk }) => sk === "LISTED").flatMap((item) =>
    [...byAgreement(item).values()].flatMap((kept) =>
      listedEntries.read(kept).filter(({ until }) => until !== undefined),
    ),
  );
};

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const NEVER = 10_000;
const attempts = fc.array(fc.tuple(agreement, fc.integer({ min: 0, max: 12 })), {
  minLength: 1,
  maxLength: 4,
});

describe("a publication that is broken off between any two writes", () => {
  it("shows a reader what was published at some time and nothing else, and the next one ends right", async () => {
    await fc.assert(
      fc.asyncProperty(attempts, fc.tuple(agreement, agreement), async (brokenOff, [one, two]) => {
        const store = await engine.aTable();
        const other = ids.find((id) => id !== one.terms.id) ?? one.terms.id;
        const last = [one, { ...two, terms: { ...two.terms, id: other } }];
        const allowed = new Map(ids.map((id) => [id, [undefined] as (WrittenAgreement | undefined)[]]));
        const look = async () => {
          for (const pair of pairs)
            for (const [id, seen] of await seenBy(store, pair))
              expect((allowed.get(id as AgreementId) ?? []).map((said) => saidBy(said, pair))).toContain(
                seen,
              );
        };
        const all = [...brokenOff, ...last.map((each) => [each, NEVER] as const)];
        for (const [wanted, killedAt] of all) {
          allowed.get(wanted.terms.id)?.push(wanted);
          const dying = dyingAt(store, killedAt, look);
          await publish(dying, { ...nothing, agreements: [wanted] }, { atOnce: 3 }).catch(
            (fault: unknown) => {
              if (!(fault instanceof Killed)) throw fault;
            },
          );
        }
        for (const id of ids) {
          const said = await publishedIn(store, id);
          for (const pair of pairs) expect((await seenBy(store, pair)).get(id)).toBe(saidBy(said, pair));
          const head = await loadAgreementHead(store, id);
          expect(head && verifyAgreement(head, await loadAgreementEvents(store, id))).toBeUndefined();
        }
        expect(await leftOver(store)).toEqual([]);
        expect(await publish(store, { ...nothing, agreements: last })).toBe(0);
      }),
      { numRuns: 12 },
    );
  }, 300_000);
});
