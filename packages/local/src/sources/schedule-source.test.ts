import { expect, it } from "vitest";
import { startScheduleSource } from "./schedule-source.ts";

it("runs again and again, one run at a time, also after one that failed, until it is stopped", async () => {
  const third = Promise.withResolvers<void>();
  const reports: unknown[] = [];
  let runs = 0;
  let underWay = 0;
  let most = 0;
  const source = startScheduleSource({
    pause: 1,
    invoke: async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      runs += 1;
      if (runs === 3) third.resolve();
      if (runs === 1) throw new Error("the first one fails");
    },
    report: (message) => reports.push(message),
  });
  await third.promise;
  await source.stop();
  const atStop = runs;
  await new Promise((resolve) => setImmediate(resolve));
  expect({ most, reports, later: runs }).toEqual({
    most: 1,
    reports: ["a scheduled run failed"],
    later: atStop,
  });
});
