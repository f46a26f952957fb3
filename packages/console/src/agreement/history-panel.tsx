import { useTranslation } from "react-i18next";
import type { AgreementFile } from "../api/wire.ts";
import { editorWords } from "../language/zh-cn/editor.ts";
import { fileText } from "../registry/file-text.ts";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";

const events = editorWords.editor.history.event;
const isEventName = (type: string): type is keyof typeof events => Object.hasOwn(events, type);

/** Characters of a hash that people compare. */
const HASH_SHOWN = 12;

/** What happened to an agreement, by whom and why, the latest first; each entry with the hash that chains it. */
export const HistoryPanel = ({ history }: Pick<AgreementFile, "history">) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <ol className="timeline">
      {history.toReversed().map(({ n, at, type, actorKind, by, note, hash }) => (
        <li key={n}>
          <span className="timeline-what">
            {isEventName(type) ? t(`editor.history.event.${type}`) : type}
          </span>
          <span className="timeline-who">
            {actorKind === "broker" ? t("editor.history.by.broker") : fileText({ actorKind }, by)}
          </span>
          <time className="timeline-when number" dateTime={at}>
            {momentText(at, now, i18n.language)}
          </time>
          {note === null || note === "" ? null : (
            <p className="timeline-note">{fileText({ actorKind }, note)}</p>
          )}
          <p className="timeline-note history-hash" title={hash}>
            {t("editor.history.hash", { hash: hash.slice(0, HASH_SHOWN) })}
          </p>
        </li>
      ))}
    </ol>
  );
};
