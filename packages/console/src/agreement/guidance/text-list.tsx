import { Button, Input } from "antd";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

type TextListProps = {
  readonly name: string;
  readonly hint: string;
  readonly texts: readonly string[];
  /** Characters that a text has at most. */
  readonly longest: number;
  /** Whether one more may be added. */
  readonly hasRoom: boolean;
  readonly disabled: boolean;
  readonly onChange: (texts: readonly string[]) => void;
};

/** A list of texts that are written, added, taken off and put in another order. */
export const TextList = ({ name, hint, texts, longest, hasRoom, disabled, onChange }: TextListProps) => {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  /** What gets the keyboard once the list is drawn again. */
  const toFocus = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (toFocus.current !== undefined) box.current?.querySelector<HTMLElement>(toFocus.current)?.focus();
    toFocus.current = undefined;
  });
  const change = (next: readonly string[], focus: string) => {
    toFocus.current = focus;
    onChange(next);
  };
  const textAt = (place: number) => `[data-place="${place}"] textarea`;
  return (
    <fieldset ref={box} className="field text-list" aria-describedby={`${id}hint`}>
      <legend>{name}</legend>
      <span id={`${id}hint`} className="field-hint">
        {hint}
      </span>
      {texts.length === 0 ? <p className="faint">{t("editor.guidance.none")}</p> : null}
      {placed(texts).map(({ place, key, text }) => (
        <div key={key} className="text-line" data-place={place}>
          <Input.TextArea
            aria-label={t("editor.guidance.text", { of: name, n: place + 1 })}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={longest}
            value={text}
            disabled={disabled}
            onChange={(event) => onChange(texts.with(place, event.target.value))}
          />
          {disabled ? null : (
            <span className="text-buttons">
              <Button
                disabled={place === 0}
                aria-label={t("editor.guidance.up", { of: name, n: place + 1 })}
                onClick={() => change(swapped(texts, place - 1), textAt(place - 1))}
              >
                ↑
              </Button>
              <Button
                disabled={place === texts.length - 1}
                aria-label={t("editor.guidance.down", { of: name, n: place + 1 })}
                onClick={() => change(swapped(texts, place), textAt(place + 1))}
              >
                ↓
              </Button>
              <Button
                aria-label={t("editor.guidance.remove", { of: name, n: place + 1 })}
                onClick={() => change(texts.toSpliced(place, 1), ".add-text")}
              >
                ×
              </Button>
            </span>
          )}
        </div>
      ))}
      {disabled ? null : (
        <Button
          className="add-text"
          disabled={!hasRoom}
          onClick={() => change([...texts, ""], textAt(texts.length))}
        >
          {t("editor.guidance.add", { of: name })}
        </Button>
      )}
    </fieldset>
  );
};

/** A text is its place: taking one off moves the others up. */
const placed = (texts: readonly string[]) =>
  texts.map((text, place) => ({ place, key: `text-${place}`, text }));

/** Texts with the one at a place behind the next one. */
const swapped = (texts: readonly string[], place: number): readonly string[] => {
  const [first, second] = texts.slice(place, place + 2);
  return first === undefined || second === undefined
    ? texts
    : texts.with(place, second).with(place + 1, first);
};
