import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { askPlainly } from "../../api/plain-answer.ts";
import { useSending } from "../../api/use-sending.ts";
import type { OwnDesk } from "./own-desk.ts";
import { ownPaths, paperPath } from "./own-paths.ts";
import type { OwnPaperReading, OwnPapers } from "./own-wire.ts";
import { TroubleNote } from "./trouble-note.tsx";

type PapersPartProps = { readonly desk: OwnDesk; readonly version: number };

/** The papers (文书) that the organ issued to the applicant; the PDF of each opens in a tab of its own. */
export const PapersPart = ({ desk, version }: PapersPartProps) => {
  const { t } = useTranslation();
  const [papers, setPapers] = useState<OwnPapers["papers"]>([]);
  const [address, setAddress] = useState<string>();
  const tab = useRef<Window | null>(null);
  const { sending, send } = useSending<OwnPaperReading>(({ url }) => {
    // A tab that could not be opened while the tap lasted counts as a pop-up: then there is a link.
    if (tab.current) tab.current.location.href = url;
    else setAddress(url);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each version of the case may have another paper
  useEffect(() => {
    const stop = new AbortController();
    const asked = askPlainly<OwnPapers>(desk.url(ownPaths.papers), {
      headers: desk.headers,
      signal: stop.signal,
    });
    void asked.then((next) => {
      if (!stop.signal.aborted && next.kind === "here") setPapers(next.value.papers);
    });
    return () => stop.abort();
  }, [desk, version]);
  if (papers.length === 0) return null;
  const open = (n: number): void => {
    setAddress(undefined);
    tab.current = globalThis.open("", "_blank");
    void send({ url: desk.url(paperPath(n)), headers: desk.headers });
  };
  return (
    <section className="progress-part">
      <h2>{t("progress.own.papers")}</h2>
      <ul className="progress-notices">
        {papers.map(({ n, title, number, statement, stands }) => (
          <li key={n}>
            <strong>{title}</strong>
            <span className="progress-line progress-hint">
              {stands ? number : t("progress.own.paperReplaced", { number })}
            </span>
            {statement ? (
              <button
                type="button"
                className="progress-button"
                disabled={sending.kind === "sending"}
                onClick={() => open(n)}
              >
                {t("progress.own.openPaper", { title })}
              </button>
            ) : (
              <span className="progress-line">{t("progress.own.paperMaking")}</span>
            )}
          </li>
        ))}
      </ul>
      <TroubleNote sending={sending} />
      {address === undefined ? null : (
        <a className="progress-call" href={address} target="_blank" rel="noreferrer">
          {t("progress.own.paperReady")}
        </a>
      )}
    </section>
  );
};
