import { publicOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { anExchange, exchangeTime, hook } from "../../../test/engines/an-exchange.ts";
import { answered, problem } from "../answer.ts";
import { on } from "../call.ts";
import { type Authenticated, authenticateWith } from "./authenticate.ts";

const { checkHealth } = publicOperations;
const served = on<typeof checkHealth, string>(checkHealth, async ({ now }) =>
  answered({ status: "ok" as const, at: now }),
);
const someone: Authenticated<string> = {
  kind: "authenticated",
  caller: "someone",
  callerKind: "staff",
  id: "someone",
};

it("hands on who calls, found from the whole request, the operation and the time", async () => {
  const request = anExchange({ served });
  const asked: unknown[] = [];
  const authenticate = authenticateWith<string>(async (...from) => {
    asked.push(...from);
    return someone;
  });
  expect(await hook(authenticate, "before", request)).toBeUndefined();
  expect(asked).toEqual([request.context.exchange.request, checkHealth, exchangeTime]);
  expect(request.context.exchange.who).toBe(someone);
});

it("ends the request of a stranger, and hands nobody on", async () => {
  const request = anExchange({ served });
  const refuse = authenticateWith<string>(async () => problem("unauthenticated", { reason: "none" }));
  expect(await hook(refuse, "before", request)).toBe("unauthenticated");
  expect(request.context.exchange.who).toBeUndefined();
});

it("ends the request of someone whose role may not use the operation, and names the caller for the log", async () => {
  const request = anExchange({ served });
  const barred = authenticateWith<string>(async () => ({ ...someone, may: () => false }));
  expect(await hook(barred, "before", request)).toBe("forbidden");
  expect(request.context.exchange.who?.id).toBe("someone");
});

it("throws where no operation was found before it: the stack is in the wrong order", async () => {
  await expect(
    hook(
      authenticateWith<string>(async () => someone),
      "before",
      anExchange(),
    ),
  ).rejects.toThrow("no middleware before this one added the operation");
});
