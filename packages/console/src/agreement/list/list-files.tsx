import type { MatterListRow } from "@tongban/domain";
import type { SheetKind } from "@tongban/sheet";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useSurroundings } from "../../api/list-queries.ts";
import { saveFile } from "../../service-level/save-file.ts";
import type { EditedList } from "./use-list-edits.ts";

type ListFilesProps = {
  /** What the names of the files begin with. */
  readonly name: string;
  readonly edited: EditedList;
};

/** The formats, by their names; what writes them is loaded when it is needed. */
const sheetKinds = ["xlsx", "csv"] as const satisfies readonly SheetKind[];

const mediaTypes: Readonly<Record<SheetKind, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
};

/** Exports a list as it is shown, what is not saved included, and gives templates. */
export const ListFiles = ({ name, edited }: ListFilesProps) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  const around = useSurroundings();
  const write = async (kind: SheetKind, rows: readonly MatterListRow[] | undefined): Promise<void> => {
    const { listTemplate, writeList } = await import("@tongban/sheet");
    const bytes = rows ? await writeList(rows, kind, around, language) : await listTemplate(kind, language);
    saveFile(`${name}-${rows ? "list" : "template"}.${kind}`, bytes, mediaTypes[kind]);
  };
  const rows = edited.rows.filter(({ state }) => state !== "removed").map(({ row }) => row);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          ...sheetKinds.map((kind) => ({
            key: kind,
            label: t("listEditor.exportAs", { kind: kind.toUpperCase() }),
            disabled: rows.length === 0,
            onClick: () => void write(kind, rows),
          })),
          ...sheetKinds.map((kind) => ({
            key: `template ${kind}`,
            label: t("listEditor.template", { kind: kind.toUpperCase() }),
            onClick: () => void write(kind, undefined),
          })),
        ],
      }}
    >
      <Button>{t("listEditor.export")}</Button>
    </Dropdown>
  );
};
