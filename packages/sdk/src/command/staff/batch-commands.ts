import { batchOperations, windowOperations } from "@tongban/contract";
import type { Command } from "commander";
import { type CallOptions, expectValue, type Returned } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { workingDaysOf } from "../whole-number.ts";
import { givingOf } from "./case-actions.ts";

type Results = Returned<typeof batchOperations.actOnCases>["results"];
type Batch = CallOptions<typeof batchOperations.actOnCases>["body"];
type Cases = { caseId: string; version: number }[];
type ReleaseOptions = StaffOptions & { readonly reason: string };
type GiveOptions = StaffOptions & { readonly to: string; readonly reason: string; readonly note?: string };
type OrderOptions = StaffOptions & { readonly demand: string; readonly days: string };

/** Adds what staff do with several cases at once; each is answered by itself. */
export const addBatchCommands = (program: Command, terminal: Terminal): void => {
  const ids = "3q8m0v5k2x7n4t9b6d1c0f8g2h";

  withStaffOptions(program.command("claim-cases <id...>"))
    .description("take up to 25 waiting cases, each by itself (批量领取)")
    .addHelpText("after", `\nExample:\n  tongban claim-cases ${ids} --staff li-mei`)
    .action((caseIds: readonly string[], _: unknown, command: Command) =>
      act(terminal, caseIds, command.optsWithGlobals<StaffOptions>(), (cases) => ({
        action: "claim",
        cases,
      })),
    );

  withStaffOptions(program.command("release-cases <id...>"))
    .description("put up to 25 claimed cases back on the board, each by itself (批量退回)")
    .requiredOption("--reason <text>", "why, for the window's team")
    .addHelpText("after", `\nExample:\n  tongban release-cases ${ids} --staff li-mei --reason "明日请假"`)
    .action((caseIds: readonly string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReleaseOptions>();
      const { reason } = options;
      return act(terminal, caseIds, options, (cases) => ({ action: "release", reason, cases }));
    });

  withStaffOptions(program.command("reassign-cases <id...>"))
    .description("as lead: give up to 25 cases to a member of the team, each by itself (批量改派)")
    .requiredOption("--to <staff>", "who gets them")
    .requiredOption("--reason <text>", "why")
    .option("--note <text>", "what whoever gets them should know (交接说明)")
    .addHelpText(
      "after",
      `\nExample:\n  tongban reassign-cases ${ids} --staff xian-lead --to wang-qiang --reason "原经办人请假"`,
    )
    .action((caseIds: readonly string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GiveOptions>();
      return act(terminal, caseIds, options, (cases) => ({
        action: "reassign",
        ...givingOf(options),
        cases,
      }));
    });

  withStaffOptions(program.command("supervise-cases <id...>"))
    .description("as coordinator: order action on up to 25 cases, each by itself (批量督办)")
    .requiredOption("--demand <text>", "what is to be done or explained")
    .option("--days <n>", "working days until the answer is due", "2")
    .addHelpText(
      "after",
      `\nExample:\n  tongban supervise-cases ${ids} --staff zhao-min --demand "请说明超期原因"`,
    )
    .action((caseIds: readonly string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<OrderOptions>();
      const { demand, days } = options;
      const within = workingDaysOf(days, 2);
      return act(terminal, caseIds, options, (cases) => ({ action: "supervise", demand, within, cases }));
    });
};

/** The cases as they are now are what is meant; where one cannot be read, nothing is sent. */
const act = async (
  terminal: Terminal,
  ids: readonly string[],
  options: StaffOptions,
  bodyOf: (cases: Cases) => Batch,
): Promise<void> => {
  const client = await staffOf(terminal, options);
  const signal = terminal.stopped;
  const cases: Cases = [];
  for (const caseId of ids) {
    const call = { params: { caseId }, signal };
    const { version } = expectValue(await client.call(windowOperations.getWindowCase, call));
    cases.push({ caseId, version });
  }
  const call = { body: bodyOf(cases), signal };
  const { results } = expectValue(await client.call(batchOperations.actOnCases, call));
  show(terminal, options, results, () => resultsTable(results));
};

const resultsTable = (results: Results): string =>
  textTable(
    ["CASE", "RESULT"],
    results.map(({ caseId, problem }) => [caseId, problem ?? "done"]),
  );
