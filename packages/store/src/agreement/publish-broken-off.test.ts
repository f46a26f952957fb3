import { ScanCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { MatterId, MatterListEntry, RegionCode } from "@tongban/domain";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { aListEntry, anAgreement, aStandard } from "../../../../test/builders/agreement.ts";
import { aMatterId, anAgreementId, aRegion, aWindowId } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { loadAdmissions } from "./admission.ts";
import { compile, type Publication } from "./compile.ts";
import { publish } from "./publish.ts";
import { PublicationConflict } from "./published-items.ts";

const regions = ["610100", "320100", "640100"].map(aRegion);
const matters = ["food", "hotel", "clinic", "school"].map(aMatterId);
const pairs = regions.flatMap((source) =>
  regions.filter((handling) => handling !== source).map((handling) => ({ source, handling })),
);

/** Which matters an agreement lists, and with how many days; absent: the agreement is not there. */
type Lists = readonly (ReadonlyMap<MatterId, number> | undefined)[];

const lists: fc.Arbitrary<Lists> = fc.tuple(
  ...["bilateral", "alliance"].map(() =>
    fc.option(
      fc
        .uniqueArray(fc.tuple(fc.constantFrom(...matters), fc.integer({ min: 1, max: 9 })), {
          selector: ([matter]) => matter,
        })
        .map((rows) => new Map(rows)),
      { nil: undefined },
    ),
  ),
);

const entryOf = ([matter, amount]: readonly [MatterId, number]): MatterListEntry =>
  aListEntry({ matter, promised: { unit: "working-days", amount } });

/** The n-th publication: every list gets its number as version. */
const publicationOf = (n: number, [bilateral, alliance]: Lists): Publication => ({
  regions: regions.map((region) => ({ region, name: region })),
  matters: [],
  agreements: [
    { id: "two", parties: regions.slice(0, 2), entries: bilateral },
    { id: "three", parties: regions, entries: alliance },
  ].flatMap(({ id, parties, entries }) =>
    entries
      ? [
          {
            terms: anAgreement({ id: anAgreementId(id), parties }),
            list: { version: n, entries: [...entries].map(entryOf) },
            standard: aStandard(),
          },
        ]
      : [],
  ),
  windows: regions.map((region) => ({
    id: aWindowId(`window-${region}`),
    region,
    name: region,
    open: true,
    matters: [...(alliance ?? new Map()).keys()],
    team: [{ id: aStaff().id, name: aStaff().name }],
  })),
  staff: [aStaff()],
  partners: [],
});

/** What a reader sees of a pair: by matter, which agreement promises how much in which version of its list. */
const seenBy = async (store: StoreContext, pair: { source: RegionCode; handling: RegionCode }) => {
  const books = await loadAdmissions(store, pair, matters);
  return matters.map((matter) =>
    (books.get(matter)?.coverages ?? []).flatMap(({ agreement, list }) =>
      list ? [`${agreement.id} ${list.version} ${JSON.stringify(list.entry.promised)}`] : [],
    ),
  );
};

/** The same, as a publication says it. */
const saidBy = ({ agreements }: Publication, { source, handling }: (typeof pairs)[number]) =>
  matters.map((matter) =>
    agreements.flatMap(({ terms, list }) => {
      const entry = list.entries.find((one) => one.matter === matter);
      return entry && terms.parties.includes(source) && terms.parties.includes(handling)
        ? [`${terms.id} ${list.version} ${JSON.stringify(entry.promised)}`]
        : [];
    }),
  );

class Killed extends Error {}

/** The same table, for a process that looks at it after each of its writes and is killed instead of one of them. */
const dyingAt = (store: StoreContext, write: number, look: () => Promise<void>): StoreContext => {
  let writes = 0;
  const table = new Proxy(store.table, {
    get: (target, name) =>
      name === "send"
        ? async (command: never) => {
            const isWrite = (command as object) instanceof TransactWriteCommand;
            if (isWrite && writes === write) throw new Killed();
            const answer = await target.send(command);
            if (isWrite) {
              writes += 1;
              await look();
            }
            return answer;
          }
        : Reflect.get(target, name),
  });
  return { ...store, table };
};

/** Every item that admission reads, as it stands in the table. */
const routes = async ({ table, tableName }: StoreContext) => {
  const { Items = [] } = await table.send(new ScanCommand({ TableName: tableName }));
  return Items.filter(({ pk }) => String(pk).startsWith("ADMISSION#"));
};

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const NEVER = 10_000;

describe("a publication that is broken off between any two writes", () => {
  it("shows a reader exactly the old list or exactly the new one, and the next one ends right", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(lists, fc.nat(14)), { minLength: 1, maxLength: 3 }),
        lists,
        fc.integer({ min: 3, max: 8 }),
        async (brokenOff, last, atOnce) => {
          const store = await engine.aTable();
          const attempts = [...brokenOff, [last, NEVER] as const];
          for (const [n, [wanted, killedAt]] of attempts.entries()) {
            const publication = publicationOf(n + 1, wanted);
            const before = await Promise.all(pairs.map((pair) => seenBy(store, pair)));
            const flipped = pairs.map(() => false);
            const look = async () => {
              const all = await Promise.all(pairs.map((pair) => seenBy(store, pair)));
              for (const [i, pair] of pairs.entries()) {
                const seen = all[i];
                const after = saidBy(publication, pair);
                expect(flipped[i] ? [after] : [before[i], after]).toContainEqual(seen);
                flipped[i] ||= JSON.stringify(seen) !== JSON.stringify(before[i]);
              }
            };
            const dying = dyingAt(store, killedAt, look);
            await publish(dying, publication, { atOnce }).catch((fault: unknown) => {
              if (!(fault instanceof Killed)) throw fault;
            });
          }
          const publication = publicationOf(attempts.length, last);
          for (const pair of pairs) expect(await seenBy(store, pair)).toEqual(saidBy(publication, pair));
          const { listings, coverages, staffedWindows } = compile(publication);
          const wanted = [...listings, ...coverages, ...staffedWindows];
          expect(await routes(store)).toHaveLength(wanted.length);
          expect(await routes(store)).toEqual(expect.arrayContaining(wanted));
          expect(await publish(store, publication)).toEqual({ written: 0, total: 0 });
        },
      ),
      { numRuns: 4 },
    );
  }, 120_000);

  it("is told of another one under way, and publishing again ends right", async () => {
    const store = await engine.aTable();
    const [mine, theirs] = [
      publicationOf(1, [new Map([[aMatterId("food"), 1]]), undefined]),
      publicationOf(2, [undefined, new Map()]),
    ];
    let interrupted = false;
    const look = async () => {
      if (!interrupted) {
        interrupted = true;
        await publish(store, theirs);
      }
    };
    await expect(publish(dyingAt(store, NEVER, look), mine, { atOnce: 1 })).rejects.toThrow(
      PublicationConflict,
    );
    await publish(store, mine);
    for (const pair of pairs) expect(await seenBy(store, pair)).toEqual(saidBy(mine, pair));
  });
});

type Batch = { readonly Responses: Readonly<Record<string, readonly { readonly sk: string }[]>> };

/** A batch whose coverages were read before, and whose other items after. */
const coveragesOf = (before: unknown, after: unknown): Batch => {
  const [then, now] = [before, after] as [Batch, Batch];
  const isCoverage = ({ sk }: { readonly sk: string }) => sk.startsWith("FROM#");
  const torn = Object.entries(then.Responses).map(([table, items]) => [
    table,
    [...items.filter(isCoverage), ...(now.Responses[table] ?? []).filter((item) => !isCoverage(item))],
  ]);
  return { Responses: Object.fromEntries(torn) };
};

describe("a reader whose batch lies across a publication", () => {
  it("reads again rather than join the old agreement to the new list", async () => {
    const store = await engine.aTable();
    await publish(store, publicationOf(1, [new Map([[aMatterId("food"), 1]]), undefined]));
    const [pair] = pairs;
    if (!pair) throw new Error("no pair");
    const old = await seenBy(store, pair);
    const next = publicationOf(2, [new Map([[aMatterId("food"), 2]]), undefined]);
    let stale: unknown;
    const torn = new Proxy(store.table, {
      get: (target, name) =>
        name === "send"
          ? async (command: never) => {
              const answer = await target.send(command);
              if (stale !== undefined) return answer;
              stale = structuredClone(answer);
              await publish(store, next);
              const now: unknown = await target.send(command);
              return coveragesOf(stale, now);
            }
          : Reflect.get(target, name),
    });
    const seen = await seenBy({ ...store, table: torn }, pair);
    expect(seen).toEqual(saidBy(next, pair));
    expect(seen).not.toEqual(old);
  });
});
