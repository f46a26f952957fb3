import { queueOperations } from "@tongban/contract";
import { matterKinds, type TicketAction, ticketActions } from "@tongban/domain";
import { Argument, type Command, Option } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { wholeNumberOf } from "../whole-number.ts";

type Ticket = Returned<typeof queueOperations.callNext>;
type Kind = (typeof matterKinds)[number];
type StationOptions = StaffOptions & { readonly station: string };

/** Adds what a window's team does with its queue (取号、叫号). */
export const addQueueCommands = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("queue")
    .description("today's queue of your window: take numbers, call them (取号、叫号)");
  addReading(group, terminal);
  addArriving(group, terminal);
  addCalling(group, terminal);
};

const addReading = (group: Command, terminal: Terminal): void => {
  withStaffOptions(group.command("show <window>"))
    .description("who waits in which order, and who is at which station")
    .addHelpText("after", "\nExample:\n  tongban queue show xian-610100-1 --staff li-mei")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { windowId }, signal: terminal.stopped };
      const queue = expectValue(await client.call(queueOperations.readQueue, call));
      const tickets = [...queue.atStations, ...queue.waiting, ...queue.missed];
      show(terminal, options, queue, () =>
        tickets.length > 0 ? ticketTable(tickets) : `Nobody waits at ${queue.name}.`,
      );
    });
  withStaffOptions(group.command("days <window>"))
    .description("what the queue added up to on each day: served, waits, who did not come")
    .option("--until <date>", "the last day; absent: today")
    .option("--days <n>", "how many days", "14")
    .addHelpText("after", "\nExample:\n  tongban queue days xian-610100-1 --staff wang-jun")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        StaffOptions & { readonly until?: string; readonly days: string }
      >();
      const client = await staffOf(terminal, options);
      const query = { days: Number(options.days), ...(options.until ? { until: options.until } : {}) };
      const call = { params: { windowId }, query, signal: terminal.stopped };
      const { days } = expectValue(await client.call(queueOperations.listQueueDays, call));
      show(terminal, options, days, () =>
        textTable(
          ["DATE", "APPOINTMENTS", "ARRIVED", "TAKEN", "SERVED", "MISSED", "MEDIAN WAIT"],
          days.map((day) => [
            day.date,
            `${day.appointments}`,
            `${day.arrived}`,
            `${day.taken}`,
            `${day.served}`,
            `${day.missed}`,
            day.medianWaitSeconds === null ? "" : `${Math.ceil(day.medianWaitSeconds / 60)} min`,
          ]),
        ),
      );
    });
};

const addArriving = (group: Command, terminal: Terminal): void => {
  withStaffOptions(group.command("take <window>"))
    .description("take a number for somebody without an appointment (取号)")
    .addOption(new Option("--kind <kind>", "of the service").choices(matterKinds).makeOptionMandatory())
    .addHelpText("after", "\nExample:\n  tongban queue take xian-610100-1 --kind licence --staff li-mei")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions & { readonly kind: Kind }>();
      const client = await staffOf(terminal, options);
      const call = { params: { windowId }, body: { kind: options.kind }, signal: terminal.stopped };
      tell(terminal, options, expectValue(await client.call(queueOperations.takeTicket, call)));
    });
  withStaffOptions(group.command("check-in <window> <code>"))
    .description("check an appointment in by its code, and take its number")
    .addHelpText(
      "after",
      "\nExample:\n  tongban queue check-in xian-610100-1 7k2m-0q9d-h4xv-8w3n --staff li-mei",
    )
    .action(async (windowId: string, code: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { windowId }, body: { code }, signal: terminal.stopped };
      tell(terminal, options, expectValue(await client.call(queueOperations.checkIn, call)));
    });
};

const addCalling = (group: Command, terminal: Terminal): void => {
  withStaffOptions(group.command("next <window>"))
    .description("call the next number to a station (叫号)")
    .requiredOption("--station <n>", "where you serve")
    .addHelpText("after", "\nExample:\n  tongban queue next xian-610100-1 --station 3 --staff li-mei")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StationOptions>();
      const client = await staffOf(terminal, options);
      const body = { station: stationOf(options) };
      const call = { params: { windowId }, body, signal: terminal.stopped };
      tell(terminal, options, expectValue(await client.call(queueOperations.callNext, call)));
    });
  withStaffOptions(group.command("act <window> <ticket>"))
    .addArgument(new Argument("<action>", "what is done").choices(ticketActions))
    .description("call a number, call it again, serve, finish or miss it (过号), or put it back")
    .requiredOption("--station <n>", "where you serve")
    .addHelpText(
      "after",
      "\nExample:\n  tongban queue act xian-610100-1 A012 serve --station 3 --staff li-mei",
    )
    .action(async (windowId: string, ticket: string, action: TicketAction, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StationOptions>();
      const client = await staffOf(terminal, options);
      const body = { station: stationOf(options) };
      const call = { params: { windowId, ticket, action }, body, signal: terminal.stopped };
      tell(terminal, options, expectValue(await client.call(queueOperations.actOnTicket, call)));
    });
};

const stationOf = ({ station }: StationOptions): number =>
  wholeNumberOf(station, 3, "--station is a number, such as 3.");

const tell = (terminal: Terminal, options: StaffOptions, ticket: Ticket): void =>
  show(terminal, options, ticket, () => ticketTable([ticket]));

const ticketTable = (tickets: readonly Ticket[]): string =>
  textTable(
    ["NUMBER", "KIND", "STATUS", "TAKEN", "APPOINTMENT", "STATION", "CALLS"],
    tickets.map(({ number, kind, status, takenAt, slot, station, calls }) => [
      number,
      kind,
      status,
      takenAt,
      slot?.from ?? "",
      station === null ? "" : `${station}`,
      `${calls}`,
    ]),
  );
