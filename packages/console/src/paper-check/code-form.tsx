import { parseVerificationCode } from "@tongban/domain";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { showCode } from "./code-in-address.ts";

/** Asks for the code on a paper; what cannot be one is told before anything is sent. */
export const CodeForm = () => {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = parseVerificationCode(text);
    if (code) showCode(code);
    else setWrong(true);
  };
  return (
    <form className="progress-part progress-ask" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t("paperCheck.ask")}</label>
      <p id={`${id}-hint`} className="progress-hint">
        {t("paperCheck.askHint")}
      </p>
      <input
        id={id}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setWrong(false);
        }}
        aria-describedby={`${id}-hint${wrong ? ` ${id}-problem` : ""}`}
        aria-invalid={wrong}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="XXXX-XXXX-XXXX-XXXX-XXXX"
      />
      {wrong ? (
        <p id={`${id}-problem`} role="alert" className="progress-problem">
          {t("paperCheck.malformed")}
        </p>
      ) : null}
      <button type="submit" className="progress-button progress-main-button">
        {t("paperCheck.check")}
      </button>
    </form>
  );
};
