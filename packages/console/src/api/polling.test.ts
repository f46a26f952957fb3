import { describe, expect, it } from "vitest";
import { quietInterval, watchInterval } from "./polling.ts";

describe("polling", () => {
  it("looks at the waiting list every 20 to 30 s", () => {
    expect([watchInterval(0), watchInterval(1)]).toEqual([20_000, 30_000]);
  });
  it("stays below 180 requests an hour with a second list open", () => {
    const perHour = 3_600_000 / watchInterval(0.5) + 3_600_000 / quietInterval(0.5);
    expect(perHour).toBeLessThanOrEqual(180);
  });
});
