import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { registryOperations } from "@tongban/contract";
import {
  highestRate,
  type KeyAlgorithm,
  keyAlgorithms,
  type MatterKind,
  matterKinds,
  type OwnRates,
  readRates,
} from "@tongban/domain";
import { type Command, InvalidArgumentError, Option } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { CommandError, exitCodes } from "../exit-code.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import {
  addReadCommands,
  type ChangeOptions,
  changeRecord,
  versionSeen,
  withSeen,
  withWhy,
} from "./records.ts";

type Keys = Returned<typeof registryOperations.getPartnerKeys>;

/** Adds what operators do with what belongs to no region: regions, partners and their keys; and matters. */
export const addOperatorCommands = (program: Command, terminal: Terminal): void => {
  addRegionCommands(program, terminal);
  addMatterCommands(program, terminal);
  const partner = program
    .command("partner")
    .description("operators: register partner systems, their regions and their keys");
  addReadCommands(partner, terminal, "partner");
  addPartnerChanges(partner, terminal);
  addKeyChanges(partner, terminal);
};

const addRegionCommands = (program: Command, terminal: Terminal): void => {
  const region = program.command("region").description("operators: regions that take part");
  addReadCommands(region, terminal, "region");
  withWhy(region.command("add <code>"))
    .description("register a region with its first coordinator; its queue must be there (登记)")
    .requiredOption("--name <text>", "what it is called")
    .requiredOption("--coordinator <id>", "the subject of its first coordinator's token")
    .requiredOption("--coordinator-name <text>", "the coordinator's name")
    .addHelpText(
      "after",
      "\nExample:\n  tongban region add 340100 --name 合肥市 --coordinator fang-yuan --coordinator-name 方圆 --why 合肥市加入 --staff lu-yuan",
    )
    .action(async (code: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        ChangeOptions & {
          readonly name: string;
          readonly coordinator: string;
          readonly coordinatorName: string;
        }
      >();
      await changeRecord(terminal, options, async (client) => {
        const { name, why } = options;
        const coordinator = { id: options.coordinator, name: options.coordinatorName };
        const call = { body: { region: code, name, coordinator, why }, signal: terminal.stopped };
        return client.call(registryOperations.registerRegion, call);
      });
    });
};

type MatterChangeOptions = ChangeOptions & {
  readonly title?: string;
  readonly kind?: MatterKind;
  readonly materials?: readonly string[];
  /** `false`: taken away. */
  readonly basicCode?: string | false;
};

const addMatterCommands = (program: Command, terminal: Terminal): void => {
  const matter = program.command("matter").description("coordinators: matters that lists may name");
  addReadCommands(matter, terminal, "matter");
  withWhy(matter.command("add <id>"))
    .description("register a matter that no list has yet (登记)")
    .requiredOption("--title <text>", "what it is called")
    .addOption(
      new Option("--kind <kind>", "what an office does in it").choices(matterKinds).makeOptionMandatory(),
    )
    .option("--materials <title...>", "what it needs")
    .addHelpText(
      "after",
      "\nExample:\n  tongban matter add driving-licence-renewal --title 驾驶证换证 --kind licence --why 新增事项 --staff zhao-min",
    )
    .action(async (id: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        ChangeOptions & {
          readonly title: string;
          readonly kind: MatterKind;
          readonly materials?: readonly string[];
        }
      >();
      await changeRecord(terminal, options, async (client) => {
        const { title, kind, materials = [], why } = options;
        const call = { body: { matter: id, title, kind, materials, why }, signal: terminal.stopped };
        return client.call(registryOperations.registerMatter, call);
      });
    });

  withSeen(matter.command("change <id>"))
    .description("change its title, kind, materials or basic code for all regions (修改)")
    .option("--title <text>", "what it is called")
    .addOption(new Option("--kind <kind>", "what an office does in it").choices(matterKinds))
    .option("--materials <title...>", "all that it needs")
    .option("--basic-code <digits>", "its number all over the country (基本编码)")
    .option("--no-basic-code", "take its number away")
    .addHelpText(
      "after",
      "\nExample:\n  tongban matter change driving-licence-renewal --title 机动车驾驶证换证 --why 规范名称 --staff zhao-min",
    )
    .action(async (id: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<MatterChangeOptions>();
      await changeRecord(terminal, options, async (client) => {
        const ifMatch = await versionSeen(terminal, client, "matter", id, options.seen);
        const { title, kind, materials, basicCode, why } = options;
        const body = {
          ...(title === undefined ? {} : { title }),
          ...(kind === undefined ? {} : { kind }),
          ...(materials === undefined ? {} : { materials }),
          ...(basicCode === undefined ? {} : { basicCode: basicCode === false ? null : basicCode }),
          why,
        };
        const call = { params: { matter: id }, body, ifMatch, signal: terminal.stopped };
        return client.call(registryOperations.changeMatter, call);
      });
    });
};

const oneMoreRate = (text: string, before: OwnRates | boolean | undefined): OwnRates => {
  const rate = readRates(text);
  if (!rate) throw new InvalidArgumentError(`write read=N, write=N or feed=N, from 1 to ${highestRate}.`);
  return { ...(before instanceof Object ? before : {}), ...rate };
};

const addPartnerChanges = (partner: Command, terminal: Terminal): void => {
  withWhy(partner.command("register <id>"))
    .description("register a partner with the regions that it submits for (登记)")
    .requiredOption("--name <text>", "what it is called")
    .option(
      "--regions <code...>",
      "the regions that it submits for; none: it submits nothing, such as a payment platform",
    )
    .addHelpText(
      "after",
      "\nExample:\n  tongban partner register hefei-gov --name 合肥市政务服务平台 --regions 340100 --why 接入 --staff lu-yuan",
    )
    .action(async (partnerId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        ChangeOptions & { readonly name: string; readonly regions?: readonly string[] }
      >();
      await changeRecord(terminal, options, async (client) => {
        const { name, regions = [], why } = options;
        const call = { params: { partnerId }, body: { name, regions, why }, signal: terminal.stopped };
        return client.call(registryOperations.registerPartner, call);
      });
    });

  withSeen(partner.command("change <id>"))
    .description(
      "change its name, its regions, how many requests it may make in a minute, or whether it may drop sheets (修改)",
    )
    .option("--name <text>", "what it is called")
    .option("--regions <code...>", "all the regions that it submits for")
    .option(
      "--rates <rate...>",
      "requests a minute, such as read=2400 write=1200 feed=300 (限额)",
      oneMoreRate,
    )
    .option("--no-rates", "as many as every partner")
    .option("--drop", "let it put sheets of applications into its folder (CSV 投递)")
    .option("--no-drop", "end that, for sheets that are being worked on as well")
    .addHelpText(
      "after",
      "\nExample:\n  tongban partner change nanjing-gov --regions 320100 320200 --why 扩大范围 --staff lu-yuan",
    )
    .action(async (partnerId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<
        ChangeOptions & {
          readonly name?: string;
          readonly regions?: readonly string[];
          readonly rates?: OwnRates | false;
          readonly drop?: boolean;
        }
      >();
      await changeRecord(terminal, options, async (client) => {
        const ifMatch = await versionSeen(terminal, client, "partner", partnerId, options.seen);
        const { name, regions, rates, drop, why } = options;
        const body = {
          ...(name === undefined ? {} : { name }),
          ...(regions === undefined ? {} : { regions }),
          ...(rates === undefined ? {} : { rates: rates === false ? null : rates }),
          ...(drop === undefined ? {} : { drop: drop || null }),
          why,
        };
        const call = { params: { partnerId }, ifMatch, body, signal: terminal.stopped };
        return client.call(registryOperations.changePartner, call);
      });
    });
};

const addKeyChanges = (partner: Command, terminal: Terminal): void => {
  withStaffOptions(partner.command("keys <id>"))
    .description("list its live keys (密钥)")
    .addHelpText("after", "\nExample:\n  tongban partner keys nanjing-gov --staff lu-yuan")
    .action(async (partnerId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { partnerId }, signal: terminal.stopped };
      const keys = expectValue(await client.call(registryOperations.getPartnerKeys, call));
      show(terminal, options, keys, () => keysTable(keys));
    });

  withWhy(partner.command("add-key <id> <file>"))
    .description("register a public key (PEM) of it; two are live at most (登记密钥)")
    .addOption(new Option("--algorithm <name>", "how it signs").choices(keyAlgorithms).default("ed25519"))
    .addHelpText(
      "after",
      "\nExample:\n  tongban partner add-key hefei-gov public.pem --why 首个密钥 --staff lu-yuan",
    )
    .action(async (partnerId: string, file: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions & { readonly algorithm: KeyAlgorithm }>();
      const publicKeyPem = readText(terminal.folder, file);
      const client = await staffOf(terminal, options);
      const body = { algorithm: options.algorithm, publicKeyPem, why: options.why };
      const call = { params: { partnerId }, body, signal: terminal.stopped };
      const keys = expectValue(await client.call(registryOperations.registerPartnerKey, call));
      show(terminal, options, keys, () => keysTable(keys));
    });

  withWhy(partner.command("revoke-key <id> <keyId>"))
    .description("revoke a key of it; what is signed with it is refused within half a minute (吊销密钥)")
    .addHelpText(
      "after",
      "\nExample:\n  tongban partner revoke-key nanjing-gov nanjing-gov.E9Cz4dYc --why 私钥泄露 --staff lu-yuan",
    )
    .action(async (partnerId: string, keyId: string, _: unknown, typed: Command) => {
      const options = typed.optsWithGlobals<ChangeOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { partnerId }, body: { keyId, why: options.why }, signal: terminal.stopped };
      const keys = expectValue(await client.call(registryOperations.revokePartnerKey, call));
      show(terminal, options, keys, () => keysTable(keys));
    });
};

const readText = (folder: string, file: string): string => {
  try {
    return readFileSync(file === "-" ? 0 : resolve(folder, file), "utf8");
  } catch (cause) {
    throw new CommandError(exitCodes.usage, `${file} cannot be read.`, { cause });
  }
};

const keysTable = ({ keys }: Keys): string =>
  textTable(
    ["KEY", "ALGORITHM", "SINCE"],
    keys.map(({ keyId, algorithm, createdAt }) => [keyId, algorithm, createdAt]),
  );
