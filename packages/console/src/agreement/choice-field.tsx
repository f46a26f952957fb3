import { Select } from "antd";
import { Field } from "./field.tsx";

type ChoiceFieldProps<Value extends string> = {
  readonly label: string;
  /** What is chosen; absent: any. */
  readonly value: Value | undefined;
  /** What stands for any. */
  readonly any: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Whether the options are searched by what is typed. */
  readonly searched?: boolean;
  readonly onChange: (value: Value | undefined) => void;
};

/** Asks for one of some values, or any. */
export const ChoiceField = <Value extends string>(props: ChoiceFieldProps<Value>) => {
  const { label, value, any, options, searched = false, onChange } = props;
  return (
    <Field label={label}>
      {({ id }) => (
        <Select<string>
          id={id}
          className="list-choice"
          value={value ?? ""}
          options={[{ value: "", label: any }, ...options]}
          {...(searched ? { showSearch: { optionFilterProp: "label" } } : {})}
          onChange={(next) => onChange(next === "" ? undefined : (next as Value))}
        />
      )}
    </Field>
  );
};
