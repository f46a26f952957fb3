import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { queueFiguresOf } from "../../../../test/builders/queue.ts";
import type { Instant, LocalDate, LocalTime } from "../clock/instant.ts";
import type { MatterId, StaffId, WindowId } from "../ids.ts";
import { type Appointment, slotFor, unlessFull, unlessOver, unlessToday } from "./appointment.ts";
import { callingOrder, nextTicket } from "./calling-order.ts";
import { usualCrowd } from "./crowd.ts";
import { byHour, figuresAfter, medianWaitSeconds, type QueueFigures } from "./queue-figures.ts";
import { receptionOf } from "./reception.ts";
import { slotDays } from "./slots.ts";
import {
  actionsOn,
  actOnTicket,
  type Ticket,
  ticketActions,
  ticketNumber,
  ticketStatuses,
} from "./ticket.ts";

const time = (text: string) => text as LocalTime;
const at = (text: string) => `2026-03-${text}.000Z` as Instant;
const window = "xian-610100-1" as WindowId;
const matter = "food-business-permit" as MatterId;
const withLunch = {
  opens: time("09:00"),
  closes: time("17:30"),
  breaks: [{ from: time("12:00"), to: time("13:30") }],
};
const monday = at("02T00:00:00");

describe("the slots of a window", () => {
  it("are whole, lie across no break, and leave days off and the past out", () => {
    const reception = receptionOf({ hours: withLunch, reception: { slotMinutes: 50 } });
    const days = slotDays(reception, chinaCalendar, at("02T01:30:00"));
    expect(days.map(({ date }) => date)).toEqual([
      "2026-03-02",
      "2026-03-03",
      "2026-03-04",
      "2026-03-05",
      "2026-03-06",
    ]);
    const starts = days.map(({ slots }) => slots.map(({ from }) => from.slice(11, 16)));
    expect(starts[0]).toEqual(["01:50", "02:40", "05:30", "06:20", "07:10", "08:00"]);
    expect(starts[1]).toEqual(["01:00", "01:50", "02:40", "05:30", "06:20", "07:10", "08:00"]);
  });

  it("are on make-up days, and nowhere beyond the calendar or without stations", () => {
    const saturday = "2026-02-27T16:00:00.000Z" as Instant;
    const dates = slotDays(receptionOf({}), chinaCalendar, saturday).map(({ date }) => date);
    expect(dates[0]).toBe("2026-02-28");
    expect(slotDays(receptionOf({}), chinaCalendar, "2093-03-01T00:00:00.000Z" as Instant)).toEqual([]);
    expect(slotDays(receptionOf({ reception: { stations: 0 } }), chinaCalendar, monday)).toEqual([]);
  });
});

const receiving = {
  id: window,
  open: true,
  matters: [matter],
  reception: receptionOf({}),
  calendar: chinaCalendar,
};
const appointment: Appointment = {
  ...{ code: "7k2m-0q9d-h4xv-8w3n", window, matter, status: "booked", madeAt: monday, version: 1 },
  ...{ from: at("03T01:00:00"), until: at("03T01:30:00") },
};

describe("an appointment", () => {
  it.each([
    [{}, "2026-03-03T01:00:00.000Z"],
    [{ at: at("03T01:10:00") }, "no-such-slot"],
    [{ at: at("03T09:30:00") }, "no-such-slot"],
    [{ at: at("01T01:00:00") }, "no-such-slot"],
    [{ at: at("11T01:00:00") }, "no-such-slot"],
    [{ matter: "pollutant-discharge-permit" as MatterId }, "matter-not-at-window"],
  ])("for %j: %s", (asked, expected) => {
    const answer = slotFor(receiving, { matter, at: at("03T01:00:00"), now: monday, ...asked });
    expect("kind" in answer ? answer.code : answer.from).toBe(expected);
  });

  it("is refused by a closed window, and where its slot is full", () => {
    const asked = { matter, at: at("03T01:00:00"), now: monday };
    expect(slotFor({ ...receiving, open: false }, asked)).toMatchObject({ code: "no-such-slot" });
    expect(unlessFull({ stations: 2 }, appointment, 1)).toBeUndefined();
    expect(unlessFull({ stations: 2 }, appointment, 2)).toMatchObject({ code: "slot-full" });
  });

  it("is checked in on its day at its window, and not changed once it is over", () => {
    expect(unlessToday(appointment, window, at("03T00:30:00"))).toBeUndefined();
    expect(unlessToday(appointment, window, monday)).toMatchObject({ code: "appointment-elsewhere" });
    expect(unlessToday(appointment, "another" as WindowId, at("03T00:30:00"))).toMatchObject({
      code: "appointment-elsewhere",
    });
    expect(unlessToday({ ...appointment, status: "cancelled" }, window, at("03T00:30:00"))).toMatchObject({
      code: "appointment-over",
    });
    expect(unlessOver(appointment)).toBeUndefined();
    expect(unlessOver({ status: "arrived" })).toMatchObject({ code: "appointment-over" });
  });
});

const aTicket = (serial: number, parts: Partial<Ticket> = {}): Ticket => {
  const takenAt = parts.takenAt ?? at(`02T01:${String(serial).padStart(2, "0")}:00`);
  const number = ticketNumber("licence", serial);
  return { number, kind: "licence", status: "waiting", takenAt, since: takenAt, calls: 0, ...parts };
};
const station = { station: 3, by: "li-mei" as StaffId, now: at("02T02:00:00") };

describe("a queue number", () => {
  const allowed = {
    waiting: ["call"],
    called: ["call-again", "serve", "miss", "return"],
    serving: ["finish", "return"],
    served: [],
    missed: ["return"],
  };
  it.each(ticketStatuses.flatMap((status) => ticketActions.map((action) => [status, action] as const)))(
    "that is %s takes %s or refuses it",
    (status, action) => {
      const acted = actOnTicket(aTicket(1, { status }), action, station);
      const may = (allowed[status] as readonly string[]).includes(action);
      expect(acted.kind === "refusal" ? acted.code : "done").toBe(may ? "done" : "ticket-not-so");
      expect(actionsOn(status)).toEqual(allowed[status]);
    },
  );

  it("is called in order: appointments whose slot has come, then who stands there longest", () => {
    const slot = { from: at("02T02:05:00"), until: at("02T02:35:00") };
    const tickets = [
      aTicket(1),
      aTicket(2, { slot }),
      aTicket(3, { slot: { from: at("02T03:00:00"), until: at("02T03:30:00") } }),
      aTicket(4, { slot: { from: at("02T00:10:00"), until: at("02T00:40:00") }, takenAt: at("02T01:00:00") }),
      aTicket(5, { since: at("02T01:59:00") }),
      aTicket(6, { status: "called" }),
    ];
    const order = (now: Instant) => callingOrder(tickets, now).map(({ number }) => number);
    expect(order(at("02T01:50:00"))).toEqual(["A004", "A001", "A002", "A003", "A005"]);
    expect(order(at("02T01:55:00"))).toEqual(["A002", "A004", "A001", "A003", "A005"]);
  });

  it("is called to a station that has none", () => {
    const tickets = [aTicket(1, { status: "serving", station: 3 }), aTicket(2)];
    expect(nextTicket(tickets, 3, station.now)).toMatchObject({ code: "station-busy" });
    expect(nextTicket(tickets, 4, station.now)).toMatchObject({ ticket: { number: "A002" } });
    expect(nextTicket([], 4, station.now)).toMatchObject({ code: "nobody-waiting" });
  });
});

describe("the figures of a day", () => {
  it("are what all its numbers add up to, whatever was done with them", () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...ticketActions), fc.nat(3000)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (taken) => {
        const tickets = new Map<number, Ticket>();
        let figures: QueueFigures = {};
        for (const [serial, action, seconds] of taken) {
          const before = tickets.get(serial);
          const now = new Date(Date.parse(station.now) + seconds * 1000).toISOString() as Instant;
          const acted = before ? actOnTicket(before, action, { ...station, now }) : undefined;
          const after = acted?.kind === "ticket" ? acted.ticket : before ? undefined : aTicket(serial);
          if (!after) continue;
          figures = figuresAfter(figures, before, after);
          tickets.set(serial, after);
        }
        expect(figures).toEqual(queueFiguresOf([...tickets.values()]));
      }),
    );
  });

  it("tell the median wait within a tenth, and who came when", () => {
    const waited = (minutes: number) =>
      aTicket(minutes, {
        status: "served",
        takenAt: at("02T01:00:00"),
        firstCalledAt: at(`02T01:${String(minutes).padStart(2, "0")}:00`),
      });
    const figures = queueFiguresOf([waited(5), waited(10), waited(40)]);
    expect(Math.abs((medianWaitSeconds(figures) ?? 0) - 600)).toBeLessThan(60);
    expect(byHour(figures)[9]).toBe(3);
    expect(medianWaitSeconds(queueFiguresOf([aTicket(1)]))).toBeUndefined();
  });

  it("tell what is usual by weekday and hour, of the days on which anybody came", () => {
    const day = (date: string, n: number) => ({ date: date as LocalDate, figures: { "hour-09": n } });
    expect(usualCrowd([day("2026-03-02", 4), day("2026-03-09", 7), day("2026-03-16", 0)])).toEqual([
      { weekday: 1, hour: 9, usual: 5.5 },
    ]);
  });
});
