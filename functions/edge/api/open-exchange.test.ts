import { expect, it } from "vitest";
import { anExchange, exchangeTime, hook } from "../../../test/engines/an-exchange.ts";
import { openExchange } from "./open-exchange.ts";

it("reads the clock once for the whole request", async () => {
  const request = anExchange();
  const times = [exchangeTime];
  await hook(
    openExchange<string>(() => times.pop() ?? (Promise.reject(new Error("again")) as never)),
    "before",
    request,
  );
  expect(request.context.exchange.now).toBe(exchangeTime);
  expect(request.context.exchange.request.event).toBe(request.event);
});
