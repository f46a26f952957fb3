import type { CaseId } from "@tongban/domain";
import { beforeEach, describe, expect, it } from "vitest";
import { aMatterId, aRegion, on } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keepRefused, listRefused, type RefusedSubmission } from "./refused-submissions.ts";

const xian = aRegion("610100");
const refused = (id: string, day: string, parts: Partial<RefusedSubmission> = {}): RefusedSubmission => ({
  id: id as CaseId,
  day: on(day),
  source: aRegion("320100"),
  handling: xian,
  matter: aMatterId("food-business-permit"),
  mode: "joint",
  refusedFor: ["not-admissible"],
  ...parts,
});

let store: StoreContext;
beforeEach(async () => {
  store = await (await anEngine()).aTable();
});

const keep = async (...some: readonly RefusedSubmission[]): Promise<void> => {
  for (const one of some) await keepRefused(store, one);
};

const listed = async (from: string, limit: number) => {
  const { some, since } = await listRefused(store, xian, on(from), limit);
  return { ids: some.map(({ id, day }) => `${id} ${day}`), since };
};

describe("refused submissions", () => {
  it("are read as they were kept, the newest day first, of one region alone", async () => {
    const one = refused("a", "2026-03-02", { applicantKind: "person" });
    await keep(one, refused("b", "2026-03-03"), refused("c", "2026-03-04", { handling: aRegion("640100") }));
    expect((await listRefused(store, xian, on("2026-03-01"), 9)).some).toEqual([
      refused("b", "2026-03-03"),
      one,
    ]);
    expect(await listed("2026-03-03", 9)).toEqual({ ids: ["b 2026-03-03"], since: "2026-03-03" });
  });

  it("count once, on the last day, however often a partner tries again", async () => {
    await keep(refused("a", "2026-03-02"), refused("a", "2026-03-02"), refused("a", "2026-03-03"));
    expect((await listed("2026-03-01", 9)).ids).toEqual(["a 2026-03-03"]);
  });

  it("are read no further than the limit, and then it is said which day is the first whole one", async () => {
    await keep(refused("a", "2026-03-02"), refused("b", "2026-03-03"), refused("c", "2026-03-04"));
    expect((await listed("2026-03-01", 3)).since).toBe("2026-03-01");
    expect((await listed("2026-03-01", 2)).since).toBe("2026-03-03");
    expect((await listed("2026-03-01", 1)).since).toBe("2026-03-04");
  });
});
