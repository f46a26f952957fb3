import { explanationOperations } from "@tongban/contract";
import { clockNames } from "@tongban/domain";
import { type Command, Option } from "commander";
import { type CallResult, expectValue, type Returned } from "../../client/index.ts";
import type { Supposition } from "../../partner/partner-client.ts";
import { shanghaiTime } from "../case-text.ts";
import { type AskOptions, askerOf, show, type Terminal, withAskOptions } from "../session.ts";
import { type OutOption, withOutOption, writeDocuments } from "./write-documents.ts";

type Operations = typeof explanationOperations;
type ClockName = (typeof clockNames)[number];
type SupposeOptions = AskOptions & {
  readonly clock: ClockName;
  readonly limit?: string;
  readonly start?: string;
  readonly pause?: string;
};
type Explained = Returned<Operations["explainCase"]>;
type Explanation = Explained["clocks"][number]["promised"];

/** Adds `explain`, `what-if` and `certificate`. */
export const addExplainCommands = (program: Command, terminal: Terminal): void => {
  withAskOptions(program.command("explain <id>"))
    .description("show why a case is due when it is: every day from the start of each clock (时限推算)")
    .addHelpText("after", "\nExample:\n  tongban explain 3q8m0v5k2x7n4t9b6d1c0f8g2h --staff li-mei")
    .action((id: string, _: unknown, command: Command) =>
      explain(terminal, id, command.optsWithGlobals<AskOptions>()),
    );

  withAskOptions(program.command("what-if <id>"))
    .description("ask when a clock would be due with another limit, another start, or a pause more")
    .addOption(new Option("--clock <name>", "which clock").choices(clockNames).default("handling"))
    .option("--limit <limit>", "another promised limit, such as 5wd, 30cd, 4wh or now")
    .option("--start <instant>", "another start, such as 2026-03-02T01:00:00.000Z")
    .option("--pause <interval>", "a further pause: two instants with a slash between")
    .addHelpText(
      "after",
      "\nExample:\n  tongban what-if 3q8m0v5k2x7n4t9b6d1c0f8g2h --limit 5wd --staff li-mei",
    )
    .action((id: string, _: unknown, command: Command) =>
      suppose(terminal, id, command.optsWithGlobals<SupposeOptions>()),
    );

  withOutOption(withAskOptions(program.command("certificate <id...>")))
    .description("get the signed deadline certificates of cases, one on each line (时限证明)")
    .addHelpText(
      "after",
      "\nExample:\n  tongban certificate 3q8m0v5k2x7n4t9b6d1c0f8g2h --out due.json && tongban verify due.json",
    )
    .action((ids: readonly string[], _: unknown, command: Command) =>
      certify(terminal, ids, command.optsWithGlobals<AskOptions & OutOption>()),
    );
};

const explain = async (terminal: Terminal, caseId: string, options: AskOptions): Promise<void> => {
  const asker = await explainerOf(terminal, options);
  const explained = expectValue(await asker.explain(caseId));
  show(terminal, options, explained, () =>
    explained.clocks
      .flatMap(({ clock, owner, promised, statutory, recorded }) => [
        `${clock} (${owner})${recorded ? "" : ", by a calendar that has changed since"}`,
        ...explanationLines("promised", promised),
        ...(statutory ? explanationLines("statutory", statutory) : []),
      ])
      .join("\n"),
  );
};

const suppose = async (terminal: Terminal, caseId: string, options: SupposeOptions): Promise<void> => {
  const { clock, limit, start, pause } = options;
  const asker = await explainerOf(terminal, options);
  const found = expectValue(
    await asker.suppose(caseId, {
      clock,
      ...(limit === undefined ? {} : { limit }),
      ...(start === undefined ? {} : { start }),
      ...(pause === undefined ? {} : { pause }),
    }),
  );
  show(terminal, options, found, () =>
    [
      `${found.clock}, as it is`,
      ...dueLines(found.asIs),
      "If it were so",
      ...dueLines(found.ifSo),
      "",
      ...explanationLines("promised", found.ifSo.promised),
    ].join("\n"),
  );
};

const certify = async (
  terminal: Terminal,
  ids: readonly string[],
  { out, ...options }: AskOptions & OutOption,
): Promise<void> => {
  const asker = await explainerOf(terminal, options);
  const certificates: unknown[] = [];
  for (const id of ids) certificates.push(expectValue(await asker.certify(id)));
  writeDocuments(terminal, out, certificates);
};

/** Who asks, a partner or a member of staff. */
type Asker = {
  readonly explain: (caseId: string) => Promise<CallResult<Explained>>;
  readonly suppose: (
    caseId: string,
    query: Supposition,
  ) => Promise<CallResult<Returned<Operations["supposeCase"]>>>;
  readonly certify: (caseId: string) => Promise<CallResult<Returned<Operations["certifyCase"]>>>;
};

const explainerOf = (terminal: Terminal, options: AskOptions): Promise<Asker> => {
  const { stopped: signal } = terminal;
  const { explainWindowCase, supposeWindowCase, certifyWindowCase } = explanationOperations;
  return askerOf<Asker>(terminal, options, {
    partner: (client) => ({
      explain: (caseId) => client.explainCase(caseId, { signal }),
      suppose: (caseId, query) => client.supposeCase(caseId, query, { signal }),
      certify: (caseId) => client.certifyCase(caseId, { signal }),
    }),
    staff: (client) => ({
      explain: (caseId) => client.call(explainWindowCase, { params: { caseId }, signal }),
      suppose: (caseId, query) => client.call(supposeWindowCase, { params: { caseId }, query, signal }),
      certify: (caseId) => client.call(certifyWindowCase, { params: { caseId }, signal }),
    }),
  });
};

const limitText = ({ limit }: Explanation): string =>
  limit.unit === "instant" ? "on the spot" : `${limit.amount} ${limit.unit.replace("-", " ")}`;

const dueText = (name: string, explanation: Explanation): string =>
  `  ${name} ${limitText(explanation)}: ${shanghaiTime(explanation.from)} → ${shanghaiTime(explanation.at)}${explanation.provisional ? " (provisional)" : ""}`;

const dueLines = ({
  promised,
  statutory,
}: {
  readonly promised: Explanation;
  readonly statutory: Explanation | null;
}) => [dueText("promised", promised), ...(statutory ? [dueText("statutory", statutory)] : [])];

const explanationLines = (name: string, explanation: Explanation): readonly string[] => [
  dueText(name, explanation),
  ...explanation.days.map(
    ({ date, reason, count, usedMs }) =>
      `    ${date}  ${count === null ? "    " : `${count}`.padStart(4)}  ${reason}${usedMs === null ? "" : ` ${(usedMs / 3_600_000).toFixed(2)} h`}`,
  ),
];
