import { Select } from "antd";
import { useId } from "react";

type FilterChoiceProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
};

/** A condition to choose, with its name above; typing narrows the choices. */
export const FilterChoice = ({ label, value, options, onChange }: FilterChoiceProps) => {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value ?? null}
        options={[...options]}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(next) => onChange(next ?? "")}
      />
    </div>
  );
};
