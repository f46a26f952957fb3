import { type ReactNode, useId } from "react";
import "./field.css";

/** What ties a control to its label, its hint and what is wrong with it. */
type FieldTies = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what was given. */
  readonly trouble?: string;
  readonly children: (ties: FieldTies) => ReactNode;
};

/** A control with its label above, and below it a hint or what is wrong. */
export const Field = ({ label, hint, trouble, children }: FieldProps) => {
  const id = useId();
  const note = trouble ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(note === undefined ? {} : { "aria-describedby": `${id}note` }),
        ...(trouble === undefined ? {} : { "aria-invalid": true }),
      })}
      {note === undefined ? null : (
        <span id={`${id}note`} className={trouble === undefined ? "field-hint" : "editor-trouble"}>
          {note}
        </span>
      )}
    </div>
  );
};
