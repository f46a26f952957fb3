import type { Command } from "commander";
import { type StaffOptions, type Terminal, withStaffOptions } from "../session.ts";
import { compareListVersions, type DiffOptions } from "./compare-command.ts";
import { type ExportOptions, exportList, type TemplateOptions, writeTemplate } from "./export-command.ts";
import { type ImportOptions, importList } from "./import-command.ts";
import { withFormat } from "./sheet-files.ts";

/** Adds what coordinators do with matter lists (事项清单). */
export const addListCommands = (program: Command, terminal: Terminal): void => {
  const list = program.command("list").description("coordinators: matter lists as files (事项清单)");

  ofAgreement(list.command("import <file>"))
    .description("take a CSV or XLSX file into an agreement's draft; every bad cell is named (导入)")
    .option("--dry-run", "check the file and say what it would change, and change nothing (试导入)")
    .option("--merge", "leave the rows that the file does not name; without it the file is the whole list")
    .option("--report <file>", "write what is wrong, cell by cell, as CSV")
    .option("--seen <revision>", "the agreement's revision that you saw; as it is now if not given")
    .addHelpText(
      "after",
      "\nExample:\n  tongban list import list.xlsx --agreement xian-nanjing --dry-run --staff zhao-min",
    )
    .action((file: string, _: unknown, command: Command) =>
      importList(terminal, file, command.optsWithGlobals<ImportOptions>()),
    );

  withFormat(ofAgreement(list.command("export")))
    .description("write a list as a file, of a published version or of the draft (导出)")
    .option("--version <n>", "a version, or draft; what is published if not given, or else the draft")
    .option("--out <file>", "the file to write; CSV on standard output if not given")
    .addHelpText(
      "after",
      "\nExample:\n  tongban list export --agreement xian-nanjing --out list.xlsx --staff zhao-min",
    )
    .action((_: unknown, command: Command) => exportList(terminal, command.optsWithGlobals<ExportOptions>()));

  ofAgreement(list.command("diff"))
    .description("say how two lists differ, row by row and field by field (比对)")
    .option("--from <n>", "a version, or draft; what is published if not given")
    .option("--to <n>", "a version, or draft", "draft")
    .addHelpText("after", "\nExample:\n  tongban list diff --agreement xian-nanjing --staff zhao-min")
    .action((_: unknown, command: Command) =>
      compareListVersions(terminal, command.optsWithGlobals<DiffOptions>()),
    );

  withFormat(list.command("template"))
    .description("write an empty list to fill in; a workbook also says what each column takes (模板)")
    .requiredOption("--out <file>", "the file to write")
    .addHelpText("after", "\nExample:\n  tongban list template --out list.xlsx --language zh-CN")
    .action((_: unknown, command: Command) =>
      writeTemplate(terminal, command.optsWithGlobals<TemplateOptions>()),
    );
};

/** Options of commands on the list of an agreement. */
export type ListOptions = StaffOptions & { readonly agreement: string };

const ofAgreement = (command: Command): Command =>
  withStaffOptions(command).requiredOption("--agreement <id>", "whose list");
