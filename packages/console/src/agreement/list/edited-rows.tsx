import type { Language } from "@tongban/contract";
import type { MatterListRow } from "@tongban/domain";
import type { Surroundings } from "@tongban/sheet/cells";
import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { restored } from "../edits.ts";
import { without } from "./list-edits.ts";
import { ListTable } from "./list-table.tsx";
import { RowForm } from "./row-form.tsx";
import { RowConflict } from "./row-more.tsx";
import type { EditedList } from "./use-list-edits.ts";
import type { RowFormState } from "./use-row-form.ts";

type EditedRowsProps = Pick<
  ComponentProps<typeof ListTable>,
  "rows" | "found" | "at" | "disabled" | "placed" | "onMove"
> & {
  readonly edited: EditedList;
  readonly form: RowFormState;
  readonly around: Surroundings;
  readonly language: Language;
  /** Fields that rows of this list never have. */
  readonly notAsked?: ReadonlySet<keyof MatterListRow>;
  /** What stands below the table. */
  readonly below?: ReactNode;
  /** What else can be done with the row that is open. */
  readonly more: (name: string) => ReactNode;
};

/** The rows of a list as they are edited, and beside them the one that is open in the form. */
export const EditedRows = (props: EditedRowsProps) => {
  const { rows, found, at, disabled, placed, edited, form, around, language, notAsked, below, more } = props;
  const { t } = useTranslation();
  const { open } = form;
  const titleOf = (name: string): string => edited.rows.find((one) => one.name === name)?.row.title ?? name;
  return (
    <div className={open ? "list-split" : ""}>
      {rows.length > 0 ? (
        <div>
          <ListTable
            rows={rows}
            found={found}
            conflicts={edited.conflicts}
            at={at}
            open={open?.name}
            disabled={disabled}
            placed={placed}
            onMove={props.onMove}
            onOpen={({ row, state, name }) => {
              props.onMove(name);
              if (state === "removed") edited.take(restored(edited.edits, name));
              form.show(row);
            }}
            onRemove={({ name, state }) =>
              edited.take(
                state === "removed"
                  ? restored(edited.edits, name)
                  : without(edited.saved, edited.edits, name),
              )
            }
          />
          {below}
        </div>
      ) : null}
      {open ? (
        <RowForm
          form={form}
          title={
            open.name === undefined
              ? t("listEditor.form.addTitle")
              : t(disabled ? "listEditor.form.viewTitle" : "listEditor.form.title", {
                  title: titleOf(open.name),
                })
          }
          around={around}
          language={language}
          disabled={disabled}
          {...(notAsked ? { without: notAsked } : {})}
          above={
            open.name === undefined ? null : (
              <RowConflict
                name={open.name}
                edited={edited}
                around={around}
                language={language}
                onSettled={form.discard}
              />
            )
          }
          more={open.name === undefined || disabled ? null : more(open.name)}
        />
      ) : null}
    </div>
  );
};
