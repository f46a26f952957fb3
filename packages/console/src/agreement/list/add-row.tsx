import type { MatterListRow } from "@tongban/domain";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNames } from "../../api/window-queries.ts";
import type { EditedList } from "./use-list-edits.ts";

type AddRowProps = {
  readonly edited: EditedList;
  /** Begins a row with what is known of its matter. */
  readonly onAdd: (start: Partial<MatterListRow>) => void;
};

/** Chooses a registered matter to add to the list; what another row of the same matter says is taken over. */
export const AddRow = ({ edited, onAdd }: AddRowProps) => {
  const { t } = useTranslation();
  const names = useNames();
  const matters = names.data?.matters ?? [];
  return (
    <Select
      className="list-choice"
      aria-label={t("listEditor.form.addTitle")}
      title={t("listEditor.form.matterHint")}
      placeholder={t("listEditor.add")}
      value={null}
      showSearch={{ optionFilterProp: "label" }}
      options={matters.map(({ matter, title }) => ({ value: matter, label: `${title} ${matter}` }))}
      onChange={(chosen: string) => {
        const known = matters.find(({ matter }) => matter === chosen);
        if (!known) return;
        const like = edited.rows.find(({ row }) => row.matter === chosen)?.row;
        const { handling: _handling, sources: _sources, ...terms } = like ?? {};
        onAdd({ title: known.title, kind: known.kind, ...terms, matter: known.matter });
      }}
    />
  );
};
