import { publicOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { anExchange, exchangeTime, hook } from "../../../test/engines/an-exchange.ts";
import { answered, unchanged } from "../answer.ts";
import { on } from "../call.ts";
import { checkAnswer } from "./check-answer.ts";

const value = { status: "ok" as const, at: exchangeTime };
const served = on<typeof publicOperations.checkHealth, string>(publicOperations.checkHealth, async () =>
  answered(value),
);
const check = (answer: Parameters<typeof anExchange>[0]) =>
  hook(checkAnswer(), "after", anExchange({ served, ...answer }));

it("lets through what the operation promises, and that nothing changed", async () => {
  expect(await check({ answer: answered(value) })).toBeUndefined();
  expect(await check({ answer: unchanged("1") })).toBeUndefined();
});

it.each([{ ...value, more: "张三" }, { status: "ok" }, null])(
  "throws for another value: %#",
  async (other) => {
    await expect(check({ answer: answered(other) })).rejects.toThrow(
      "check-health answered outside its contract",
    );
  },
);
