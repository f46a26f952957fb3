import type { handlingOperations } from "@tongban/contract";
import type { Command } from "commander";
import { expectValue, type Returned } from "../../client/index.ts";
import { shanghaiTime } from "../case-text.ts";
import { type PartnerOptions, partnerOf, show, type Terminal, withPartnerOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

type History = Returned<typeof handlingOperations.getNationalHistory>;

/** Adds how a case went by the national exchange table. */
export const addNationalCommand = (program: Command, terminal: Terminal): void => {
  withPartnerOptions(program.command("national <case>"))
    .description("how a case went, in the steps of the national exchange table (办件状态)")
    .addHelpText(
      "after",
      "\nFor the partner that submitted it, and for the region's own system that handles it.\n\nExample:\n  tongban national 7k2m9p4q6r8t1v3w5x0y2z4a6b --json",
    )
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<PartnerOptions>();
      const { client } = partnerOf(terminal, options);
      const history = expectValue(await client.getNationalHistory(caseId, { signal: terminal.stopped }));
      show(terminal, options, history, () => historyText(history));
    });
};

const historyText = ({ number, implementationCode, status, history }: History): string =>
  [
    `办件编号 ${number ?? "—"}`,
    `实施编码 ${implementationCode ?? "—"}`,
    `状态 ${status.code} ${status.label}`,
    "",
    textTable(
      ["CODE", "STATUS", "AT", "BY", "REMARK"],
      history.map(({ code, label, at, by, name, remark }) => [
        String(code),
        label,
        shanghaiTime(at),
        name ?? by,
        remark ?? "",
      ]),
    ),
  ].join("\n");
