import type { Instant, MatterId, Staff, TicketAction } from "@tongban/domain";
import { loadBookedByDay, loadEveryTicket, loadQueueDays, type StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aCall, codeOf } from "../../test/builders/call.ts";
import { aRegion, aWindowId } from "../../test/builders/ids.ts";
import { queueFiguresOf } from "../../test/builders/queue.ts";
import { aLead, aStaff } from "../../test/builders/staff.ts";
import { aBroker } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import type { Answer } from "../edge/answer.ts";
import type { Resources } from "../edge/resources.ts";
import { actOnOneTicket } from "../window/queue/act-on-ticket.ts";
import { callNext } from "../window/queue/call-next.ts";
import { checkIn } from "../window/queue/check-in.ts";
import { listQueueDays } from "../window/queue/list-queue-days.ts";
import { readQueue } from "../window/queue/read-queue.ts";
import { takeTicket } from "../window/queue/take-ticket.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { getAppointment } from "./get-appointment.ts";
import { listSlots } from "./list-slots.ts";
import { moveAppointment } from "./move-appointment.ts";
import { type ReceptionDesk, receptionDesk } from "./reception-desk.ts";
import { showCrowd } from "./show-crowd.ts";

const monday = "2026-03-02T00:30:00.000Z" as Instant;
const tuesday = "2026-03-03" as const;
const nine = "2026-03-03T01:00:00.000Z" as Instant;
const halfPast = "2026-03-03T01:30:00.000Z" as Instant;
const matter = "food-business-permit" as MatterId;

let store: StoreContext;
let broker: Resources;
let desk: ReceptionDesk;
let windows = 0;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
  broker = aBroker(store);
  desk = receptionDesk(broker);
});

/** A window of its own, and a clerk of it. */
const aWindow = async (reception = { stations: 3 }) => {
  const window = aWindowId(`hall-${++windows}`);
  const region = aRegion("610100");
  const title = "食品经营许可（新办）";
  const matters = [{ matter, title, kind: "licence" as const, materials: [] }];
  const placed = { id: window, region, name: "大厅", open: true, matters: [matter], team: [], reception };
  await publish(store, { ...nothing, matters, windows: [placed] });
  return { window, clerk: aStaff({ windows: [window] }) };
};

let commands = 0;
const command = () => ({ id: `command-${++commands}`, digest: "digest" });

const value = <T>(answer: Answer<T>): T => {
  if (answer.kind === "answered") return answer.value;
  throw new Error(codeOf(answer));
};
const coded = (answer: Answer<unknown>) => (answer.kind === "answered" ? "done" : codeOf(answer));

const from = (address: string) => ({ address });
type Booking = {
  readonly at?: Instant;
  readonly by?: string;
  readonly now?: Instant;
  readonly stamp?: Stamp;
};
type Stamp = ReturnType<typeof command>;

const booked = (
  window: string,
  { at = nine, by = "203.0.113.7", now = monday, stamp = command() }: Booking = {},
) => {
  const body = { window: aWindowId(window), matter, at };
  return bookAppointment(desk)(aCall(from(by), now, { body, command: stamp }));
};
const book = (window: string, by: string, at: Instant = nine) => booked(window, { by, at });
const freeOf = async (window: string, at: Instant) => {
  const { days } = value(
    await listSlots(desk)(aCall(from("x"), monday, { params: { windowId: aWindowId(window) } })),
  );
  return days.flatMap(({ slots }) => slots).find((slot) => slot.at === at)?.free;
};

describe("appointments", () => {
  it("never hold more than a slot takes, however many ask at once", async () => {
    const { window } = await aWindow({ stations: 3 });
    const asked = Array.from({ length: 12 }, (_, n) => book(window, `198.51.100.${n}`));
    const codes = (await Promise.all(asked)).map(coded);
    expect(codes.filter((code) => code === "done")).toHaveLength(3);
    expect(new Set(codes)).toEqual(new Set(["done", "slot-full"]));
    expect(await freeOf(window, nine)).toBe(0);
    expect(await loadBookedByDay(store, window, [tuesday as never])).toEqual([3]);
  });

  it("are shared out by network address, in all and of one slot, and a new day has new shares", async () => {
    const { window } = await aWindow({ stations: 9, perAddress: 3, perSlot: 2 } as never);
    const answers = [nine, nine, nine, halfPast, halfPast];
    const codes = [];
    for (const at of answers) codes.push(coded(await book(window, "203.0.113.9", at)));
    expect(codes).toEqual(["done", "done", "too-many-appointments", "done", "too-many-appointments"]);
    expect(coded(await book(window, "203.0.113.10"))).toBe("done");
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => book(window, "203.0.113.11")));
    expect(atOnce.map(coded).filter((code) => code === "done")).toHaveLength(2);
    const now = "2026-03-02T16:10:00.000Z" as Instant;
    expect(coded(await booked(window, { at: halfPast, by: "203.0.113.9", now }))).toBe("done");
  });

  it("are made once by one command, and are nobody else's to repeat", async () => {
    const { window } = await aWindow();
    const stamp = command();
    const first = value(await booked(window, { stamp }));
    expect(value(await booked(window, { stamp }))).toEqual(first);
    const other = { ...stamp, digest: "another" };
    expect(coded(await booked(window, { stamp: other }))).toBe("idempotency-key-reused");
    const stranger = value(await booked(window, { stamp, by: "203.0.113.8" }));
    expect(stranger.code).not.toBe(first.code);
    expect(await freeOf(window, nine)).toBe(1);
  });

  it("move and are cancelled by their code, and give their slot back; moved into a full slot they stay", async () => {
    const { window } = await aWindow({ stations: 1 });
    const { code } = value(await book(window, "192.0.2.1"));
    expect(value(await book(window, "192.0.2.2", halfPast)).status).toBe("booked");
    const change = (at: Instant) =>
      aCall(from("192.0.2.1"), monday, { params: { code }, body: { at }, command: command() });
    expect(coded(await moveAppointment(desk)(change(halfPast)))).toBe("slot-full");
    expect(value(await getAppointment(desk)(change(nine)))).toMatchObject({ at: nine, status: "booked" });
    const ten = "2026-03-03T02:00:00.000Z" as Instant;
    const moving = change(ten);
    expect(value(await moveAppointment(desk)(moving))).toMatchObject({ code, at: ten });
    expect(value(await moveAppointment(desk)(moving))).toMatchObject({ code, at: ten });
    expect([await freeOf(window, nine), await freeOf(window, ten)]).toEqual([1, 0]);
    const cancelling = change(ten);
    expect(value(await cancelAppointment(desk)(cancelling))).toMatchObject({ status: "cancelled" });
    expect(value(await cancelAppointment(desk)(cancelling))).toMatchObject({ status: "cancelled" });
    expect(coded(await cancelAppointment(desk)(change(ten)))).toBe("appointment-over");
    expect(await freeOf(window, ten)).toBe(1);
    const wrong = aCall(from("192.0.2.1"), monday, { params: { code: "0000-0000-0000-0000" } });
    expect(coded(await getAppointment(desk)(wrong))).toBe("not-found");
  });
});

describe("the queue of a window", () => {
  const on = (clerk: Staff, window: string, now: Instant) => {
    const call = <P extends object>(parts: P, stamp = command()) =>
      aCall(clerk, now, { params: { windowId: aWindowId(window) }, command: stamp, ...parts });
    const kind = "licence" as const;
    return {
      take: (stamp = command()) => takeTicket(broker)(call({ body: { kind } }, stamp)),
      checkIn: (code: string) => checkIn(broker)(call({ body: { code } })),
      next: (station: number, stamp = command()) => callNext(broker)(call({ body: { station } }, stamp)),
      act: (ticket: string, action: TicketAction, station = 1) =>
        actOnOneTicket(broker)(
          call({ params: { windowId: aWindowId(window), ticket, action }, body: { station } }),
        ),
      read: (has: (tag: string) => boolean = () => false) => readQueue(broker)(call({ has })),
      days: () => listQueueDays(broker)(call({ query: { days: 3, until: undefined } })),
    };
  };

  it("gives numbers without gaps to all who come at once, and one to who asks twice", async () => {
    const { window, clerk } = await aWindow();
    const hall = on(clerk, window, nine);
    const same = command();
    // Whoever is told to try again does so with the same command.
    const takeAtLast = async (stamp = command()): Promise<string> => {
      const answer = await hall.take(stamp);
      return coded(answer) === "try-again" ? takeAtLast(stamp) : value(answer).number;
    };
    const taken = await Promise.all([
      ...Array.from({ length: 15 }, () => takeAtLast()),
      takeAtLast(same),
      takeAtLast(same),
    ]);
    const numbers = new Set(taken);
    expect([...numbers].sort()).toEqual(
      Array.from({ length: 16 }, (_, n) => `A${String(n + 1).padStart(3, "0")}`),
    );
    const [day] = await loadQueueDays(store, window, [tuesday as never]);
    expect(day?.figures["waiting"]).toBe(numbers.size);
    expect(day?.figures).toEqual(
      queueFiguresOf(await loadEveryTicket(store, { window, date: tuesday as never })),
    );
  });

  it("checks appointments in, once each, and calls them before the others; two stations get two numbers", async () => {
    const { window, clerk } = await aWindow();
    const { code } = value(await book(window, "192.0.2.9"));
    const early = on(clerk, window, "2026-03-03T00:40:00.000Z" as Instant);
    expect(value(await early.take()).number).toBe("A001");
    expect(coded(await on(clerk, window, monday).checkIn(code))).toBe("appointment-elsewhere");
    const mine = value(await early.checkIn(code));
    expect(mine).toMatchObject({ number: "A002", slot: { from: nine }, matter });
    expect(value(await early.checkIn(code))).toEqual(mine);
    const hall = on(clerk, window, nine);
    expect(value(await hall.read()).waiting.map(({ number }) => number)).toEqual(["A002", "A001"]);
    const stamp = command();
    const called = await Promise.all([hall.next(1, stamp), hall.next(2)]);
    expect(called.map((answer) => value(answer).number).sort()).toEqual(["A001", "A002"]);
    expect(value(await hall.next(1, stamp)).number).toBe(value(called[0]).number);
    expect(coded(await hall.next(1))).toBe("station-busy");
    expect(coded(await hall.next(3))).toBe("nobody-waiting");
    const cancelled = aCall(from("192.0.2.9"), nine, { params: { code }, command: command() });
    expect(coded(await cancelAppointment(desk)(cancelled))).toBe("appointment-over");
  });

  it("goes on from call to served, missed and back, and counts it by day", async () => {
    const { window, clerk } = await aWindow();
    const hall = on(clerk, window, nine);
    await book(window, "192.0.2.33", halfPast);
    for (let n = 0; n < 3; n++) await hall.take();
    const later = on(clerk, window, "2026-03-03T01:10:00.000Z" as Instant);
    const first = value(await later.next(1)).number;
    expect(value(await later.act(first, "call-again"))).toMatchObject({ calls: 2 });
    expect(value(await later.act(first, "serve"))).toMatchObject({ status: "serving", station: 1 });
    expect(value(await later.act(first, "finish"))).toMatchObject({ status: "served", actions: [] });
    expect(coded(await later.act(first, "return"))).toBe("ticket-not-so");
    const second = value(await later.next(1)).number;
    expect(value(await later.act(second, "miss"))).toMatchObject({ status: "missed" });
    const third = value(await later.next(1)).number;
    expect(value(await later.act(third, "return"))).toMatchObject({ status: "waiting", station: null });
    expect(coded(await later.act("A099", "call"))).toBe("not-found");
    const seen = await later.read();
    expect(value(seen).missed.map(({ number }) => number)).toEqual([second]);
    const tag = seen.kind === "answered" ? seen.tag : undefined;
    expect((await later.read((asked) => asked === tag)).kind).toBe("unchanged");
    expect(value(await later.days()).days[0]).toMatchObject({
      date: tuesday,
      appointments: 1,
      arrived: 0,
      taken: 3,
      served: 1,
      missed: 1,
      waiting: 1,
    });
    expect(value(await later.days()).days[0]?.medianWaitSeconds).toBeGreaterThan(540);
    const crowd = value(
      await showCrowd(desk)(aCall(from("x"), nine, { params: { windowId: aWindowId(window) } })),
    );
    expect(crowd).toMatchObject({ waiting: 1, usual: [] });
    expect(crowd.today[9]).toBe(3);
    const aWeekOn = "2026-03-10T01:00:00.000Z" as Instant;
    const usual = value(
      await showCrowd(desk)(aCall(from("x"), aWeekOn, { params: { windowId: aWindowId(window) } })),
    );
    expect(usual).toMatchObject({ waiting: 0, usual: [{ weekday: 2, hour: 9, usual: 3 }] });
  });

  it("is the team's alone", async () => {
    const { window } = await aWindow();
    const other = on(aStaff(), window, nine);
    const answers = [await other.read(), await other.take(), await other.next(1), await other.days()];
    expect(answers.map(coded)).toEqual(Array(4).fill("not-found"));
    const coordinator = aStaff({ role: "coordinator", windows: [] });
    expect(coded(await on(coordinator, window, nine).days())).toBe("done");
    expect(coded(await on(aLead(), window, nine).take())).toBe("not-found");
  });
});
