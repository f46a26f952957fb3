import { registryOperations } from "@tongban/contract";
import type { Command } from "commander";
import { type ChangeOptions, changeRecord, versionSeen, withSeen, withWhy } from "../registry/records.ts";
import type { Terminal } from "../session.ts";

type Worked = { readonly region: string; readonly windows?: readonly string[] };

const handlesOf = ({ region, windows }: Worked) => ({
  region,
  ...(windows === undefined ? {} : { windows }),
});

const withWorked = (command: Command): Command =>
  command
    .requiredOption("--region <code>", "whose cases it handles")
    .option("--windows <id...>", "at these windows; all of the region if not given");

/** Adds how operators register a handling region's own system (办理系统). */
export const addHandlingCommands = (program: Command, terminal: Terminal): void => {
  const handling = program
    .command("handling")
    .description("a handling region's own system, which works at its windows (办理系统)");
  addRegister(handling, terminal);
  addChange(handling, terminal);
};

const addRegister = (handling: Command, terminal: Terminal): void => {
  withWorked(withWhy(handling.command("register <id>")))
    .description("as operator: register a system with where it works; its keys with `partner add-key` (登记)")
    .requiredOption("--name <text>", "what it is called")
    .addHelpText(
      "after",
      "\nExample:\n  tongban handling register xian-approval --name 西安市审批系统 --region 610100 --why 对接自有系统 --staff lu-yuan",
    )
    .action(async (partnerId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ChangeOptions & Worked & { readonly name: string }>();
      await changeRecord(terminal, options, async (client) => {
        const { name, why } = options;
        const body = { name, regions: [], handles: handlesOf(options), why };
        return client.call(registryOperations.registerPartner, {
          params: { partnerId },
          body,
          signal: terminal.stopped,
        });
      });
    });
};

const addChange = (handling: Command, terminal: Terminal): void => {
  withWorked(withSeen(handling.command("change <id>")))
    .description("as operator: say anew where a system works (修改)")
    .addHelpText(
      "after",
      "\nExample:\n  tongban handling change xian-approval --region 610100 --windows xian-610100-1 --why 只接一个专窗 --staff lu-yuan",
    )
    .action(async (partnerId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ChangeOptions & Worked>();
      await changeRecord(terminal, options, async (client) => {
        const ifMatch = await versionSeen(terminal, client, "partner", partnerId, options.seen);
        const body = { handles: handlesOf(options), why: options.why };
        return client.call(registryOperations.changePartner, {
          params: { partnerId },
          ifMatch,
          body,
          signal: terminal.stopped,
        });
      });
    });
};
