import { parseQueryCode } from "@tongban/domain";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { showCode } from "./code-in-address.ts";

/** Asks for a query code; one that was misread is told before anything is sent. */
export const CodeForm = () => {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<"malformed" | "wrong-check-character">();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = parseQueryCode(text);
    if (code.ok) showCode(code.value);
    else setProblem(code.reason);
  };
  return (
    <form className="progress-part progress-ask" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t("progress.ask")}</label>
      <p id={`${id}-hint`} className="progress-hint">
        {t("progress.askHint")}
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
          {t(`progress.codeProblem.${problem}`)}
        </p>
      ) : null}
      <button type="submit" className="progress-button progress-main-button">
        {t("progress.show")}
      </button>
    </form>
  );
};
