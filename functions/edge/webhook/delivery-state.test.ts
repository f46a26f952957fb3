import { addMs } from "@tongban/domain";
import type { DeliveryAttempt, Webhook } from "@tongban/store";
import { describe, expect, it } from "vitest";
import { monday } from "../../../test/engines/kept-cases.ts";
import { deliveryStateOf, tryStateOf } from "./delivery-state.ts";

const SECOND = 1_000;
const webhook: Webhook = {
  url: "https://nanjing.example/hook",
  sealedSecret: new Uint8Array([1]),
  status: "enabled",
  enabledAt: monday,
  acknowledgeByAnswer: false,
  generation: 1,
  health: { kind: "well" },
};
const failed: DeliveryAttempt = {
  eventId: "case-1",
  attempt: 1,
  at: monday,
  delivered: false,
  result: "status-500",
  duration: 9,
  nextTryAt: addMs(monday, 5 * SECOND),
};
const { nextTryAt: _next, ...givenUp } = failed;
const soon = addMs(monday, SECOND);
const later = addMs(monday, 60 * SECOND);
const failing: Webhook = {
  ...webhook,
  health: { kind: "failing", since: monday, tries: 1, nextTryAt: addMs(monday, 600 * SECOND) },
};

describe("a try", () => {
  it.each([
    ["delivered", { ...failed, delivered: true }, webhook, later],
    ["waiting", failed, webhook, soon],
    ["retried", failed, webhook, later],
    ["waiting", failed, failing, later],
    ["failed", givenUp, webhook, later],
    ["superseded", failed, { ...webhook, replay: { at: soon, through: 0 } }, later],
    ["disabled", failed, { ...webhook, status: "disabled" as const }, soon],
    ["disabled", failed, undefined, soon],
  ])("is %s", (state, attempt, endpoint, now) => {
    expect(tryStateOf(attempt, endpoint, now)).toBe(state);
  });
});

describe("a delivery", () => {
  it.each([
    ["untried", [], soon],
    ["delivered", [failed, { ...failed, attempt: 2, delivered: true }, givenUp], later],
    // Sent again on request without success, while the broker's own next try is to come.
    ["waiting", [failed, givenUp], soon],
    ["waiting", [failed], later],
    ["failed", [failed, givenUp], later],
  ])("is %s by its tries", (state, attempts, now) => {
    expect(deliveryStateOf(attempts, webhook, now)).toBe(state);
  });
});
