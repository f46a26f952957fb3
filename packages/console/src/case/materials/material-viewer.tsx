import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReading } from "../../api/material-queries.ts";
import { useShortcuts } from "../../shell/keyboard/use-shortcuts.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import type { Materials } from "./material-choice.tsx";
import { Pictures } from "./pictures.tsx";
import { WholePdf } from "./whole-pdf.tsx";

type MaterialViewerProps = {
  readonly caseId: string;
  readonly material: Materials[number];
  /** Shows the next (1) or the previous one (-1). */
  readonly onStep: (step: 1 | -1) => void;
  readonly first: boolean;
  readonly last: boolean;
};

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;
const PLAIN = 2;
const QUARTER = 90;

/** One material with the tools to look at it; a file that nobody may open says why. */
export const MaterialViewer = ({ caseId, material, onStep, first, last }: MaterialViewerProps) => {
  const { t } = useTranslation();
  const [zoom, setZoom] = useState(PLAIN);
  const [turned, setTurned] = useState(0);
  const larger = () => setZoom((now) => Math.min(ZOOMS.length - 1, now + 1));
  const smaller = () => setZoom((now) => Math.max(0, now - 1));
  const rotate = () => setTurned((now) => (now + QUARTER) % (4 * QUARTER));
  useShortcuts({ "+": larger, "=": larger, "-": smaller, ".": rotate });
  return (
    <div className="viewer">
      <div className="viewer-tools" role="toolbar" aria-label={t("materials.viewer")}>
        <Button disabled={first} onClick={() => onStep(-1)} aria-keyshortcuts="k">
          {t("materials.previous")}
        </Button>
        <Button disabled={last} onClick={() => onStep(1)} aria-keyshortcuts="j">
          {t("materials.next")}
        </Button>
        <Button disabled={zoom === 0} onClick={smaller} aria-keyshortcuts="-">
          {t("materials.smaller")}
        </Button>
        <Button disabled={zoom === ZOOMS.length - 1} onClick={larger} aria-keyshortcuts="+">
          {t("materials.larger")}
        </Button>
        <Button onClick={rotate} aria-keyshortcuts=".">
          {t("materials.rotate")}
        </Button>
      </div>
      {material.state === "verified" ? (
        <Opened caseId={caseId} material={material} zoom={ZOOMS[zoom] ?? 1} turned={turned} />
      ) : (
        <p className="viewer-empty">
          {t(`materials.state.${material.stalled ? "stalled" : material.state}`)}
        </p>
      )}
    </div>
  );
};

/** Pictures that a browser shows as they are. */
const SHOWN_AS_THEY_ARE: readonly string[] = ["image/png", "image/jpeg"];

type OpenedProps = Pick<MaterialViewerProps, "caseId" | "material"> & {
  readonly zoom: number;
  /** Degrees. */
  readonly turned: number;
};

const Opened = ({ caseId, material, zoom, turned }: OpenedProps) => {
  const { t } = useTranslation();
  const reading = useReading(caseId, material.sha256);
  if (reading.isPending) return <Loading rows={8} />;
  if (!reading.data) return <LoadFailure error={reading.error} onRetry={() => void reading.refetch()} />;
  const { url, previews, mediaType, title } = reading.data;
  const pictures = previews.length > 0 || !SHOWN_AS_THEY_ARE.includes(mediaType) ? previews : [url];
  const shown = <Pictures title={title} urls={pictures} zoom={zoom} turned={turned} />;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1) */}
      <section className="viewer-box" tabIndex={0} aria-label={title}>
        {mediaType === "application/pdf" ? (
          <WholePdf source={url} title={title} zoom={zoom} turned={turned} meanwhile={shown} />
        ) : (
          shown
        )}
        {pictures.length === 0 && mediaType !== "application/pdf" ? (
          <p className="viewer-empty">{t("materials.onlyDownload")}</p>
        ) : null}
      </section>
      <a href={url} download target="_blank" rel="noreferrer">
        {t("materials.download")}
      </a>
    </>
  );
};
