import { type FormEvent, useId, useState } from "react";

type CodeFormProps = {
  readonly label: string;
  readonly hint: string;
  readonly confirm: string;
  /** Follows the code in a text; answers what is wrong with one that is none. */
  readonly follow: (text: string) => string | undefined;
};

/** Asks for a code of five groups; what cannot be one is told before anything is sent. */
export const CodeForm = ({ label, hint, confirm, follow }: CodeFormProps) => {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(follow(text));
  };
  return (
    <form className="progress-part progress-ask" onSubmit={submit} noValidate>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="progress-hint">
        {hint}
      </p>
      <input
        id={id}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setProblem(undefined);
        }}
        aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ""}`}
        aria-invalid={problem !== undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="XXXX-XXXX-XXXX-XXXX-XXXX"
      />
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="progress-problem">
          {problem}
        </p>
      ) : null}
      <button type="submit" className="progress-button progress-main-button">
        {confirm}
      </button>
    </form>
  );
};
