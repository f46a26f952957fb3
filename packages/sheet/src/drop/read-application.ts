import type { Said } from "@tongban/contract";
import { type MaterialMediaType, materialEndings, mediaTypeOfName } from "@tongban/domain";
import type { ApplicationSurroundings } from "./application-cells.ts";
import { type ApplicationField, applicationColumns } from "./application-columns.ts";
import { meaningOf } from "./application-headings.ts";
import type { ApplicationLine } from "./read-applications.ts";

/** What is wrong with a cell, by the heading of its column as the file has it. */
type ColumnFault = { readonly column: string; readonly said: Said };

/** A file that a row names for a material. */
export type NamedFile = {
  readonly column: string;
  readonly title: string;
  readonly name: string;
  readonly mediaType: MaterialMediaType;
};

/** A row as an application, but for its materials, whose files have to be looked at first. */
export type ReadApplication = {
  readonly externalRef: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly NamedFile[];
  readonly faults: readonly ColumnFault[];
  /** The heading of the column that a part of the application came from, by its JSON pointer. */
  readonly columnOf: (pointer: string) => string | undefined;
};

type Taken = {
  readonly values: Map<ApplicationField, string>;
  readonly columns: Map<string, string>;
  readonly form: Record<string, string>;
  readonly files: NamedFile[];
  readonly faults: ColumnFault[];
};

/** Reads a row below some headings. */
export const readApplication = (
  headings: readonly string[],
  { cells, formulas }: ApplicationLine,
  around: ApplicationSurroundings,
): ReadApplication => {
  const taken: Taken = { values: new Map(), columns: new Map(), form: {}, files: [], faults: [] };
  for (const [index, column] of headings.entries()) {
    const text = (cells[index] ?? "").trim();
    if (formulas.includes(index)) taken.faults.push({ column, said: formulaFault });
    else takeCell(taken, column, text, around);
  }
  return {
    externalRef: taken.values.get("externalRef") ?? "",
    body: bodyOf(taken),
    files: taken.files,
    faults: taken.faults,
    columnOf: (pointer) => columnAt(taken, pointer),
  };
};

const formulaFault: Said = {
  en: "a formula: copy the cell and paste its value",
  zh: "含有公式：请复制后选择“粘贴为数值”",
};

const takeCell = (taken: Taken, column: string, text: string, around: ApplicationSurroundings): void => {
  const meaning = meaningOf(column);
  if (meaning?.kind === "form") {
    taken.columns.set(`form/${meaning.label}`, column);
    if (text !== "") taken.form[meaning.label] = text;
  } else if (meaning?.kind === "material") takeFiles(taken, column, meaning.title, text);
  else if (meaning?.kind === "field") {
    taken.columns.set(meaning.field, column);
    if (text === "") return;
    const read = applicationColumns[meaning.field].read(text, around);
    if (!read.ok) taken.faults.push({ column, said: read.said });
    else if (read.value !== undefined) taken.values.set(meaning.field, read.value);
  }
};

const takeFiles = (taken: Taken, column: string, title: string, text: string): void => {
  for (const name of text.split(/[;；\n]/).map((part) => part.trim())) {
    if (name === "") continue;
    const mediaType = mediaTypeOfName(name);
    if (/[/\\]/.test(name) || name.startsWith(".") || name.length > 200)
      taken.faults.push({ column, said: noFileName });
    else if (!mediaType) taken.faults.push({ column, said: wrongEnding });
    else taken.files.push({ column, title, name, mediaType });
  }
};

const noFileName: Said = {
  en: "write the name of a file that lies beside the sheet, without folders",
  zh: "请填写与表格放在同一文件夹内的文件名，不含路径",
};
const wrongEnding: Said = {
  en: `a material's file ends in one of ${materialEndings.join(", ")}`,
  zh: `材料文件名应以下列之一结尾：${materialEndings.join("、")}`,
};

const kindOf = ({ values }: Taken): "person" | "organization" =>
  (values.get("kind") ?? (values.has("creditCode") ? "organization" : "person")) === "person"
    ? "person"
    : "organization";

const defined = (parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));

const bodyOf = (taken: Taken): Readonly<Record<string, unknown>> => {
  const said = (field: ApplicationField) => taken.values.get(field);
  const way = said("delivery");
  const postal = { recipient: said("recipient"), phone: said("recipientPhone"), address: said("address") };
  return defined({
    externalRef: said("externalRef"),
    source: said("source"),
    handling: said("handling"),
    matter: said("matter"),
    mode: said("mode"),
    district: said("district"),
    applicant: applicantOf(taken),
    delivery: way && defined({ way, ...(way === "post" ? postal : {}) }),
    form: taken.form,
    materials: [],
  });
};

const applicantOf = (taken: Taken): Readonly<Record<string, unknown>> => {
  const said = (field: ApplicationField) => taken.values.get(field);
  const kind = kindOf(taken);
  return kind === "person"
    ? defined({ kind, name: said("name"), citizenId: said("citizenId"), phone: said("phone") })
    : defined({
        kind,
        name: said("name"),
        creditCode: said("creditCode"),
        agent: defined({
          name: said("agentName"),
          citizenId: said("agentCitizenId"),
          phone: said("phone"),
        }),
      });
};

/** Where the columns stand in an application. */
const places: Readonly<Record<string, ApplicationField>> = {
  "/applicant": "name",
  "/applicant/agent": "agentName",
  "/applicant/agent/name": "agentName",
  "/applicant/agent/citizenId": "agentCitizenId",
  "/applicant/agent/phone": "phone",
  "/delivery/way": "delivery",
  "/delivery/phone": "recipientPhone",
};

const columnAt = ({ columns, files }: Taken, pointer: string): string | undefined => {
  const [, part = "", name = ""] = pointer.split("/");
  if (part === "form") return columns.get(`form/${name.replaceAll("~1", "/").replaceAll("~0", "~")}`);
  if (part === "materials") return files[Number(name)]?.column;
  const field = places[pointer] ?? pointer.split("/").at(-1) ?? "";
  return columns.get(field);
};
