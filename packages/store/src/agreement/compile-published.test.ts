import { admit, type MatterId, parseBasicCode, parseSocialCreditCode } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aListRow, anAgreement, anInstantListRow, aStandard } from "../../../../test/builders/agreement.ts";
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
import { monday } from "../../../../test/engines/kept-cases.ts";
import { type Publication, publish } from "../../../../test/engines/publish.ts";
import { loadPartner } from "../partner/partners.ts";
import type { StoreContext } from "../table/context.ts";
import { loadAdmissions } from "./admission.ts";
import { loadAgreementEvents, loadAgreementHead, verifyAgreement } from "./agreement-ledger.ts";
import {
  listRegionAgreements,
  listRegionWindows,
  loadAgreement,
  loadAgreementVersion,
  loadCatalogue,
  loadRegions,
  loadStaff,
  loadWindows,
} from "./directory.ts";
import type { DirectoryWindow } from "./directory-codec.ts";
import { loadPublished, markPublished } from "./keep-directory.ts";
import { loadList } from "./list-content.ts";

const food = aListRow().matter;
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
    { terms: anAgreement(), rows: [aListRow()], standard: aStandard() },
    {
      terms: anAgreement({ id: anAgreementId("capitals"), kind: "alliance" }),
      rows: [aListRow(), anInstantListRow()],
      standard: aStandard(),
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
  (await loadAdmissions(from, { source, handling }, [matter], monday)).get(matter);

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
      ["capitals", 1, 1],
      ["xian-nanjing", 1, 1],
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
      pins: { agreement: "xian-nanjing", listVersion: 1 },
    });
  });

  it("covers a pair both ways, and no region with itself or with a stranger", async () => {
    expect((await book(food, xian, nanjing))?.coverages).toHaveLength(2);
    expect((await book(food, xian, xian))?.coverages).toEqual([]);
    expect((await book(food, aRegion("640100"), xian))?.coverages).toEqual([]);
  });

  it("lists a matter only by the agreements whose list has it", async () => {
    const found = await book(anInstantListRow().matter);
    expect(found?.coverages.map(({ list }) => list?.version)).toEqual([1, undefined]);
    expect(found?.staffedWindow).toBeUndefined();
    expect((await book(aMatterId("unknown")))?.coverages.map(({ list }) => list)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("is found in the directory, one by one and by kind", async () => {
    expect((await loadAgreement(store, anAgreementId("capitals")))?.listVersion).toBe(1);
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
    expect(await publish(again, aPublication())).toBeGreaterThan(10);
    expect(await publish(again, aPublication())).toBe(0);
    expect(await book(food, nanjing, xian, again)).toEqual(await book(food));
    await publish(again, aPublication({ windows: [aWindow({ open: false })] }));
    expect((await book(food, nanjing, xian, again))?.staffedWindow?.open).toBe(false);
    await publish(again, aPublication({ windows: [aWindow({ matters: [] })] }));
    expect((await book(food, nanjing, xian, again))?.staffedWindow).toBeUndefined();
  });

  it("counts versions up where they say something else, and keeps every one", async () => {
    const table = await engine.aTable();
    const id = anAgreementId("xian-nanjing");
    const [first] = aPublication().agreements;
    if (!first) throw new Error("no agreement");
    const promised = { unit: "working-days", amount: 3 } as const;
    const faster = { ...first, rows: [aListRow({ promised })] };
    const claim = { unit: "working-hours", amount: 1 } as const;
    for (const agreement of [first, faster, { ...faster, standard: aStandard({ claim }) }])
      await publish(table, aPublication({ agreements: [agreement] }));
    const found = await book(food, nanjing, xian, table);
    expect(found?.coverages[0]).toMatchObject({
      agreement: { version: 3 },
      list: { version: 2, entry: { promised } },
      standard: { version: 2, claim },
    });
    const versions = await Promise.all([1, 2, 3].map((version) => loadAgreementVersion(table, id, version)));
    expect(versions.map((one) => [one?.listVersion, one?.standard?.version])).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
    ]);
    const list = await loadList(table, { digest: versions[0]?.list ?? "" });
    expect(list).toEqual([aListRow()]);
    expect(await loadAgreementVersion(table, id, 4)).toBeUndefined();
    const events = await loadAgreementEvents(table, id);
    expect(events.map(({ type }) => type).slice(0, 4)).toEqual([
      "AgreementDrafted",
      "ProposalMade",
      "AgreementPublished",
      "AgreementCompiled",
    ]);
    const head = await loadAgreementHead(table, id);
    expect(head && verifyAgreement(head, events)).toBeUndefined();
  });

  it("says who decides at a window and by which code a matter goes, where it is known: case numbers need both", async () => {
    const creditCode = parseSocialCreditCode("91350100M000100Y43");
    const basicCode = parseBasicCode("000123020000");
    if (!creditCode.ok || !basicCode.ok) throw new Error("the codes are wrong");
    const organ = { creditCode: creditCode.value, level: 3 };
    const table = await engine.aTable();
    const [first] = aPublication().agreements;
    if (!first) throw new Error("no agreement");
    const agreements = [{ ...first, rows: [aListRow({ basicCode: basicCode.value })] }];
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
