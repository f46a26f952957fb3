import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { remembered } from "./remembered.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks once for a key until its time is over", async () => {
  const ask = vi.fn(async (key: string) => key.toUpperCase());
  const find = remembered(1000, 10, ask);
  expect([await find("a"), await find("a"), await find("b")]).toEqual(["A", "A", "B"]);
  expect(ask).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  await find("a");
  expect(ask).toHaveBeenCalledTimes(3);
});

it("remembers neither an absence nor a failure: a key that was just registered works at once", async () => {
  const ask = vi.fn<(key: string) => Promise<string | undefined>>();
  ask.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error("down")).mockResolvedValue("found");
  const find = remembered(1000, 10, ask);
  expect(await find("a")).toBeUndefined();
  await expect(find("a")).rejects.toThrow("down");
  expect(await find("a")).toBe("found");
});

it("never keeps more than it may", async () => {
  const ask = vi.fn(async (key: number) => key);
  const find = remembered(1000, 3, ask);
  for (const key of [1, 2, 3, 4]) await find(key);
  await find(4);
  expect(ask).toHaveBeenCalledTimes(4);
  await find(1);
  expect(ask).toHaveBeenCalledTimes(5);
});
