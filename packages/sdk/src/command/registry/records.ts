import { registryOperations } from "@tongban/contract";
import { canonicalJson } from "@tongban/domain";
import type { Command } from "commander";
import {
  type CallResult,
  type Client,
  expectValue,
  listOf,
  type Returned,
  wholeList,
} from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { wholeNumberOf } from "../whole-number.ts";

/** A record as the broker lists it. */
type ListedRecord = Returned<typeof registryOperations.listRecords>["records"][number];

/** A kind of record that can be listed. */
export type ListedKind = ListedRecord["kind"];

/** Options of commands that change a record. */
export type ChangeOptions = StaffOptions & { readonly why: string; readonly seen?: string };

/** Every command that changes a record says why. */
export const withWhy = (command: Command): Command =>
  withStaffOptions(command).requiredOption("--why <text>", "why; it stays on the record");

/** A command that changes a record which is there also names the version that was seen. */
export const withSeen = (command: Command): Command =>
  withWhy(command).option(
    "--seen <version>",
    "the version that you saw; the record as it is now if not given",
  );

/** Lists records of a kind, of one region or of all that the person may see. */
const recordsOf = (
  terminal: Terminal,
  client: Client,
  kind: ListedKind,
  region?: string,
): Promise<readonly ListedRecord[]> =>
  wholeList(
    listOf(
      async (cursor) => {
        const call = { query: { kind, region, cursor }, signal: terminal.stopped };
        return expectValue(await client.call(registryOperations.listRecords, call));
      },
      (page) => page.records,
    ),
  );

/** The version that a person saw, or the one that is there now. */
export const versionSeen = async (
  terminal: Terminal,
  client: Client,
  kind: ListedKind,
  id: string,
  seen: string | undefined,
): Promise<number> => {
  if (seen !== undefined)
    return wholeNumberOf(seen, 9, "--seen is the version number that you saw, such as 3.");
  const found = (await recordsOf(terminal, client, kind)).find((record) => record.id === id);
  if (!found) throw new CommandError(exitCodes.refused, `You see no ${kind} ${id}.`);
  return found.version;
};

/** Adds `list` and `history` of a kind of record. */
export const addReadCommands = (parent: Command, terminal: Terminal, kind: ListedKind): void => {
  withStaffOptions(parent.command("list"))
    .description("list those that you may see, each with its version")
    .option("--region <code>", "of this region alone")
    .addHelpText("after", `\nExample:\n  tongban ${parent.name()} list --staff zhao-min`)
    .action(async (_: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions & { readonly region?: string }>();
      const rows = await recordsOf(terminal, await staffOf(terminal, options), kind, options.region);
      show(terminal, options, rows, () => recordTable(rows));
    });
  withStaffOptions(parent.command("history <id>"))
    .description("tell every change: who, when and why")
    .addHelpText("after", `\nExample:\n  tongban ${parent.name()} history ${examples[kind]} --staff zhao-min`)
    .action(async (id: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { kind, recordId: id }, signal: terminal.stopped };
      const { changes } = expectValue(await client.call(registryOperations.listRecordChanges, call));
      show(terminal, options, changes, () => historyText(changes));
    });
};

/** Every change of a record in a line: who, when, why, and the members that changed. */
export const historyText = (
  changes: Returned<typeof registryOperations.listRecordChanges>["changes"],
): string =>
  textTable(
    ["N", "AT", "BY", "WHY", "CHANGED"],
    changes.map(({ n, at, by, why, before, after }) => [
      String(n),
      at,
      by,
      why,
      membersChanged(before, after).join(", "),
    ]),
  );

const examples: Readonly<Record<ListedKind, string>> = {
  window: "xian-610100-1",
  staff: "li-mei",
  matter: "remote-medical-filing",
  region: "610100",
  partner: "nanjing-gov",
};

type Said = Readonly<Record<string, unknown>> | null;

const membersChanged = (before: Said, after: Said): readonly string[] => {
  if (after === null) return ["removed"];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])];
  return names
    .filter((name) => canonicalJson(before?.[name] ?? null) !== canonicalJson(after[name] ?? null))
    .toSorted();
};

const recordTable = (rows: readonly ListedRecord[]): string =>
  textTable(
    ["ID", "VERSION", "NAME", "MORE"],
    rows.map((row) => [row.id, String(row.version), nameOf(row), moreOf(row)]),
  );

const nameOf = (row: ListedRecord): string =>
  row.kind === "matter" ? (row.says?.title ?? "") : (row.says?.name ?? "");

const moreOf = (row: ListedRecord): string => {
  switch (row.kind) {
    case "window":
      return `${row.says?.open ? "open" : `closed ${row.says?.closedFor ?? ""}`} · ${row.says?.team.length ?? 0} on the team`;
    case "staff":
      return `${row.says?.role ?? ""} · ${[...(row.says?.windows ?? []), ...(row.says?.regions ?? [])].join(" ")}`;
    case "partner":
      return row.says?.regions.join(" ") ?? "";
    case "matter":
      return row.says?.kind ?? "";
    case "region":
      return "";
  }
};

/** Sends a change of a record as the member of staff that the options name, and shows what the record says then. */
export const changeRecord = async (
  terminal: Terminal,
  options: StaffOptions,
  send: (client: Client) => Promise<CallResult<ShownRecord>>,
): Promise<void> => {
  const record = expectValue(await send(await staffOf(terminal, options)));
  show(terminal, options, record, () => recordText(record));
};

/** What is shown of a record. */
type ShownRecord = {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly says: object | null;
};

/** A record after a change, in one line and its members. */
export const recordText = ({ kind, id, version, says }: ShownRecord): string =>
  [
    `${kind} ${id} (version ${version})${says === null ? ": removed" : ""}`,
    ...Object.entries(says ?? {}).map(([name, value]) => `  ${name}: ${textOf(value)}`),
  ].join("\n");

const textOf = (value: unknown): string =>
  value instanceof Object && !Array.isArray(value) ? JSON.stringify(value) : listed(value);

const listed = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((one: unknown) => (one instanceof Object ? JSON.stringify(one) : String(one))).join(" ")
    : String(value);
