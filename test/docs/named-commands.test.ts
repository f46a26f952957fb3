import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createProgram } from "../../packages/sdk/src/command/program.ts";
import { root, sdkReadme, sitePages } from "./fenced-blocks.ts";

const pages = [
  ...sitePages(),
  ...sitePages("en/"),
  "README.md",
  "README.zh-CN.md",
  sdkReadme,
  "docs/runbook.md",
];

const program = createProgram({
  environment: {},
  folder: root,
  write: () => {},
  writeError: () => {},
  stopped: new AbortController().signal,
});

type Command = ReturnType<typeof createProgram>;

type Named = { readonly place: string; readonly words: readonly string[] };

/** The commands that a page names within its text, as `tongban …`. */
const namedIn = (page: string): readonly Named[] =>
  readFileSync(root + page, "utf8")
    .split("\n")
    .flatMap((line, at) =>
      [...line.matchAll(/`(?:npx )?tongban ([^`]+)`/g)].map(([, words = ""]) => ({
        place: `${page}:${at + 1}`,
        words: words.replaceAll("\\|", "|").split(" "),
      })),
    );

const childrenOf = (command: Command, word: string): readonly (Command | undefined)[] =>
  word
    .split("|")
    .map((name) => command.commands.find((one) => one.name() === name || one.aliases().includes(name)));

/** What is wrong with the words of a command. A text may name several, as in `webhook test|filter`: an option is of one of them. */
const faultOf = (
  command: Command,
  [word = "", ...rest]: readonly string[],
  above: readonly string[] = [],
): string | undefined => {
  const known = [...above, ...command.options.flatMap(({ long }) => long ?? [])];
  if (command.commands.length > 0 && /^[a-z]/.test(word)) {
    const children = childrenOf(command, word);
    if (children.includes(undefined))
      return command.registeredArguments.length > 0 ? undefined : `${command.name()} has no ${word}`;
    const faults = children.map((child) => child && faultOf(child, rest, known));
    return faults.includes(undefined) ? undefined : faults[0];
  }
  return [word, ...rest]
    .flatMap((one) => /^--[a-z-]+/.exec(one)?.[0] ?? [])
    .filter((option) => ![...known, "--help"].includes(option))
    .map((option) => `${command.name()} has no ${option}`)[0];
};

test("each command that a text names is one that tongban has, with the options that it is given", () => {
  const named = pages.flatMap(namedIn);
  expect(named.length).toBeGreaterThan(80);
  const faults = named.flatMap(({ place, words }) => {
    const end = words.indexOf("--");
    const fault = faultOf(program, end < 0 ? words : words.slice(0, end));
    return fault === undefined ? [] : [`${place}: ${fault}`];
  });
  expect(faults).toEqual([]);
});
