import type { catalogOperations } from "@tongban/contract";
import type { Command } from "commander";
import { type CatalogClient, createCatalogClient } from "../catalog-client.ts";
import { expectValue, type Returned } from "../client/index.ts";
import { CommandError, exitCodes } from "./exit-code.ts";
import { brokerOf, show, type Terminal } from "./session.ts";
import type { GlobalOptions } from "./settings.ts";
import { textTable } from "./text-table.ts";

type Hit = Returned<typeof catalogOperations.searchCatalog>["matters"][number];
type Shown = Returned<typeof catalogOperations.showMatter>;
type Pair = { readonly from?: string; readonly to?: string; readonly on?: string };
type SearchOptions = GlobalOptions & Pair & { readonly limit: string };
type ShowOptions = GlobalOptions & Pair;

/** Adds `catalog search` and `catalog show`, which anyone may ask. */
export const addCatalogCommands = (program: Command, terminal: Terminal): void => {
  const catalog = program
    .command("catalog")
    .description("what can be done where; asks for no key and no token");

  withPair(catalog.command("search [words]"))
    .description("find matters by a part of their name, by pinyin or its initials, or by code")
    .option("--limit <n>", "how many at most", "20")
    .addHelpText("after", "\nExample:\n  tongban catalog search spjyxk --from 320100 --to 610100")
    .action((words: string | undefined, _: unknown, command: Command) =>
      search(terminal, words ?? "", command.optsWithGlobals<SearchOptions>()),
    );

  withPair(catalog.command("show <matter>"))
    .description("whether a matter can be done between two regions, and how, or exactly what is missing")
    .addHelpText("after", "\nExample:\n  tongban catalog show food-business-permit --from 320100 --to 610100")
    .action((matter: string, _: unknown, command: Command) =>
      showMatter(terminal, matter, command.optsWithGlobals<ShowOptions>()),
    );
};

const withPair = (command: Command): Command =>
  command
    .option("--from <region>", "where the applicant stands (收件地), by code")
    .option("--to <region>", "the region that decides (办理地), by code")
    .option("--on <day>", "the day, such as 2026-03-02; today if not given");

const clientOf = (terminal: Terminal, options: GlobalOptions): CatalogClient =>
  createCatalogClient(brokerOf(terminal, options));

const search = async (terminal: Terminal, q: string, options: SearchOptions): Promise<void> => {
  const { from, to, on, limit } = options;
  if ((from === undefined) !== (to === undefined))
    throw new CommandError(exitCodes.usage, "Name both regions, --from and --to, or neither.");
  const query = {
    q,
    limit: Number(limit),
    ...(from && to ? { source: from, handling: to } : {}),
    ...(on ? { on } : {}),
  };
  const found = expectValue(await clientOf(terminal, options).search(query, { signal: terminal.stopped }));
  show(terminal, options, found, () =>
    textTable(["matter", "title", "code", "live", "modes"], found.matters.map(hitRow)),
  );
};

const hitRow = ({ matter, title, basicCode, here }: Hit): readonly string[] => [
  matter,
  title,
  basicCode ?? "",
  here ? (here.live ? "yes" : "no") : "",
  here?.modes.join(", ") ?? "",
];

const showMatter = async (terminal: Terminal, matter: string, options: ShowOptions): Promise<void> => {
  const { from, to, on } = options;
  if (from === undefined || to === undefined)
    throw new CommandError(exitCodes.usage, "Name both regions: --from and --to.");
  const query = { source: from, handling: to, ...(on ? { on } : {}) };
  const shown = expectValue(
    await clientOf(terminal, options).show(matter, query, { signal: terminal.stopped }),
  );
  show(terminal, options, shown, () => shownText(shown));
};

const shownText = ({ title, source, handling, on, live, missing, terms, windows }: Shown): string =>
  [
    `${title}: from ${source.name} in ${handling.name} on ${on}: ${live ? "yes" : "no"}`,
    ...missing.map(({ part, said }) => `  ${part}: ${said.zh} (${said.en})`),
    ...(terms ? termsLines(terms) : []),
    ...windows.map(({ name, address, phone, open }) =>
      ["window", name, address ?? "", phone ?? "", open ? "" : "(closed)"].filter(Boolean).join(" "),
    ),
  ].join("\n");

const limitText = (limit: NonNullable<Shown["terms"]>["promised"]): string =>
  limit.unit === "instant" ? "on the spot" : `${limit.amount} ${limit.unit}`;

const termsLines = (terms: NonNullable<Shown["terms"]>): readonly string[] => [
  `by ${terms.modes.join(", ")} for ${terms.applicants.join(", ")} under ${terms.agreement.title}`,
  `promised ${limitText(terms.promised)}${terms.statutory ? `, by law ${limitText(terms.statutory)}` : ""}`,
  ...(terms.due ? [`due ${terms.due}${terms.provisional ? " (provisional)" : ""} if accepted then`] : []),
  ...terms.materials.map(({ title, need }) => `material ${title}: ${need}`),
  ...(terms.form ? [`form ${JSON.stringify(terms.form)}`] : []),
];
