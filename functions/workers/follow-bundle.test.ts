import type { BundleView } from "@tongban/contract";
import type { CaseId, MemberId, Package, PackageId } from "@tongban/domain";
import {
  createKeyring,
  type Head,
  loadBundle,
  loadHead,
  loadHistory,
  type StoreContext,
} from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aListRow, anAgreement, aStandard } from "../../test/builders/agreement.ts";
import type { CaseCommandName } from "../../test/builders/case-commands.ts";
import { aMatterId, aPartnerId, aRegion, aStaffId, at, aWindowId } from "../../test/builders/ids.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import type { Resources } from "../edge/resources.ts";
import { bundleView } from "../package/bundle-view.ts";
import { commandBundle } from "../package/command-bundle.ts";
import { isReadByOthers } from "../package/read-by-others.ts";
import { takingBundles } from "../package/take-bundle.ts";
import { followBundle } from "./follow-bundle.ts";

const nanjing = aRegion("320100");
const xian = aRegion("610100");
const matter = aMatterId("food-business-permit");
const now = at("2026-03-02T01:30:00.000Z");
const later = at("2026-03-02T02:30:00.000Z");
const sender = { id: aPartnerId("nanjing-gov"), regions: [nanjing] };

let store: StoreContext;
let broker: Resources;

const member = (id: string, ...after: string[]): Package["members"][number] => ({
  id: id as MemberId,
  title: id,
  matter,
  handling: xian,
  mode: "agent-intake",
  ...(after.length > 0 ? { after: after as MemberId[] } : {}),
});

/** `c` waits for `a` and `b`, `d` for `c`; the result of `a` stands for the licence that `c` asks for. */
const offered: Package = {
  id: "open-restaurant" as PackageId,
  region: nanjing,
  title: "开办餐饮店",
  open: true,
  members: [member("a"), member("b"), member("c", "a", "b"), member("d", "c")],
};

const directoryOf = (open: boolean) => ({
  ...nothing,
  regions: [
    { region: nanjing, name: "南京市" },
    { region: xian, name: "西安市" },
  ],
  matters: [{ matter, title: "食品经营许可", kind: "licence" as const, materials: [] }],
  windows: [
    {
      id: aWindowId("xian-610100-1"),
      region: xian,
      name: "西安市通办专窗",
      open,
      matters: [matter],
      team: [{ id: aStaffId("li-mei"), name: "李梅" }],
    },
  ],
  packages: [offered],
});

beforeAll(async () => {
  store = await (await anEngine()).aTable();
  await createKeyring(store);
  const rows = [aListRow({ matter, materials: [{ title: "申请书", need: "required" }] })];
  await publish(store, {
    ...directoryOf(true),
    agreements: [{ terms: anAgreement(), rows, standard: aStandard() }],
  });
  broker = aBroker(store);
});

const anApplication = (externalRef: string) => ({
  externalRef,
  package: offered.id,
  source: nanjing,
  applicant: { kind: "person" as const, name: "张三丰", citizenId: "11010519491231002X" },
  form: {},
  materials: [{ title: "申请书", mediaType: "application/pdf" as const, sha256: "0".repeat(64), size: 10 }],
});

const submitted = async (externalRef: string): Promise<BundleView> => {
  const taken = await takingBundles(broker)({ application: anApplication(externalRef), sender, now });
  if (taken.kind !== "taken") throw new Error(`refused: ${taken.code} ${JSON.stringify(taken.facts)}`);
  return bundleView(broker, taken.kept.bundle);
};

const viewOf = async ({ bundleId }: BundleView): Promise<BundleView> => {
  const kept = (await loadBundle(store, bundleId)) ?? expect.fail("it is kept");
  return bundleView(broker, kept.bundle);
};

const caseOf = async (bundle: BundleView, name: string): Promise<CaseId> =>
  (await viewOf(bundle)).members.find((one) => one.member === name)?.caseId ?? expect.fail(`${name} began`);

const statesOf = async (bundle: BundleView): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await viewOf(bundle)).members.map((one) => [one.member, one.state]));

/** Carries a member's case on, as its window does, and leaves the message of its end to be sent. */
const carry = async (bundle: BundleView, name: string, ...steps: CaseCommandName[]): Promise<CaseId> => {
  const id = await caseOf(bundle, name);
  const head: Head = (await loadHead(store, id)) ?? expect.fail("it is kept");
  await carryOn(store, head, steps);
  return id;
};

const granted = (bundle: BundleView, name: string): Promise<CaseId> =>
  carry(bundle, name, "route", "claim", "accept", "decide");

const follow = (id: CaseId): Promise<void> => followBundle(broker, id, later);

const typesOf = async (id: CaseId): Promise<readonly string[]> =>
  ((await loadHistory(store, id))?.events ?? []).map(({ type }) => type);

const endsOf = async (id: CaseId) =>
  ((await loadHistory(store, id))?.events ?? []).filter(({ type }) => type === "BundleEnded");

const isRead = async (id: CaseId, now = at("2040-01-02T01:00:00.000Z")): Promise<boolean> =>
  isReadByOthers(store, (await loadHead(store, id))?.kase ?? expect.fail("it is kept"), now);

it("files that lie with a member are read by others until the retention of all is over and none may still begin", async () => {
  const bundle = await submitted("read");
  const a = await carry(bundle, "a", "withdraw");
  // `b` is being handled; `c` and `d` will not begin.
  expect(await isRead(a)).toBe(true);
  const b = await granted(bundle, "b");
  expect(await isRead(a)).toBe(true);
  await carry(bundle, "b", "acknowledge");
  expect([await isRead(a), await isRead(b)]).toEqual([false, false]);
  expect(await isRead(a, later)).toBe(true);

  const waiting = await submitted("read-later");
  const first = await carry(waiting, "a", "route", "claim", "accept", "decide", "acknowledge");
  await carry(waiting, "b", "route", "claim", "accept", "decide", "acknowledge");
  // Both are over, and `c` may begin.
  expect(await isRead(first)).toBe(true);
});

describe("what follows the end of a member of a bundle", () => {
  it("is the start of the next one, once, however often and at once the message comes", async () => {
    const bundle = await submitted("once");
    expect(await statesOf(bundle)).toEqual({ a: "open", b: "open", c: "waiting", d: "waiting" });
    const a = await granted(bundle, "a");
    await follow(a);
    expect(await statesOf(bundle)).toMatchObject({ a: "granted", c: "waiting" });
    const b = await granted(bundle, "b");
    await Promise.all([a, b, b, b].map(follow));
    expect(await statesOf(bundle)).toMatchObject({ b: "granted", c: "open", d: "waiting" });
    const c = await caseOf(bundle, "c");
    const begun = (await loadHistory(store, c))?.events ?? [];
    expect(begun.map(({ type, actor, at: when }) => [type, actor.kind, when])).toEqual([
      ["CaseSubmitted", "broker", later],
    ]);
    expect(await typesOf(b)).not.toContain("MembersNotStarted");
  });

  it("waits in the queue while nobody looks: a worker that is killed after the decision loses nothing", async () => {
    const bundle = await submitted("killed");
    await granted(bundle, "a");
    const b = await granted(bundle, "b");
    // Killed here: the decisions are kept, and their messages come again.
    expect(await statesOf(bundle)).toMatchObject({ c: "waiting" });
    await follow(b);
    expect(await statesOf(bundle)).toMatchObject({ c: "open" });
  });

  it("of a declined one is told once on its case, with all that does not start, and holds nothing else up", async () => {
    const bundle = await submitted("refused");
    const b = await carry(bundle, "b", "route", "claim", "decline");
    await Promise.all([follow(b), follow(b)]);
    await follow(b);
    expect((await typesOf(b)).filter((type) => type === "MembersNotStarted")).toHaveLength(1);
    const told = (await loadHistory(store, b))?.events.at(-1);
    expect(told).toMatchObject({ why: "not-granted", members: ["c", "d"], actor: { kind: "broker" } });
    expect(await statesOf(bundle)).toEqual({ a: "open", b: "ended", c: "not-started", d: "not-started" });
    const a = await granted(bundle, "a");
    await Promise.all([follow(a), follow(a), follow(b)]);
    await follow(b);
    expect(await viewOf(bundle)).toMatchObject({ state: "partly-granted" });
    const ends = [...(await endsOf(a)), ...(await endsOf(b))];
    expect(ends).toMatchObject([{ state: "partly-granted", days: 0, actor: { kind: "broker" } }]);
  });

  it("that no window can take is kept with what it lacks, told on the case before it, and tried again", async () => {
    const bundle = await submitted("hindered");
    await granted(bundle, "a");
    const b = await granted(bundle, "b");
    await publish(store, { ...directoryOf(false), agreements: [] });
    await follow(b);
    await follow(b);
    const hindered = (await viewOf(bundle)).members.find((one) => one.member === "c");
    expect(hindered).toMatchObject({ state: "hindered", caseId: null, hindrances: ["not-admissible"] });
    expect(
      (await loadHistory(store, b))?.events.filter(({ type }) => type === "MembersNotStarted"),
    ).toMatchObject([{ why: "hindered", members: ["c"], codes: ["not-admissible"] }]);
    await publish(store, { ...directoryOf(true), agreements: [] });
    const again = {
      by: "partner" as const,
      mine: () => true,
      stamp: { id: "again", digest: "" },
      asked: { do: "start" as const },
      now: later,
    };
    expect(await commandBundle(broker, bundle.bundleId, again)).toMatchObject({ kind: "done" });
    expect(await statesOf(bundle)).toMatchObject({ c: "open" });
    expect(await commandBundle(broker, bundle.bundleId, again)).toMatchObject({ code: "nothing-to-start" });
  });
});

describe("taking members of a bundle back", () => {
  const takeBack = (bundle: BundleView, id: string, ...members: string[]) =>
    commandBundle(broker, bundle.bundleId, {
      by: "partner",
      mine: () => true,
      stamp: { id, digest: "" },
      asked: {
        do: "withdraw",
        reason: "不办了",
        ...(members.length > 0 ? { members: members as MemberId[] } : {}),
      },
      now: later,
    });

  it("ends what is open and what has not begun in one write, and answers a repetition the same", async () => {
    const bundle = await submitted("whole");
    await granted(bundle, "a");
    expect(await takeBack(bundle, "first")).toMatchObject({ kind: "done" });
    const after = { a: "granted", b: "ended", c: "withdrawn", d: "withdrawn" };
    expect(await statesOf(bundle)).toEqual(after);
    expect(await takeBack(bundle, "first")).toMatchObject({ kind: "done" });
    expect(await takeBack(bundle, "second")).toMatchObject({ code: "nothing-to-take-back" });
    await follow(await caseOf(bundle, "a"));
    expect(await statesOf(bundle)).toEqual(after);
  });

  it("tells that the bundle is over where no case ends by it", async () => {
    const bundle = await submitted("rest");
    const a = await granted(bundle, "a");
    const b = await granted(bundle, "b");
    await publish(store, { ...directoryOf(false), agreements: [] });
    await follow(b);
    await publish(store, { ...directoryOf(true), agreements: [] });
    expect([...(await endsOf(a)), ...(await endsOf(b))]).toEqual([]);
    expect(await takeBack(bundle, "of the rest")).toMatchObject({ kind: "done" });
    await follow(b);
    expect([...(await endsOf(a)), ...(await endsOf(b))]).toMatchObject([{ state: "partly-granted" }]);
  });

  it("leaves the others, and nothing starts that was taken back, whoever is first", async () => {
    const bundle = await submitted("race");
    await granted(bundle, "a");
    const b = await granted(bundle, "b");
    await Promise.all([follow(b), takeBack(bundle, "of c", "c")]);
    await follow(b);
    const { c, d } = await statesOf(bundle);
    expect(["ended", "withdrawn"]).toContain(c);
    expect(d).toBe("not-started");
  });
});

describe("an application for a package", () => {
  it("is the same bundle again, another body is refused, and nothing is kept of what is refused", async () => {
    const take = takingBundles(broker);
    const first = await submitted("again");
    expect((await submitted("again")).bundleId).toBe(first.bundleId);
    const other = { ...anApplication("again"), form: { 备注: "改" } };
    expect(await take({ application: other, sender, now })).toMatchObject({ code: "bundle-ref-reused" });
    const bare = { ...anApplication("bare"), materials: [] };
    const refused = await take({ application: bare, sender, now });
    expect(refused).toMatchObject({ code: "material-missing", facts: { member: "a" } });
    expect("facts" in refused && refused.facts["also"]).toHaveLength(3);
    const strange = { ...anApplication("strange"), form: { 爱好: "无" } };
    expect(await take({ application: strange, sender, now })).toMatchObject({
      code: "needless-input",
      facts: { names: ["爱好"] },
    });
    const gone = { ...anApplication("gone"), package: "no-such-package" as PackageId };
    expect(await take({ application: gone, sender, now })).toMatchObject({ code: "package-not-offered" });
    expect((await submitted("bare")).members[0]?.state).toBe("open");
  });
});
