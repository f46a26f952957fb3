import { beforeAll, expect, it } from "vitest";
import { aMatterId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keepGuidance, loadGuidance } from "./guidance-content.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const [food, hotel] = ["food", "hotel"].map((id) => aMatterId(id));
const common = { checklist: [], phrases: [{ use: "remedies", text: "可申请行政复议。" } as const] };
const ofFood = { ...(food ? { matter: food } : {}), checklist: ["布局"], phrases: [] };
const ofHotel = { ...(hotel ? { matter: hotel } : {}), checklist: ["消防"], phrases: [] };

it("gives guidance back by its digest, whole or for one matter, and the same content has the same digest", async () => {
  const kept = await keepGuidance(store, [common, ofFood, ofHotel]);
  expect(kept.entries).toBe(3);
  expect(await keepGuidance(store, [common, ofFood, ofHotel])).toEqual(kept);
  expect(await loadGuidance(store, kept)).toEqual([common, ofFood, ofHotel]);
  expect(await loadGuidance(store, kept, food)).toEqual([common, ofFood]);
  expect((await keepGuidance(store, [common, ofFood])).digest).not.toBe(kept.digest);
  expect(await loadGuidance(store, { digest: "none" })).toEqual([]);
});
