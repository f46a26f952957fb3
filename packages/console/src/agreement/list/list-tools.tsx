import { findingWords } from "@tongban/contract";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Finding } from "../../api/wire.ts";
import { ChoiceField } from "../choice-field.tsx";
import { Field } from "../field.tsx";
import { SearchField } from "../search-field.tsx";
import { type ListFilter, rowStates } from "./list-filter.ts";

type ListToolsProps = {
  readonly filter: ListFilter;
  /** Regions that rows name as handling, with their names; absent where rows name none. */
  readonly regions?: readonly { readonly value: string; readonly label: string }[];
  readonly codes: readonly Finding["code"][];
  readonly onChange: (filter: ListFilter) => void;
};

/** Narrows a list: by words, by the handling region, by what was done to rows or found in them. */
export const ListTools = ({ filter, regions, codes, onChange }: ListToolsProps) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh";
  const states = [
    ...rowStates.map((state) => ({ value: state as string, label: t(`listEditor.states.${state}`) })),
    ...codes.map((code) => ({ value: code as string, label: findingWords[code][language] })),
  ];
  return (
    <div className="list-tools">
      <SearchField
        label={t("listEditor.search")}
        text={filter.text}
        maxLength={60}
        onChange={(text) => onChange({ ...filter, text })}
      />
      {regions ? (
        <ChoiceField
          label={t("listEditor.handling")}
          value={filter.handling}
          any={t("listEditor.anyHandling")}
          options={[{ value: "*", label: t("listEditor.everyParty") }, ...regions]}
          searched
          onChange={(handling) => onChange({ ...filter, handling })}
        />
      ) : null}
      <Field label={t("listEditor.state")}>
        {({ id }) => (
          <Select
            id={id}
            className="list-choice"
            value={filter.state}
            options={states}
            onChange={(state) => onChange({ ...filter, state })}
          />
        )}
      </Field>
    </div>
  );
};
