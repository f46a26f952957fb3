import { addMs, type CaseId, erasureOf, type Instant } from "@tongban/domain";
import {
  type Head,
  loadHead,
  loadHistory,
  loadMaterialFile,
  noteMaterialFile,
  type StoreContext,
} from "@tongban/store";
import { materialKeyOf } from "@tongban/store/object";
import { beforeAll, describe, expect, it } from "vitest";
import { chinaCalendars } from "../../../test/engines/a-broker.ts";
import { anEngine } from "../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../test/engines/kept-cases.ts";
import { fire, sweepOnce } from "../../../test/engines/timers.ts";
import { eraseMaterials } from "./erase-materials.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const digests = ["a".repeat(64), "b".repeat(64)];

/** A case that its partner withdrew, with two verified files in a bucket that is a set of keys. */
const withdrawn = async (externalRef: string) => {
  const head = await carryOn(store, await keepSubmitted(store, { externalRef }), ["withdraw"]);
  const { id } = head.kase.origin;
  for (const sha256 of digests)
    await noteMaterialFile(store, id, { sha256, state: "verified", since: monday });
  return { head, id, bucket: new Set(digests.map((sha256) => materialKeyOf(id, sha256))) };
};

const dueOf = ({ kase }: Head): Instant => erasureOf(kase) ?? expect.fail("its materials are to be erased");

const erased = async (id: CaseId, bucket: Set<string>, now: Instant, failing?: string): Promise<void> => {
  const erase = async (key: string): Promise<void> => {
    if (key === failing) throw new Error("the bucket is not there");
    bucket.delete(key);
  };
  await eraseMaterials({ store, ...chinaCalendars, objects: { erase } }, id, now);
};

const toldOf = async (id: CaseId): Promise<readonly unknown[]> =>
  ((await loadHistory(store, id))?.events ?? []).filter(({ type }) => type === "MaterialsErased");

describe("materials whose retention is over", () => {
  it("are sent to be erased by the timer of their case, again and again until that is on the record", async () => {
    const { head, id, bucket } = await withdrawn("E-1");
    const due = dueOf(head);
    const isSent = async (now: Instant) => (await sweepOnce(store, now)).some(({ caseId }) => caseId === id);
    expect(await isSent(due)).toBe(true);
    const erasures: CaseId[] = [];
    await fire(store, id, addMs(due, -1), erasures);
    expect(erasures).toEqual([]);
    await fire(store, id, due, erasures);
    const again = addMs(due, 900_000);
    expect([await isSent(addMs(due, 700_000)), await isSent(again)]).toEqual([false, true]);
    await fire(store, id, again, erasures);
    expect(erasures).toEqual([id, id]);
    await erased(id, bucket, again);
    expect(await isSent(addMs(due, 86_400_000))).toBe(false);
  });

  it("are erased once, and said to be so with their digests, however often they are sent", async () => {
    const { head, id, bucket } = await withdrawn("E-2");
    await erased(id, bucket, addMs(dueOf(head), -1));
    expect([bucket.size, await toldOf(id)]).toEqual([2, []]);
    await erased(id, bucket, dueOf(head));
    await erased(id, bucket, dueOf(head));
    expect(bucket.size).toBe(0);
    expect(await toldOf(id)).toMatchObject([{ materials: digests, basis: "个人信息保护法 19" }]);
    expect(await loadMaterialFile(store, id, digests[0] ?? "")).toMatchObject({ state: "erased" });
    expect((await loadHead(store, id))?.kase).toMatchObject({ status: "withdrawn", erased: true });
  });

  it("are never said to be erased while one is there: a run that ends in the middle is done again", async () => {
    const { head, id, bucket } = await withdrawn("E-3");
    const [, second] = [...bucket];
    await expect(erased(id, bucket, dueOf(head), second)).rejects.toThrow("the bucket is not there");
    expect([bucket.size, await toldOf(id)]).toEqual([1, []]);
    await erased(id, bucket, dueOf(head));
    expect([bucket.size, (await toldOf(id)).length]).toEqual([0, 1]);
  });
});
