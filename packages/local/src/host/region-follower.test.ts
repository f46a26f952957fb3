import { expect, onTestFinished, test } from "vitest";
import { eventually } from "../../test/scratch.ts";
import { followRegions } from "./region-follower.ts";

test("a region joins once it is registered, once, and one that could not is tried again", async () => {
  const known = new Set(["610100"]);
  const registered = ["610100", "410100"];
  const joined: string[] = [];
  const reported: string[] = [];
  let failures = 1;
  const following = followRegions({
    known,
    look: async () => registered,
    join: async (region) => {
      joined.push(region);
      if (failures-- > 0) throw new Error("no queue today");
      known.add(region);
    },
    report: (message) => reported.push(message),
  });
  onTestFinished(() => following.stop());
  await eventually(() => (known.has("410100") ? true : undefined));
  expect(joined).toEqual(["410100", "410100"]);
  expect(reported).toHaveLength(1);
  registered.push("620100");
  await eventually(() => (known.has("620100") ? true : undefined));
  expect(joined).toEqual(["410100", "410100", "620100"]);
});
