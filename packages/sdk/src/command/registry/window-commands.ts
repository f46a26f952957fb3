import { registryOperations } from "@tongban/contract";
import { type Command, Option } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { wholeNumberOf } from "../whole-number.ts";
import {
  addReadCommands,
  type ChangeOptions,
  changeRecord,
  recordText,
  versionSeen,
  withSeen,
  withWhy,
} from "./records.ts";

type Terms = {
  readonly name?: string;
  readonly matters?: readonly string[];
  readonly address?: string;
  readonly phone?: string;
  readonly capacity?: string;
  readonly districts?: readonly string[];
  readonly substitute?: string;
  readonly hours?: readonly string[];
  readonly calendar?: string;
  readonly intake?: "yes" | "no";
  readonly slotMinutes?: string;
  readonly stations?: string;
};

type RegisterOptions = ChangeOptions & Terms & { readonly region: string; readonly name: string };

const withTerms = (command: Command): Command =>
  command
    .option("--matters <id...>", "what it handles")
    .option("--address <text>", "where it is")
    .option("--phone <number>", "its telephone")
    .option("--capacity <n>", "how much of the work it takes beside other windows")
    .option("--districts <code...>", "divisions whose applicants it serves first")
    .option("--substitute <window>", "the window that takes its work while it is closed")
    .option("--hours <times...>", "when it works, with its breaks: 09:00-12:00 13:30-17:30")
    .option("--calendar <code>", "the region or zone whose calendar it works by")
    .addOption(
      new Option("--intake <yes|no>", "whether it takes applications in for other regions (代收)").choices([
        "yes",
        "no",
      ]),
    )
    .option("--slot-minutes <n>", "length of a slot for appointments (预约), with --stations")
    .option("--stations <n>", "how many are served at once, so appointments of a slot; 0: none are taken");

/** Adds what coordinators do with the windows of their regions (专窗). */
export const addWindowCommands = (program: Command, terminal: Terminal): void => {
  const window = program
    .command("window")
    .description("coordinators: register, change, open and close the windows of your regions");
  addReadCommands(window, terminal, "window");

  withTerms(withWhy(window.command("register <id>")))
    .description("register a window; it is closed until you open it (登记)")
    .requiredOption("--region <code>", "whose it is")
    .requiredOption("--name <text>", "what it is called")
    .addHelpText(
      "after",
      "\nExample:\n  tongban window register xian-610100-2 --region 610100 --name 西安市第二专窗 --matters remote-medical-filing --why 分担受理量 --staff zhao-min",
    )
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<RegisterOptions>();
      await changeRecord(terminal, options, async (client) => {
        const { region, name, why } = options;
        const body = { matters: [], ...termsOf(options), region, name, why };
        const call = { params: { windowId }, body, signal: terminal.stopped };
        return client.call(registryOperations.registerWindow, call);
      });
    });

  withTerms(withSeen(window.command("change <id>")))
    .description("change what is given; the rest stays (修改)")
    .option("--name <text>", "what it is called")
    .addHelpText(
      "after",
      "\nExample:\n  tongban window change xian-610100-1 --substitute xian-610100-2 --why 节日轮休 --staff zhao-min",
    )
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions & Terms>();
      await changeRecord(terminal, options, async (client) => {
        const ifMatch = await versionSeen(terminal, client, "window", windowId, options.seen);
        const body = { ...termsOf(options), why: options.why };
        const call = { params: { windowId }, ifMatch, body, signal: terminal.stopped };
        return client.call(registryOperations.changeWindow, call);
      });
    });

  withSeen(window.command("open <id>"))
    .description("open it: new cases are chosen for it from now on (开放)")
    .addHelpText("after", "\nExample:\n  tongban window open xian-610100-2 --why 设备就绪 --staff zhao-min")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions>();
      await changeRecord(terminal, options, async (client) => {
        const ifMatch = await versionSeen(terminal, client, "window", windowId, options.seen);
        const call = { params: { windowId }, ifMatch, body: { why: options.why }, signal: terminal.stopped };
        return client.call(registryOperations.openWindow, call);
      });
    });

  withSeen(window.command("close <id>"))
    .description("close it: new cases and open ones go to its substitute, or to others (关闭)")
    .addHelpText("after", "\nExample:\n  tongban window close xian-610100-2 --why 设备检修 --staff zhao-min")
    .action(async (windowId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions>();
      const client = await staffOf(terminal, options);
      const ifMatch = await versionSeen(terminal, client, "window", windowId, options.seen);
      const call = { params: { windowId }, ifMatch, body: { why: options.why }, signal: terminal.stopped };
      const closed = expectValue(await client.call(registryOperations.closeWindow, call));
      show(terminal, options, closed, () =>
        [
          recordText(closed.record),
          `${closed.waiting} cases waited on its board and ${closed.held} were held by its team: they go to other windows now.`,
          ...transferLines(closed.transfer),
          `How far that is: tongban window transfer ${windowId}`,
        ].join("\n"),
      );
    });

  withStaffOptions(window.command("transfer <id>"))
    .description("say how far the transfer of a closed window's cases is, or begin it again (移交)")
    .option("--why <text>", "begin it again, after a substitute was named or another window opened")
    .addHelpText("after", "\nExample:\n  tongban window transfer xian-610100-2 --staff zhao-min")
    .action((windowId: string, _: unknown, typed: Command) =>
      transfer(terminal, windowId, typed.optsWithGlobals<TransferOptions>()),
    );
};

type TransferOptions = StaffOptions & { readonly why?: string };
type Transfer = Returned<typeof registryOperations.transferCases>;

const transfer = async (terminal: Terminal, windowId: string, options: TransferOptions): Promise<void> => {
  const { why } = options;
  const client = await staffOf(terminal, options);
  const call = { params: { windowId }, signal: terminal.stopped };
  const found =
    why === undefined
      ? expectValue(await client.call(registryOperations.getTransfer, call)).transfer
      : expectValue(await client.call(registryOperations.transferCases, { ...call, body: { why } }));
  show(terminal, options, found, () => transferLines(found).join("\n") || "The window is open.");
};

const transferLines = (found: Transfer | null): readonly string[] => {
  if (!found) return [];
  const { moved, left, stuck, since, by, reason } = found;
  return [
    `Since ${since}, by ${by}: ${reason}`,
    `  ${moved} cases at least went to other windows${left === null ? "; the first look is under way" : `, ${left} stayed`}`,
    ...(stuck.length > 0 ? [`  no open window takes ${stuck.join(", ")}: name a substitute`] : []),
  ];
};

const termsOf = ({
  name,
  matters,
  address,
  phone,
  capacity,
  districts,
  substitute,
  hours,
  calendar,
  intake,
  slotMinutes,
  stations,
}: Terms) => ({
  ...(name === undefined ? {} : { name }),
  ...(matters === undefined ? {} : { matters }),
  ...(address === undefined ? {} : { address }),
  ...(phone === undefined ? {} : { phone }),
  ...(capacity === undefined
    ? {}
    : { capacity: wholeNumberOf(capacity, 4, "--capacity is a number from 1 to 1000.") }),
  ...(districts === undefined ? {} : { districts }),
  ...(substitute === undefined ? {} : { substitute }),
  ...(hours === undefined ? {} : { hours: hoursOf(hours) }),
  ...(calendar === undefined ? {} : { calendar }),
  ...(intake === undefined ? {} : { intake: intake === "yes" }),
  ...(slotMinutes === undefined && stations === undefined
    ? {}
    : { reception: receptionTerms({ slotMinutes, stations }) }),
});

/** How people are received; a part that is not named is as the broker assumes. */
const receptionTerms = ({
  slotMinutes,
  stations,
}: {
  readonly slotMinutes: string | undefined;
  readonly stations: string | undefined;
}) => ({
  ...(slotMinutes === undefined
    ? {}
    : { slotMinutes: wholeNumberOf(slotMinutes, 4, "--slot-minutes is a number, such as 15.") }),
  ...(stations === undefined ? {} : { stations: stationsOf(stations) }),
});

/** Stretches of a working day as hours with the breaks between them. */
const hoursOf = (stretches: readonly string[]) => {
  const times = stretches.map((stretch) => /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(stretch));
  const [first, last] = [times[0]?.[1], times.at(-1)?.[2]];
  if (first === undefined || last === undefined || times.some((time) => time === null))
    throw new CommandError(exitCodes.usage, "--hours are stretches such as 09:00-12:00 13:30-17:30.");
  const breaks = times.slice(1).map((time, i) => ({ from: times[i]?.[2] ?? "", to: time?.[1] ?? "" }));
  return { opens: first, closes: last, ...(breaks.length > 0 ? { breaks } : {}) };
};

const stationsOf = (typed: string): number =>
  typed === "0" ? 0 : wholeNumberOf(typed, 4, "--stations is a number, such as 3, or 0.");
