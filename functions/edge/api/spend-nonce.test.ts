import { publicOperations } from "@tongban/contract";
import { expect, it, vi } from "vitest";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { answered } from "../answer.ts";
import { type NonceSpentBy, on } from "../call.ts";
import { spendNonce } from "./spend-nonce.ts";

const { checkHealth } = publicOperations;

const ask = async (fresh: boolean, by: NonceSpentBy = "edge") => {
  const served = on<typeof checkHealth, string>(
    checkHealth,
    async ({ now }) => answered({ status: "ok" as const, at: now }),
    by,
  );
  const spend = vi.fn(async () => fresh);
  const once = { nonce: { partner: "p", value: "n", expires: 1 } as never, spend };
  const who = { kind: "authenticated", caller: "x", callerKind: "partner", id: "x", once } as const;
  const ended = await hook(spendNonce(), "before", anExchange({ served, who }));
  return { ended, spent: spend.mock.calls.length };
};

it("lets a request through once", async () => {
  expect(await ask(true)).toEqual({ ended: undefined, spent: 1 });
  expect(await ask(false)).toEqual({ ended: "replayed-request", spent: 1 });
});

it("leaves the nonce to a handler that spends it in its own transaction", async () => {
  expect(await ask(false, "handler")).toEqual({ ended: undefined, spent: 0 });
});
