import { randomUUID } from "node:crypto";
import { appointmentOperations } from "@tongban/contract";
import type { Command } from "commander";
import {
  type CallResult,
  type Client,
  createClient,
  expectValue,
  type Returned,
} from "../../client/index.ts";
import { brokerOf, show, type Terminal } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { textTable } from "../text-table.ts";

type Appointment = Returned<typeof appointmentOperations.getAppointment>;
type AtOptions = GlobalOptions & { readonly at: string };
type BookOptions = AtOptions & { readonly matter: string };

/** Adds what anyone does before they come to a window (预约); asks for no key and no token. */
export const addAppointmentCommands = (program: Command, terminal: Terminal): void => {
  const group = program
    .command("appointment")
    .description("appointments at a window (预约); asks for no key, no token and no name");
  addLooking(group, terminal);
  addChanging(group, terminal);
};

const addLooking = (group: Command, terminal: Terminal): void => {
  group
    .command("slots <window>")
    .description("the slots of the next days that still take appointments")
    .addHelpText("after", "\nExample:\n  tongban appointment slots xian-610100-1")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<GlobalOptions>();
      const call = { params: { windowId }, signal: terminal.stopped };
      const client = createClient(brokerOf(terminal, options));
      const found = expectValue(await client.call(appointmentOperations.listSlots, call));
      const rows = found.days.flatMap(({ slots }) =>
        slots.filter(({ free }) => free > 0).map(({ at, until, free }) => [at, until, `${free}`]),
      );
      show(terminal, options, found, () =>
        rows.length > 0
          ? textTable(["AT", "UNTIL", "FREE"], rows)
          : `${found.name} takes no appointments in the next days.`,
      );
    });
  group
    .command("crowd <window>")
    .description("how many wait now, how long, and when it is usually crowded (排队情况)")
    .addHelpText("after", "\nExample:\n  tongban appointment crowd xian-610100-1")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<GlobalOptions>();
      const call = { params: { windowId }, signal: terminal.stopped };
      const client = createClient(brokerOf(terminal, options));
      const found = expectValue(await client.call(appointmentOperations.showCrowd, call));
      show(terminal, options, found, () => crowdText(found));
    });
  group
    .command("show <code>")
    .description("an appointment by its code")
    .addHelpText("after", "\nExample:\n  tongban appointment show 7k2m-0q9d-h4xv-8w3n")
    .action(async (code: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<GlobalOptions>();
      const call = { params: { code }, signal: terminal.stopped };
      await tell(terminal, options, (client) => client.call(appointmentOperations.getAppointment, call));
    });
};

const addChanging = (group: Command, terminal: Terminal): void => {
  group
    .command("book <window>")
    .description("make an appointment; keep its code, for nothing else tells whose it is")
    .requiredOption("--matter <id>", "for what")
    .requiredOption("--at <instant>", "when the slot begins, as `slots` says")
    .addHelpText(
      "after",
      "\nExample:\n  tongban appointment book xian-610100-1 --matter food-business-permit --at 2026-03-03T01:00:00.000Z",
    )
    .action(async (window: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<BookOptions>();
      const body = { window, matter: options.matter, at: options.at };
      const call = { body, idempotencyKey: randomUUID(), signal: terminal.stopped };
      await tell(terminal, options, (client) => client.call(appointmentOperations.bookAppointment, call));
    });
  group
    .command("move <code>")
    .description("move an appointment to another slot of its window")
    .requiredOption("--at <instant>", "when the slot begins, as `slots` says")
    .addHelpText(
      "after",
      "\nExample:\n  tongban appointment move 7k2m-0q9d-h4xv-8w3n --at 2026-03-03T02:00:00.000Z",
    )
    .action(async (code: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<AtOptions>();
      const call = { params: { code }, body: { at: options.at }, signal: terminal.stopped };
      await tell(terminal, options, (client) => client.call(appointmentOperations.moveAppointment, call));
    });
  group
    .command("cancel <code>")
    .description("cancel an appointment; its slot is free again")
    .addHelpText("after", "\nExample:\n  tongban appointment cancel 7k2m-0q9d-h4xv-8w3n")
    .action(async (code: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<GlobalOptions>();
      const call = { params: { code }, signal: terminal.stopped };
      await tell(terminal, options, (client) => client.call(appointmentOperations.cancelAppointment, call));
    });
};

/** Asks something of an appointment, and shows it as it is then. */
const tell = async (
  terminal: Terminal,
  options: GlobalOptions,
  ask: (client: Client) => Promise<CallResult<Appointment>>,
): Promise<void> => {
  const appointment = expectValue(await ask(createClient(brokerOf(terminal, options))));
  show(terminal, options, appointment, () => appointmentText(appointment));
};

const appointmentText = ({ code, windowName, address, matter, at, until, status, ticket }: Appointment) =>
  [
    `${code}: ${status}`,
    `${windowName}${address ? `, ${address}` : ""}`,
    `${matter}, ${at} to ${until}`,
    ...(ticket ? [`queue number ${ticket}`] : []),
  ].join("\n");

const crowdText = ({
  name,
  waiting,
  medianWaitSeconds,
  usual,
}: Returned<typeof appointmentOperations.showCrowd>): string =>
  [
    `${name}: ${waiting} waiting${medianWaitSeconds === null ? "" : `, half were called within ${Math.ceil(medianWaitSeconds / 60)} min today`}`,
    ...(usual.length > 0
      ? [
          textTable(
            ["WEEKDAY", "HOUR", "USUALLY"],
            usual.map((one) => [`${one.weekday}`, `${one.hour}:00`, `${one.usual}`]),
          ),
        ]
      : []),
  ].join("\n");
