import { listOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { shanghaiTime } from "../case-text.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

type ExportsOptions = StaffOptions & { readonly cursor?: string };

/** Adds who took lists of cases out of a region (导出记录). */
export const addExportsCommand = (program: Command, terminal: Terminal): void => {
  withStaffOptions(program.command("exports <region>"))
    .description(
      "as coordinator: who took lists of cases out of your region, the last first; 50 at once (导出记录)",
    )
    .option("--cursor <cursor>", "goes on after the page before, with the cursor that it ended with")
    .addHelpText("after", "\nExample:\n  tongban exports 610100 --staff zhao-min")
    .action(async (region: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExportsOptions>();
      const client = await staffOf(terminal, options);
      const query = { region, ...(options.cursor === undefined ? {} : { cursor: options.cursor }) };
      const call = { query, signal: terminal.stopped };
      const found = expectValue(await client.call(listOperations.listListExports, call));
      show(terminal, options, found, () => exportTable(found));
    });
};

const exportTable = ({ exports, cursor }: Returned<typeof listOperations.listListExports>): string => {
  const table = textTable(
    ["WHEN", "WHO", "LIST", "NARROWED TO", "ROWS", "STATE"],
    exports.map(({ at, by, page, conditions, rows, state }) => [
      shanghaiTime(at),
      `${by.name} (${by.id})`,
      page,
      conditions.map(({ name, value }) => `${name}=${value}`).join(" "),
      String(rows),
      state,
    ]),
  );
  return cursor === null ? table : `${table}\nEarlier ones: --cursor ${cursor}`;
};
