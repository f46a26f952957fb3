import fc from "fast-check";
import { expect, it } from "vitest";
import { aRegion, aWindowId } from "../../../../test/builders/ids.ts";
import { aStaff } from "../../../../test/builders/staff.ts";
import { throughSystem, worksAt } from "./handling-system.ts";

const regions = ["610100", "320100"].map(aRegion);
const windows = ["xian-610100-1", "xian-610100-2", "nanjing-320100-1"].map(aWindowId);
const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);

it("leaves a person through a system what is both theirs and the system's, and nothing else", () => {
  const terms = fc.record(
    { region: fc.constantFrom(...regions), windows: some(windows) },
    { requiredKeys: ["region"] },
  );
  const people = fc.record({ regions: some(regions), windows: some(windows), reviews: some(windows) });
  fc.assert(
    fc.property(terms, people, (handles, parts) => {
      const person = aStaff(parts);
      const through = throughSystem(person, handles);
      for (const region of regions)
        for (const window of windows) {
          const has = (one: typeof person) => one.regions.includes(region) && one.windows.includes(window);
          expect(has(through)).toBe(has(person) && worksAt(handles, { handling: region, window }));
          if (through.reviews?.includes(window)) expect(person.reviews).toContain(window);
        }
      expect({ ...through, ...parts }).toEqual(person);
    }),
  );
});
