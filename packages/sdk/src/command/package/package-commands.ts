import { packageOperations, registryOperations } from "@tongban/contract";
import type { Command } from "commander";
import type * as z from "zod";
import { createCatalogClient } from "../../catalog-client.ts";
import { type Client, expectValue, type Returned } from "../../client/index.ts";
import { readJson } from "../read-json.ts";
import { historyText, withWhy } from "../registry/records.ts";
import { brokerOf, type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { textTable } from "../text-table.ts";
import { addBundleCommands } from "./bundle-commands.ts";

type Checked = Returned<typeof packageOperations.setPackage>;
type Offered = Returned<typeof packageOperations.listCatalogPackages>["packages"][number];
type Body = Omit<z.input<typeof packageOperations.setPackage.body>, "why">;
type FileOf = Body & { readonly id: string };
type SetOptions = StaffOptions & { readonly why: string; readonly seen?: string };

/** Adds what coordinators do with packages (一件事), and what anyone may ask of them. */
export const addPackageCommands = (program: Command, terminal: Terminal): void => {
  const group = program.command("package").description("one thing at one time (一件事一次办): packages");

  group
    .command("offered <region>")
    .description("what a region offers as one thing; asks for no key and no token")
    .addHelpText("after", "\nExample:\n  tongban package offered 320100")
    .action(async (region: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<GlobalOptions>();
      const client = createCatalogClient(brokerOf(terminal, options));
      const found = expectValue(await client.packages(region, { signal: terminal.stopped }));
      show(terminal, options, found, () => found.packages.map(offeredText).join("\n\n"));
    });

  withStaffOptions(group.command("list"))
    .description("coordinators: the packages of your regions, with what keeps each from being offered")
    .addHelpText("after", "\nExample:\n  tongban package list --staff shen-qing")
    .action(async (_: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const { packages } = await listedBy(terminal, await staffOf(terminal, options));
      show(terminal, options, packages, () => packages.map(checkedText).join("\n"));
    });

  withWhy(group.command("set <file>"))
    .description("coordinators: say what a package is; the file has it as a JSON object with its id")
    .option("--seen <version>", "the version that you saw; the package as it is now if not given")
    .addHelpText(
      "after",
      `
Keep it with "open": false until nothing is found; the findings are told each time.

Example:
  tongban package set restaurant.json --why 新增一件事 --staff shen-qing`,
    )
    .action((file: string, _: unknown, typed: Command) =>
      setPackage(terminal, file, typed.optsWithGlobals<SetOptions>()),
    );

  withStaffOptions(group.command("history <id>"))
    .description("tell every change: who, when and why")
    .addHelpText("after", "\nExample:\n  tongban package history open-restaurant-in-xian --staff shen-qing")
    .action(async (id: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { kind: "package" as const, recordId: id }, signal: terminal.stopped };
      const { changes } = expectValue(await client.call(registryOperations.listRecordChanges, call));
      show(terminal, options, changes, () => historyText(changes));
    });
  addBundleCommands(group, terminal);
};

const listedBy = async (terminal: Terminal, client: Client) =>
  expectValue(await client.call(packageOperations.listPackages, { signal: terminal.stopped }));

const setPackage = async (terminal: Terminal, file: string, options: SetOptions): Promise<void> => {
  const { id, ...terms } = readJson<FileOf>(terminal.folder, file);
  const client = await staffOf(terminal, options);
  const call = { params: { packageId: id }, body: { ...terms, why: options.why }, signal: terminal.stopped };
  const ifMatch = options.seen === undefined ? await versionNow(terminal, client, id) : Number(options.seen);
  const checked = expectValue(await client.call(packageOperations.setPackage, { ...call, ifMatch }));
  show(terminal, options, checked, () => checkedText(checked));
};

const versionNow = async (terminal: Terminal, client: Client, id: string): Promise<number> =>
  (await listedBy(terminal, client)).packages.find(({ record }) => record.id === id)?.record.version ?? 0;

const checkedText = ({ record: { id, version, says }, findings }: Checked): string =>
  [
    `${id} ${says?.title ?? "(removed)"}: version ${version}, ${says?.open ? "open" : "closed"}`,
    ...(says?.members ?? []).map((member) => `  ${memberText(member)}`),
    ...findings.map(
      ({ code, member, facts }) =>
        `  finding ${[code, member ?? "", ...Object.entries(facts).map(([name, fact]) => `${name}=${fact}`)].filter(Boolean).join(" ")}`,
    ),
  ].join("\n");

const memberText = ({
  id,
  title,
  matter,
  after,
}: {
  readonly id: string;
  readonly title: string;
  readonly matter: string;
  readonly after?: readonly string[];
}): string => `${id} ${title} (${matter})${after && after.length > 0 ? ` after ${after.join(", ")}` : ""}`;

const limitText = (limit: Offered["members"][number]["promised"]): string => {
  if (!limit) return "not listed";
  return limit.unit === "instant" ? "on the spot" : `${limit.amount} ${limit.unit}`;
};

const offeredText = ({ id, title, live, members, materials, path }: Offered): string =>
  [
    `${id} ${title}: ${live ? "can be asked for" : "cannot be asked for today"}`,
    textTable(
      ["member", "title", "where", "after", "promised"],
      members.map((one) => [
        one.id,
        one.title,
        one.handling.name,
        one.after.join(", "),
        limitText(one.promised),
      ]),
    ),
    ...materials.map(
      ({ title: name, need, members: served }) => `material ${name}: ${need}, for ${served.join(", ")}`,
    ),
    ...(path ? [`all done by ${path.due} if each keeps its promise: ${path.members.join(" → ")}`] : []),
  ].join("\n");
