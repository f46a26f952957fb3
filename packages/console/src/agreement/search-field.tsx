import { Input } from "antd";
import { Field } from "./field.tsx";

type SearchFieldProps = {
  readonly label: string;
  readonly text: string;
  /** Letters. */
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
};

/** Asks for words to search by. */
export const SearchField = ({ label, text, maxLength, onChange }: SearchFieldProps) => (
  <Field label={label}>
    {(ties) => (
      <Input
        {...ties}
        allowClear
        maxLength={maxLength}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
