import type { applicantOperations } from "@tongban/contract";
import type { Command } from "commander";
import { createApplicantClient } from "../../applicant-client.ts";
import { expectValue, type Returned } from "../../client/index.ts";
import { shanghaiTime } from "../case-text.ts";
import { brokerOf, show, type Terminal } from "../session.ts";
import type { GlobalOptions } from "../settings.ts";
import { textTable } from "../text-table.ts";

type Progress = Returned<typeof applicantOperations.showProgress>;

/** Adds `progress`, which anyone may ask who has the query code of a case. */
export const addProgressCommand = (program: Command, terminal: Terminal): void => {
  program
    .command("progress <code>")
    .description("where a case is, by its query code (查询码); asks for no key and no token")
    .addHelpText("after", "\nExample:\n  tongban progress 7K3Q-F9XW-2M4T-R8BH-N5Y1")
    .action(async (code: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const applicant = createApplicantClient({ ...brokerOf(terminal, options), queryCode: code });
      const progress = expectValue(await applicant.progress({ signal: terminal.stopped }));
      show(terminal, options, progress, () => progressText(progress));
    });
};

const progressText = ({ matter, source, handling, status, number, turn, missing, window, steps }: Progress) =>
  [
    `${matter.title}: from ${source.name} in ${handling.name}`,
    `  status    ${status}${number === null ? "" : ` (${number})`}`,
    ...(turn
      ? [`  due       ${shanghaiTime(turn.due)} (${turn.clock}, owed by ${turn.owner})`]
      : ["  nothing is owed any more"]),
    ...(turn?.pausedFor ? [`  paused    ${turn.pausedFor}`] : []),
    ...missing.map((title) => `  missing   ${title}`),
    `  window    ${[window.name, window.address, window.phone].filter(Boolean).join(" · ")}`,
    textTable(
      ["when", "what", "status"],
      steps.map(({ at, type, to }) => [shanghaiTime(at), type, to]),
    ),
  ].join("\n");
