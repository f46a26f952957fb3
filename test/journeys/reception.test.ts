import { randomUUID } from "node:crypto";
import { appointmentOperations, queueOperations } from "@tongban/contract";
import { createClient, expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { broker, staff } from "./broker.ts";
import { PROMISED, XIAN, YINCHUAN } from "./directory.ts";
import { send } from "./wire.ts";

const anyone = createClient({ baseUrl: broker.url, language: "en" });
const windowId = `window-${XIAN}`;
const params = { windowId };
/** A hall of its own: other journeys call numbers at the first one. */
const hall = { windowId: `window-${YINCHUAN}` };

const slots = async () =>
  expectValue(await anyone.call(appointmentOperations.listSlots, { params })).days.flatMap(
    (day) => day.slots,
  );

test("anyone books, moves and cancels by a code alone, and the slots show it", async () => {
  const [first, second] = (await slots()).slice(-4);
  if (!first || !second) throw new Error("no slots of the next days");
  const freeOf = async (at: string) => (await slots()).find((slot) => slot.at === at)?.free;
  const body = { window: windowId, matter: PROMISED, at: first.at };
  const idempotencyKey = randomUUID();
  const book = () => anyone.call(appointmentOperations.bookAppointment, { body, idempotencyKey });
  const { code } = expectValue(await book());
  expect(expectValue(await book()).code).toBe(code);
  expect(await freeOf(first.at)).toBe(first.free - 1);
  const at = { params: { code } };
  const moved = { ...at, body: { at: second.at } };
  expect(expectValue(await anyone.call(appointmentOperations.moveAppointment, moved))).toMatchObject({
    code,
    at: second.at,
  });
  expect([await freeOf(first.at), await freeOf(second.at)]).toEqual([first.free, second.free - 1]);
  const cancelled = expectValue(await anyone.call(appointmentOperations.cancelAppointment, at));
  expect(cancelled.status).toBe("cancelled");
  expect(await freeOf(second.at)).toBe(second.free);
  const again = await anyone.call(appointmentOperations.cancelAppointment, at);
  expect(codeOf(again)).toBe("appointment-over");
  const guessed = { params: { code: "0000-0000-0000-0000" } };
  const unknown = await anyone.call(appointmentOperations.getAppointment, guessed);
  expect(codeOf(unknown)).toBe("not-found");
});

test("clerks who take and call at once give and get different numbers, without a gap", async () => {
  const clerks = ["yinchuan-clerk-0", "two-window-clerk", "yinchuan-lead"].map(staff);
  const taken = await Promise.all(
    clerks.map((clerk) =>
      clerk.call(queueOperations.takeTicket, { params: hall, body: { kind: "registration" } }),
    ),
  );
  const numbers = taken.map((answer) => expectValue(answer).number).sort();
  const first = Number(numbers[0]?.slice(1));
  expect(numbers).toEqual([0, 1, 2].map((n) => `B${String(first + n).padStart(3, "0")}`));
  const called = await Promise.all(
    clerks.map((clerk, n) =>
      clerk.call(queueOperations.callNext, { params: hall, body: { station: 101 + n } }),
    ),
  );
  const calls = called.map((answer) => expectValue(answer));
  expect(new Set(calls.map(({ number }) => number)).size).toBe(clerks.length);
  for (const { number, station } of calls) {
    const body = { station: station ?? 1 };
    for (const action of ["serve", "finish"] as const)
      expectValue(
        await staff("yinchuan-clerk-0").call(queueOperations.actOnTicket, {
          params: { ...hall, ticket: number, action },
          body,
        }),
      );
  }
  const { days } = expectValue(
    await staff("yinchuan-coordinator").call(queueOperations.listQueueDays, {
      params: hall,
      query: { days: 1 },
    }),
  );
  expect(days[0]?.served).toBeGreaterThanOrEqual(clerks.length);
  const crowd = await send({ method: "GET", path: `/v1/windows/${hall.windowId}/crowd`, headers: {} });
  expect(crowd).toMatchObject({ status: 200, json: { window: hall.windowId } });
  expect(JSON.stringify(crowd.json)).not.toContain("clerk");
});
