import { registryOperations } from "@tongban/contract";
import { type StaffRole, staffRoles } from "@tongban/domain";
import { type Command, Option } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { show, staffOf, type Terminal } from "../session.ts";
import { textTable } from "../text-table.ts";
import {
  addReadCommands,
  type ChangeOptions,
  changeRecord,
  recordText,
  versionSeen,
  withSeen,
  withWhy,
} from "./records.ts";

type Grants = {
  readonly name?: string;
  readonly role?: StaffRole;
  readonly regions?: readonly string[];
  readonly windows?: readonly string[];
  readonly reviews?: readonly string[];
};

type RegisterOptions = ChangeOptions & Grants & { readonly name: string };

const withGrants = (command: Command): Command =>
  command
    .addOption(new Option("--role <role>", "what they are").choices(staffRoles))
    .option("--regions <code...>", "the regions that they work for")
    .option("--windows <id...>", "the windows whose teams they are on")
    .option("--reviews <id...>", "of these windows, where they review proposed decisions (审核)");

/** Adds what coordinators do with the people of their regions (专班), and operators with coordinators. */
export const addPeopleCommands = (program: Command, terminal: Terminal): void => {
  const staff = program
    .command("staff")
    .description("coordinators: register, change and remove the people of your regions");
  addReadCommands(staff, terminal, "staff");

  withGrants(withWhy(staff.command("register <id>")))
    .description("register a person under the subject of their token (登记)")
    .requiredOption("--name <text>", "their name")
    .addHelpText(
      "after",
      "\nExample:\n  tongban staff register gao-yuan --name 高远 --role clerk --regions 610100 --windows xian-610100-1 --why 新入职 --staff zhao-min",
    )
    .action(async (staffId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<RegisterOptions>();
      await changeRecord(terminal, options, async (client) => {
        const { name, role = "clerk", regions = [], windows = [], reviews, why } = options;
        const body = { name, role, regions, windows, ...(reviews ? { reviews } : {}), why };
        const call = { params: { staffId }, body, signal: terminal.stopped };
        return client.call(registryOperations.registerStaff, call);
      });
    });

  withGrants(withSeen(staff.command("change <id>")))
    .description("change what is given; what they claimed at a window they leave goes back (修改)")
    .option("--name <text>", "their name")
    .option("--no-windows", "they are on no team any more")
    .option("--no-reviews", "they review nowhere any more")
    .addHelpText("after", "\nExample:\n  tongban staff change li-mei --role lead --why 晋升 --staff zhao-min")
    .action(async (staffId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        ChangeOptions & Grants & { readonly windows?: false; readonly reviews?: false }
      >();
      const client = await staffOf(terminal, options);
      const ifMatch = await versionSeen(terminal, client, "staff", staffId, options.seen);
      const body = { ...grantsOf(options), why: options.why };
      const call = { params: { staffId }, ifMatch, body, signal: terminal.stopped };
      const changed = expectValue(await client.call(registryOperations.changeStaff, call));
      show(terminal, options, changed, () => changedText(changed));
    });

  withSeen(staff.command("remove <id>"))
    .description("remove a person who leaves; what they claimed goes back to the boards (移除)")
    .addHelpText("after", "\nExample:\n  tongban staff remove li-mei --why 调离 --staff zhao-min")
    .action(async (staffId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions>();
      const client = await staffOf(terminal, options);
      const ifMatch = await versionSeen(terminal, client, "staff", staffId, options.seen);
      const call = { params: { staffId }, ifMatch, body: { why: options.why }, signal: terminal.stopped };
      const changed = expectValue(await client.call(registryOperations.removeStaff, call));
      show(terminal, options, changed, () => changedText(changed));
    });
};

const grantsOf = ({
  name,
  role,
  regions,
  windows,
  reviews,
}: Omit<Grants, "windows" | "reviews"> & {
  readonly windows?: readonly string[] | boolean;
  readonly reviews?: readonly string[] | boolean;
}) => ({
  ...(name === undefined ? {} : { name }),
  ...(role === undefined ? {} : { role }),
  ...(regions === undefined ? {} : { regions }),
  ...(windows === false ? { windows: [] } : {}),
  ...(Array.isArray(windows) ? { windows } : {}),
  ...(reviews === false ? { reviews: [] } : {}),
  ...(Array.isArray(reviews) ? { reviews } : {}),
});

const changedText = ({ record, claims }: Returned<typeof registryOperations.removeStaff>): string => {
  const said = recordText(record);
  if (claims.length === 0) return said;
  const rows = claims.map(({ caseId, handedTo, problem }) => [
    caseId,
    problem ?? (handedTo === null ? "back on the board" : `${handedTo} has it`),
  ]);
  return `${said}\n\n${textTable(["CASE", "CLAIM"], rows)}`;
};
