import { admit, type MatterId, parseBasicCode, parseSocialCreditCode } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import {
  aListEntry,
  anAgreement,
  anInstantListEntry,
  aStandard,
} from "../../../../test/builders/agreement.ts";
import {
  aMatterId,
  anAgreementId,
  aPartnerId,
  aRegion,
  aWindowId,
  on,
} from "../../../../test/builders/ids.ts";
import { aLead, aStaff } from "../../../../test/builders/staff.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { loadPartner } from "../partner/partners.ts";
import type { StoreContext } from "../table/context.ts";
import { loadAdmissions } from "./admission.ts";
import type { Publication } from "./compile.ts";
import {
  listRegionAgreements,
  listRegionWindows,
  loadAgreement,
  loadCatalogue,
  loadMatterList,
  loadRegions,
  loadStaff,
  loadWindows,
} from "./directory.ts";
import type { DirectoryWindow } from "./directory-codec.ts";
import { loadPublished, markPublished, type Progress, publish } from "./publish.ts";

const food = aListEntry().matter;
const xian = aRegion("610100");
const nanjing = aRegion("320100");

const aWindow = (parts: Partial<DirectoryWindow> = {}): DirectoryWindow => ({
  id: aWindowId("xian-610100-1"),
  region: xian,
  name: "西安市通办专窗",
  open: true,
  matters: [food],
  team: [{ id: aStaff().id, name: aStaff().name }],
  ...parts,
});

const aPublication = (parts: Partial<Publication> = {}): Publication => ({
  regions: [{ region: xian, name: "西安市" }],
  matters: [{ matter: food, title: "食品经营许可", kind: "licence", materials: ["申请书"] }],
  agreements: [
    { terms: anAgreement(), list: { version: 5, entries: [aListEntry()] }, standard: aStandard() },
    {
      terms: anAgreement({ id: anAgreementId("capitals"), kind: "alliance" }),
      list: { version: 1, entries: [aListEntry(), anInstantListEntry()] },
      standard: aStandard({ version: 2 }),
    },
  ],
  windows: [aWindow()],
  staff: [aStaff(), aLead()],
  partners: [{ id: aPartnerId("nanjing-gov"), name: "南京", regions: [nanjing], local: false }],
  ...parts,
});

let engine: Engine;
let store: StoreContext;

beforeAll(async () => {
  engine = await anEngine();
  store = await engine.aTable();
  await publish(store, aPublication());
});

const book = async (matter: MatterId, source = nanjing, handling = xian, from = store) =>
  (await loadAdmissions(from, { source, handling }, [matter])).get(matter);

describe("a publication", () => {
  it("is what admission reads: every agreement of the pair, its list's entry, its standard, and the window with its team", async () => {
    const found = await book(food);
    expect(
      found?.coverages.map(({ agreement, list, standard }) => [
        agreement.id,
        list?.version,
        standard?.version,
      ]),
    ).toEqual([
      ["xian-nanjing", 5, 1],
      ["capitals", 1, 2],
    ]);
    expect(found?.staffedWindow).toEqual({
      window: "xian-610100-1",
      name: "西安市通办专窗",
      open: true,
      team: ["li-mei"],
    });
    const question = { source: nanjing, handling: xian, matter: food, on: on("2026-03-02") };
    expect(admit(question, found?.coverages ?? [], found?.staffedWindow)).toMatchObject({
      kind: "admitted",
      pins: { agreement: "xian-nanjing", listVersion: 5 },
    });
  });

  it("covers a pair both ways, and no region with itself or with a stranger", async () => {
    expect((await book(food, xian, nanjing))?.coverages).toHaveLength(2);
    expect((await book(food, xian, xian))?.coverages).toEqual([]);
    expect((await book(food, aRegion("640100"), xian))?.coverages).toEqual([]);
  });

  it("lists a matter only by the agreements whose list has it", async () => {
    const found = await book(anInstantListEntry().matter);
    expect(found?.coverages.map(({ list }) => list?.version)).toEqual([undefined, 1]);
    expect(found?.staffedWindow).toBeUndefined();
    expect((await book(aMatterId("unknown")))?.coverages.map(({ list }) => list)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("is found in the directory, one by one and by kind", async () => {
    expect((await loadAgreement(store, anAgreementId("capitals")))?.listVersion).toBe(1);
    expect((await loadMatterList(store, anAgreementId("capitals"), 1))?.entries).toHaveLength(2);
    expect(await loadMatterList(store, anAgreementId("capitals"), 2)).toBeUndefined();
    expect(await loadCatalogue(store)).toEqual({
      regions: [{ region: xian, name: "西安市" }],
      matters: [...aPublication().matters],
    });
    expect(await loadRegions(store, [nanjing, xian])).toEqual([{ region: xian, name: "西安市" }]);
    expect((await listRegionAgreements(store, nanjing)).map(({ terms }) => terms.id).toSorted()).toEqual([
      "capitals",
      "xian-nanjing",
    ]);
    expect(await listRegionAgreements(store, aRegion("640100"))).toEqual([]);
    expect(await listRegionWindows(store, xian)).toEqual([aWindow()]);
    expect(await listRegionWindows(store, nanjing)).toEqual([]);
    const ids = [aWindowId("gone"), aWindow().id, aWindow().id];
    expect((await loadWindows(store, ids)).map(({ id }) => id)).toEqual([aWindow().id, aWindow().id]);
    expect((await loadStaff(store, [aLead().id, aLead().id])).map(({ name }) => name)).toEqual(["王军"]);
    expect((await loadPartner(store, aPartnerId("nanjing-gov")))?.regions).toEqual([nanjing]);
  });

  it("may be published again: nothing is written; a later one takes its place", async () => {
    const again = await engine.aTable();
    const first = await publish(again, aPublication());
    expect(first.written).toBe(first.total);
    expect(await publish(again, aPublication())).toEqual({ written: 0, total: 0 });
    expect(await book(food, nanjing, xian, again)).toEqual(await book(food));
    await publish(again, aPublication({ windows: [aWindow({ open: false })] }));
    expect((await book(food, nanjing, xian, again))?.staffedWindow?.open).toBe(false);
  });

  it("tells how far it is, up to the whole of what it said it would write", async () => {
    const steps: Progress[] = [];
    const table = await engine.aTable();
    const { total } = await publish(table, aPublication(), { atOnce: 3, progress: (at) => steps.push(at) });
    expect(steps.map(({ written }) => written)).toEqual(
      steps.map(({ written }) => written).toSorted((a, b) => a - b),
    );
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.at(-1)).toEqual({ written: total, total });
    expect(new Set(steps.map((step) => step.total)).size).toBe(1);
  });

  it("takes away what is in it no more: an agreement, a window, a matter, a member of staff, a partner", async () => {
    const table = await engine.aTable();
    await publish(table, aPublication());
    const [only] = aPublication().agreements;
    if (!only) throw new Error("no agreement");
    await publish(
      table,
      aPublication({ agreements: [only], windows: [], matters: [], staff: [aLead()], partners: [] }),
    );
    expect((await book(food, nanjing, xian, table))?.coverages.map(({ agreement }) => agreement.id)).toEqual([
      "xian-nanjing",
    ]);
    expect((await book(food, nanjing, xian, table))?.staffedWindow).toBeUndefined();
    expect(await loadAgreement(table, anAgreementId("capitals"))).toBeUndefined();
    expect(await listRegionAgreements(table, xian)).toHaveLength(1);
    expect(await listRegionWindows(table, xian)).toEqual([]);
    expect((await loadCatalogue(table)).matters).toEqual([]);
    expect(await loadStaff(table, [aStaff().id, aLead().id])).toEqual([aLead()]);
    expect(await loadPartner(table, aPartnerId("nanjing-gov"))).toBeUndefined();
    expect(await loadMatterList(table, anAgreementId("capitals"), 1)).toBeDefined();
  });

  it("is refused before anything is written where an annex would change under its version", async () => {
    const table = await engine.aTable();
    await publish(table, aPublication());
    const [first, second] = aPublication().agreements;
    if (!first || !second) throw new Error("no agreements");
    const changed = {
      ...first,
      list: { ...first.list, entries: [] },
      standard: aStandard({ notice: { unit: "calendar-days", amount: 1 } }),
    };
    const publication = aPublication({ agreements: [changed, second], windows: [] });
    await expect(publish(table, publication)).rejects.toThrow(
      "The matter list of agreement xian-nanjing was published as version 5 with other content: give it a new version. The standard of agreement xian-nanjing was published as version 1",
    );
    expect(await book(food, nanjing, xian, table)).toEqual(await book(food));
    const suspended = { ...first, terms: { ...first.terms, status: "suspended" as const } };
    await publish(table, aPublication({ agreements: [suspended, second] }));
    expect((await book(food, nanjing, xian, table))?.coverages[0]?.agreement.status).toBe("suspended");
  });

  it("says who decides at a window and by which code a matter goes, where it is known: case numbers need both", async () => {
    const creditCode = parseSocialCreditCode("91350100M000100Y43");
    const basicCode = parseBasicCode("000123020000");
    if (!creditCode.ok || !basicCode.ok) throw new Error("the codes are wrong");
    const organ = { creditCode: creditCode.value, level: 3 };
    const table = await engine.aTable();
    const [first] = aPublication().agreements;
    if (!first) throw new Error("no agreement");
    const entries = [aListEntry({ basicCode: basicCode.value })];
    const agreements = [{ ...first, list: { version: 6, entries } }];
    await publish(table, aPublication({ agreements, windows: [aWindow({ organ })] }));
    const found = await book(food, nanjing, xian, table);
    expect(found?.staffedWindow?.organ).toEqual(organ);
    expect(found?.coverages[0]?.list?.entry.basicCode).toBe("000123020000");
    expect(await listRegionWindows(table, xian)).toEqual([aWindow({ organ })]);
  });

  it("gives a matter that two windows list to the one that can take work, whatever their order", async () => {
    const closed = aWindow({ id: aWindowId("xian-610100-0"), open: false });
    const empty = aWindow({ id: aWindowId("xian-610100-2"), team: [] });
    for (const windows of [
      [closed, empty, aWindow()],
      [aWindow(), empty, closed],
    ]) {
      const table = await engine.aTable();
      await publish(table, aPublication({ windows }));
      expect((await book(food, nanjing, xian, table))?.staffedWindow?.window).toBe("xian-610100-1");
    }
  });

  it("is known by its digest once it was marked as whole", async () => {
    const table = await engine.aTable();
    expect(await loadPublished(table)).toBeUndefined();
    await markPublished(table, "digest");
    expect(await loadPublished(table)).toBe("digest");
  });
});
