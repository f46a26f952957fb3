import type { Language } from "@tongban/contract";
import { type MatterListRow, parseRegionCode, type RegionCode, rowName } from "@tongban/domain";
import { columns, rowTextsOf, type Surroundings } from "@tongban/sheet/cells";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import { kept, restored } from "../edits.ts";
import { Field } from "../field.tsx";
import { rowNow, withRow } from "./list-edits.ts";
import type { EditedList } from "./use-list-edits.ts";
import type { RowFormState } from "./use-row-form.ts";

type RowMoreProps = {
  readonly form: RowFormState;
  readonly name: string;
  readonly edited: EditedList;
  readonly parties: readonly RegionCode[];
};

/** What else can be done with a row: copy it for other handling regions, or take it off. */
export const RowMore = ({ form, name, edited, parties }: RowMoreProps) => {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const names = useNameOf();
  const [places, setPlaces] = useState<readonly string[]>([]);
  const row = rowNow(edited.saved, edited.edits, name);
  if (!row) return null;
  const free = parties.filter(
    (party) => !rowNow(edited.saved, edited.edits, rowName({ ...row, handling: party })),
  );
  const copy = () => {
    const copies = places.flatMap((place) => copyFor(row, place));
    edited.take(copies.reduce((edits, one) => withRow(edited.saved, edits, one), edited.edits));
    setPlaces([]);
    void message.success(t("listEditor.form.copied", { count: copies.length }));
  };
  return (
    <div className="row-more">
      <Field label={t("listEditor.form.copy")}>
        {({ id }) => (
          <span className="row-copy">
            <Select
              id={id}
              mode="multiple"
              value={[...places]}
              placeholder={t("listEditor.form.copyTo")}
              options={free.map((party) => ({ value: party as string, label: names.region(party) }))}
              showSearch={{ optionFilterProp: "label" }}
              onChange={setPlaces}
            />
            <Button disabled={places.length === 0 || form.isWritten} onClick={copy}>
              {t("listEditor.form.copyButton")}
            </Button>
          </span>
        )}
      </Field>
      <Button danger onClick={form.remove}>
        {t("listEditor.form.remove")}
      </Button>
    </div>
  );
};

/** A row for another handling region; applicants of that region itself are none from elsewhere. */
const copyFor = ({ sources, ...row }: MatterListRow, place: string): readonly MatterListRow[] => {
  const handling = parseRegionCode(place);
  if (!handling.ok) return [];
  const others = sources?.filter((source) => source !== handling.value) ?? [];
  return [{ ...row, handling: handling.value, ...(others.length > 0 ? { sources: others } : {}) }];
};

type RowConflictProps = {
  readonly name: string;
  readonly edited: EditedList;
  readonly around: Surroundings;
  readonly language: Language;
  readonly onSettled: (row: MatterListRow | undefined) => void;
};

/** What somebody else made of a row that was changed here too, and the choice between the two. */
export const RowConflict = ({ name, edited, around, language, onSettled }: RowConflictProps) => {
  const { t } = useTranslation();
  const edit = edited.edits.get(name);
  if (!edit || !edited.conflicts.has(name)) return null;
  const theirs = edited.saved.get(name);
  const [was, is] = [edit.after, theirs].map((row) => (row ? rowTextsOf(row, around, language) : undefined));
  const fields = is ? columnsOf.filter((field) => was?.[field] !== is[field]) : [];
  return (
    <div className="row-conflict" role="alert">
      <strong>{t(theirs ? "listEditor.form.conflict" : "listEditor.form.gone")}</strong>
      <dl>
        {fields.map((field) => (
          <div key={field}>
            <dt>{columns[field][language]}</dt>
            <dd>{is?.[field] || t("listEditor.change.absent")}</dd>
          </div>
        ))}
      </dl>
      <span className="save-bar-buttons">
        <Button onClick={() => edited.take(kept(edited.saved, edited.edits, name))}>
          {t("listEditor.form.keepMine")}
        </Button>
        <Button
          onClick={() => {
            edited.take(restored(edited.edits, name));
            onSettled(theirs);
          }}
        >
          {t("listEditor.form.takeTheirs")}
        </Button>
      </span>
    </div>
  );
};

const columnsOf = Object.keys(columns) as readonly (keyof MatterListRow)[];
