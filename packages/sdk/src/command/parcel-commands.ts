import { parcelOperations } from "@tongban/contract";
import { parcelWays } from "@tongban/domain";
import { type Command, Option } from "commander";
import { expectValue } from "../client/index.ts";
import type { ParcelChange, SentParcel } from "../partner/partner-client.ts";
import { partnerCaseText, shanghaiTime, staffCaseText } from "./case-text.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import {
  type AskOptions,
  askerOf,
  type StaffOptions,
  show,
  staffOf,
  type Terminal,
  withAskOptions,
  withStaffOptions,
} from "./session.ts";
import { textTable } from "./text-table.ts";

type Label = { readonly carrier: string; readonly number: string };
type Contents = { readonly item?: readonly string[] };
type SendOptions = AskOptions & Label & Contents & { readonly way: SentParcel["way"] };
type ReceiveOptions = AskOptions & Contents & { readonly remark?: string };
type ListOptions = StaffOptions & {
  readonly window: string;
  readonly from?: boolean;
  readonly number?: string;
};

/** A case after a command, for machines and for people. */
type Shown = { readonly kase: unknown; readonly text: () => string };

/** Adds what partners and the windows at both ends do with originals in the post (原件寄递). */
export const addParcelCommands = (program: Command, terminal: Terminal): void => {
  const parcel = program.command("parcel").description("originals in the post (原件寄递), seen by both ends");

  withAskOptions(parcel.command("send <case>"))
    .description("say that a parcel is in the post")
    .requiredOption("--carrier <name>", "with whom")
    .requiredOption("--number <text>", "the carrier's number of it")
    .requiredOption("--item <material...>", "what is inside, such as 营业执照 or 身份证=2 for two copies")
    .addOption(
      new Option("--way <where>", "where it goes; back only as staff of the handling window")
        .choices(parcelWays)
        .default("to-handling"),
    )
    .addHelpText(
      "after",
      "\nExample:\n  tongban parcel send 3q8m0v5k2x7n4t9b6d1c0f8g2h --carrier 邮政特快专递 --number 1234567890 --item 营业执照",
    )
    .action((caseId: string, _: unknown, command: Command) => {
      const { carrier, number, item, way, ...options } = command.optsWithGlobals<SendOptions>();
      return send(terminal, caseId, options, { way, carrier, number, contents: itemsOf(item) });
    });

  withAskOptions(parcel.command("receive <case> <n>"))
    .description("say that a parcel arrived, and what was in it; n is its number in the case")
    .option("--item <material...>", "what was inside; nothing where it was empty")
    .option("--remark <text>", "its condition")
    .addHelpText(
      "after",
      "\nExample:\n  tongban parcel receive 3q8m0v5k2x7n4t9b6d1c0f8g2h 3 --item 营业执照 --staff li-mei",
    )
    .action((caseId: string, n: string, _: unknown, command: Command) => {
      const { item, remark, ...options } = command.optsWithGlobals<ReceiveOptions>();
      const said = remark === undefined ? {} : { remark };
      return change(terminal, caseId, n, options, { do: "receive", contents: itemsOf(item), ...said });
    });

  withAskOptions(parcel.command("correct <case> <n>"))
    .description("put carrier and number of your parcel right while it is under way")
    .requiredOption("--carrier <name>", "with whom")
    .requiredOption("--number <text>", "the carrier's number of it")
    .action((caseId: string, n: string, _: unknown, command: Command) => {
      const { carrier, number, ...options } = command.optsWithGlobals<AskOptions & Label>();
      return change(terminal, caseId, n, options, { do: "correct", carrier, number });
    });

  withAskOptions(parcel.command("cancel <case> <n>"))
    .description("call your parcel off, or give a lost one up")
    .requiredOption("--reason <text>", "why")
    .action((caseId: string, n: string, _: unknown, command: Command) => {
      const { reason, ...options } = command.optsWithGlobals<AskOptions & { readonly reason: string }>();
      return change(terminal, caseId, n, options, { do: "cancel", reason });
    });

  withStaffOptions(parcel.command("list"))
    .description("parcels under way to your window, those that are late first")
    .requiredOption("--window <id>", "your window")
    .option("--from", "those from it instead")
    .option("--number <text>", "the one that a carrier's label says")
    .addHelpText("after", "\nExample:\n  tongban parcel list --window xian-610100-1 --staff li-mei")
    .action((_: unknown, command: Command) => list(terminal, command.optsWithGlobals<ListOptions>()));
};

/** Items as they are typed: a name, or name and copies. */
const itemsOf = (items: readonly string[] = []): SentParcel["contents"] =>
  items.map((text) => {
    const [, material = text, copies = "1"] = /^(.+)=(\d{1,2})$/s.exec(text) ?? [];
    return { material, copies: Number(copies) };
  });

const numberOf = (n: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(n))
    throw new CommandError(exitCodes.usage, `The number of a parcel is a whole number, not ${n}.`);
  return Number(n);
};

const send = async (terminal: Terminal, caseId: string, options: AskOptions, body: SentParcel) => {
  const { stopped: signal } = terminal;
  const ask = await askerOf<() => Promise<Shown>>(terminal, options, {
    partner: (client) => async () => {
      const kase = expectValue(await client.sendParcel(caseId, body, { signal }));
      return { kase, text: () => partnerCaseText(kase) };
    },
    staff: (client) => async () => {
      const call = { params: { caseId }, body, signal };
      const kase = expectValue(await client.call(parcelOperations.sendWindowParcel, call));
      return { kase, text: () => staffCaseText(kase) };
    },
  });
  const { kase, text } = await ask();
  show(terminal, options, kase, text);
};

const change = async (
  terminal: Terminal,
  caseId: string,
  n: string,
  options: AskOptions,
  body: ParcelChange,
) => {
  const { stopped: signal } = terminal;
  const parcel = numberOf(n);
  const ask = await askerOf<() => Promise<Shown>>(terminal, options, {
    partner: (client) => async () => {
      const kase = expectValue(await client.changeParcel(caseId, parcel, body, { signal }));
      return { kase, text: () => partnerCaseText(kase) };
    },
    staff: (client) => async () => {
      const call = { params: { caseId, parcel }, body, signal };
      const kase = expectValue(await client.call(parcelOperations.changeWindowParcel, call));
      return { kase, text: () => staffCaseText(kase) };
    },
  });
  const { kase, text } = await ask();
  show(terminal, options, kase, text);
};

const list = async (terminal: Terminal, { window: windowId, from, number, ...options }: ListOptions) => {
  const client = await staffOf(terminal, options);
  const direction = from ? ("from" as const) : ("to" as const);
  const query = { direction, ...(number === undefined ? {} : { number }) };
  const call = { params: { windowId }, query, signal: terminal.stopped };
  const found = expectValue(await client.call(parcelOperations.listParcels, call));
  show(terminal, options, found, () =>
    textTable(
      ["CASE", "N", "STATE", "CARRIER", "NUMBER", "PIECES", "SENT", "LATE FROM"],
      found.parcels.map((one) => [
        one.caseId,
        String(one.n),
        one.state,
        one.carrier,
        one.number,
        String(one.contents.reduce((sum, { copies }) => sum + copies, 0)),
        shanghaiTime(one.sentAt),
        shanghaiTime(one.lateAt),
      ]),
    ),
  );
};
