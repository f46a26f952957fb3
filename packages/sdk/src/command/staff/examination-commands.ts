import { materialMarkOperations, materialOperations, windowOperations } from "@tongban/contract";
import { materialMarks } from "@tongban/domain";
import { type Command, Option } from "commander";
import { expectValue, listOf, type Returned, wholeList } from "../../client/index.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { textTable } from "../text-table.ts";

type Marks = Returned<typeof materialMarkOperations.listMaterialMarks>["marks"];
type MarkOptions = StaffOptions & {
  readonly material: string;
  readonly mark: (typeof materialMarks)[number] | "none";
  readonly problem?: string;
};

const example = "3q8m0v5k2x7n4t9b6d1c0f8g2h";

/** Adds what the examination of materials found (审查标记), and who saw what of a case (查阅记录). */
export const addExaminationCommands = (program: Command, terminal: Terminal): void => {
  const group = program.command("marks").description("what was found of a case's materials (审查标记)");

  withStaffOptions(group.command("list <case>"))
    .description("the mark of each material")
    .addHelpText("after", `\nExample:\n  tongban marks list ${example} --staff li-mei`)
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { caseId }, signal: terminal.stopped };
      const { marks } = expectValue(await client.call(materialMarkOperations.listMaterialMarks, call));
      show(terminal, options, marks, () => marksTable(marks));
    });

  withStaffOptions(group.command("set <case>"))
    .description("mark a material, or take its mark off")
    .requiredOption("--material <name>", "as the application or the list names it")
    .addOption(
      new Option("--mark <word>", "what was found").choices([...materialMarks, "none"]).makeOptionMandatory(),
    )
    .option("--problem <text>", "what has to be supplied; needed where it is wrong")
    .addHelpText(
      "after",
      `\nExample:\n  tongban marks set ${example} --staff li-mei --material "身份证" --mark wrong --problem "照片模糊"`,
    )
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<MarkOptions>();
      const { material, mark, problem } = options;
      const client = await staffOf(terminal, options);
      const body = {
        material,
        mark: mark === "none" ? null : mark,
        ...(problem === undefined ? {} : { problem }),
      };
      const call = { params: { caseId }, body, signal: terminal.stopped };
      const { marks } = expectValue(await client.call(materialMarkOperations.markMaterial, call));
      show(terminal, options, marks, () => marksTable(marks));
    });

  withStaffOptions(program.command("accesses <case>"))
    .description(
      "as lead or coordinator: who opened the case, a material or a paper, which department was told, and who saw the applicant in full (查阅记录)",
    )
    .addHelpText("after", `\nExample:\n  tongban accesses ${example} --staff wang-jun`)
    .action(async (caseId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StaffOptions>();
      const client = await staffOf(terminal, options);
      const call = { params: { caseId }, signal: terminal.stopped };
      const accesses = await wholeList(
        listOf(
          async (cursor) =>
            expectValue(
              await client.call(materialOperations.listCaseAccesses, { ...call, query: { cursor } }),
            ),
          (page) => page.accesses,
        ),
      );
      const { timeline } = expectValue(await client.call(windowOperations.getWindowCase, call));
      const looks = [
        ...accesses.map(({ at, kind, by, name, title }) => ({
          at,
          who: name ?? by,
          what: title ?? (kind === "department" ? "told of the decision" : "the case"),
        })),
        ...timeline
          .filter(({ type }) => type === "ApplicantRevealed")
          .map(({ at, actor, note }) => ({ at, who: actor, what: `applicant in full: ${note ?? ""}` })),
      ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
      show(terminal, options, looks, () =>
        textTable(
          ["WHEN", "WHO", "WHAT"],
          looks.map(({ at, who, what }) => [at, who, what]),
        ),
      );
    });
};

const marksTable = (marks: Marks): string =>
  textTable(
    ["MATERIAL", "MARK", "PROBLEM", "BY", "WHEN"],
    marks.map(({ material, mark, problem, by, at }) => [material, mark, problem ?? "", by.name, at]),
  );
