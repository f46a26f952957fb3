import { listOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue, listOf, type Returned } from "../../client/index.ts";
import { shanghaiTime } from "../case-text.ts";
import { entriesAsked, firstOf } from "../first-of.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

type ExportsOptions = StaffOptions & { readonly limit: string };
type Export = Returned<typeof listOperations.listListExports>["exports"][number];

/** Adds who took lists of cases out of a region (导出记录). */
export const addExportsCommand = (program: Command, terminal: Terminal): void => {
  withStaffOptions(program.command("exports <region>"))
    .description("as coordinator: who took lists of cases out of your region, the last first (导出记录)")
    .option("--limit <n>", "how many at most", "50")
    .addHelpText("after", "\nExample:\n  tongban exports 610100 --staff zhao-min")
    .action(async (region: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExportsOptions>();
      const limit = entriesAsked(options.limit);
      const client = await staffOf(terminal, options);
      const list = listOf(
        async (cursor) => {
          const call = { query: { region, cursor }, signal: terminal.stopped };
          return expectValue(await client.call(listOperations.listListExports, call));
        },
        (page) => page.exports,
      );
      const exports = await firstOf(list, limit);
      show(terminal, options, exports, () => exportTable(exports));
    });
};

const exportTable = (exports: readonly Export[]): string =>
  textTable(
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
