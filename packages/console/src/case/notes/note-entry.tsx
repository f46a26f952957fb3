import type { noteOperations } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { momentText } from "../../time/date-text.ts";

type Note = Returned<typeof noteOperations.writeNote>;

type NoteEntryProps = {
  readonly note: Note;
  readonly now: Instant;
  /** Absent for whoever may not strike it out. */
  readonly onStrike: (() => void) | undefined;
};

/** One note with who wrote it and whom it mentions; one that was struck out says why. */
export const NoteEntry = ({ note, now, onStrike }: NoteEntryProps) => {
  const { t, i18n } = useTranslation();
  const { n, at, by, text, mentions, struck } = note;
  const when = (instant: Instant) => momentText(instant, now, i18n.language);
  return (
    <li className="note">
      <div className="note-head">
        <strong>{by.name}</strong>
        <time className="faint number" dateTime={at}>
          {when(at)}
        </time>
        {onStrike ? (
          <Button size="small" type="text" aria-label={t("notes.strikeOf", { n })} onClick={onStrike}>
            {t("notes.strike")}
          </Button>
        ) : null}
      </div>
      {struck ? <del className="note-text">{text}</del> : <p className="note-text">{text}</p>}
      {mentions.length > 0 ? (
        <p className="faint">
          {t("notes.mentioned", { names: mentions.map(({ name }) => name).join(t("punctuation.comma")) })}
        </p>
      ) : null}
      {struck ? (
        <p className="faint">
          {t("notes.struck", { name: struck.by.name, at: when(struck.at), reason: struck.reason })}
        </p>
      ) : null}
    </li>
  );
};
