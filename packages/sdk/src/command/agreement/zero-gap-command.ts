import { gapFieldWords, type Language, zeroGapOperations } from "@tongban/contract";
import { gapText } from "@tongban/domain";
import { type Command, Option } from "commander";
import { type Client, everyPage, expectValue, type Returned } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";
import { fileLanguage } from "./sheet-files.ts";

type Options = StaffOptions & {
  readonly of: "published" | "draft";
  readonly handling?: string;
  readonly matter?: string;
  readonly csv?: boolean;
};
type Report = Returned<typeof zeroGapOperations.getZeroGap>;
type Difference = Report["standards"][number];

/** Adds the report of what applicants from elsewhere get against local ones (零差距). */
export const addZeroGapCommand = (agreement: Command, terminal: Terminal): void => {
  withStaffOptions(agreement.command("zero-gap <id>"))
    .description("say where applicants from elsewhere get something else than local ones (零差距)")
    .addOption(
      new Option("--of <what>", "what is compared").choices(["published", "draft"]).default("published"),
    )
    .option("--handling <code>", "one handling region alone")
    .option("--matter <id>", "one matter alone")
    .option("--csv", "as CSV, a line for each difference")
    .addHelpText("after", "\nExample:\n  tongban agreement zero-gap xian-nanjing --staff zhao-min")
    .action((id: string, _: unknown, typed: Command) => tell(terminal, id, typed.optsWithGlobals<Options>()));
};

const tell = async (terminal: Terminal, agreementId: string, options: Options): Promise<void> => {
  const { of, handling, matter } = options;
  const client = await staffOf(terminal, options);
  const query = { of, ...(handling ? { handling } : {}), ...(matter ? { matter } : {}) };
  const call = { params: { agreementId }, query, signal: terminal.stopped };
  if (options.csv) {
    const exported = expectValue(await client.call(zeroGapOperations.exportZeroGap, call));
    show(terminal, options, exported, () => exported.csv);
    return;
  }
  const report = await wholeReport(client, call);
  show(terminal, options, report, () => reportText(report, fileLanguage(options, terminal)));
};

const wholeReport = async (
  client: Client,
  call: {
    readonly params: { readonly agreementId: string };
    readonly query: { readonly of: Options["of"] };
    readonly signal: AbortSignal;
  },
): Promise<Report> => {
  let whole: Report | undefined;
  const pages = everyPage(async (cursor) =>
    expectValue(
      await client.call(zeroGapOperations.getZeroGap, { ...call, query: { ...call.query, cursor } }),
    ),
  );
  for await (const page of pages)
    whole = whole ? { ...whole, matters: [...whole.matters, ...page.matters], cursor: page.cursor } : page;
  if (!whole) throw new Error("a report has one page at least");
  return whole;
};

const reportText = (report: Report, language: Language): string => {
  const { version, standardVersion, reason, compared, worse, better, other, effects, locals } = report;
  const lines = [
    ...report.standards.map((one) => lineOf("", one, language)),
    ...report.matters.flatMap(({ title, differences }) =>
      differences.map((one) => lineOf(title, one, language)),
    ),
  ];
  const said = locals.map((one) => `${one.region} (version ${one.version}, ${one.rows} rows)`);
  return [
    version === null
      ? "Draft beside local standards:"
      : `Version ${version} (standard ${standardVersion}) beside local standards:`,
    `  ${said.length > 0 ? said.join(", ") : "no party says what its own applicants get: tongban local-standard"}`,
    `  ${compared} matters compared: ${worse} differences for the worse, ${better} for the better, ${other} other`,
    ...(effects.length > 0
      ? [`  worse by ${effects.map(({ unit, amount }) => `${amount} ${unit}`).join(", ")} in all`]
      : []),
    ...(reason === null ? [] : [`  published for: ${reason}`]),
    ...(lines.length > 0
      ? [textTable(["MATTER", "HANDLING", "AGAINST", "FIELD", "", "REMOTE", "REFERENCE", "ARTICLE"], lines)]
      : []),
  ].join("\n");
};

const lineOf = (title: string, difference: Difference, language: Language): readonly string[] => {
  const { handling, against, field, direction, here, there, article } = difference;
  const name = gapFieldWords[field][language];
  return [title, handling, against, name, direction, gapText(here), gapText(there), article];
};
