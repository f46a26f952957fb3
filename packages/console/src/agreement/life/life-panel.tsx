import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import type { AgreementFile } from "../../api/wire.ts";
import { momentText } from "../../time/date-text.ts";
import { useNow } from "../../time/now.ts";
import { actionsOn, type LifeAction } from "./life-actions.ts";
import { LifeDialog } from "./life-dialog.tsx";
import { ProposalPanel } from "./proposal-panel.tsx";

const main: ReadonlySet<LifeAction> = new Set(["consent", "propose", "draft-next"]);

/** Where an agreement stands in its life, what is asked about it, and what can be done. */
export const LifePanel = ({ file }: { readonly file: AgreementFile }) => {
  const { t } = useTranslation();
  const me = useSelf();
  const [action, setAction] = useState<LifeAction>();
  return (
    <section className="panel life" aria-label={t("editor.life")}>
      <PublishedLine file={file} />
      <DraftLine file={file} />
      {file.proposal ? <ProposalPanel file={file} proposal={file.proposal} /> : null}
      <div className="life-actions">
        {actionsOn(file, me).map((one) => (
          <Button key={one} {...(main.has(one) ? { type: "primary" } : {})} onClick={() => setAction(one)}>
            {t(`editor.action.${one}`)}
          </Button>
        ))}
      </div>
      {action === undefined ? null : (
        <LifeDialog key={action} file={file} action={action} onClose={() => setAction(undefined)} />
      )}
    </section>
  );
};

const PublishedLine = ({ file: { published, status } }: { readonly file: AgreementFile }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (!published) return <p>{t("editor.notPublished")}</p>;
  const { version, listVersion, standardVersion, publishedAt, live } = published;
  return (
    <p className="life-line">
      <strong>{t("editor.published", { version })}</strong>
      <span className="faint">
        {t("editor.publishedVersions", { list: listVersion, standard: standardVersion })}
      </span>
      <span className="faint">
        {t("editor.publishedAt", { at: momentText(publishedAt, now, i18n.language) })}
      </span>
      <span role="status" className={live ? "life-live" : "life-becoming"}>
        {live ? status === "in-force" && t("editor.isLive") : t("editor.becomingLive")}
      </span>
    </p>
  );
};

const DraftLine = ({ file: { draft, published, proposal } }: { readonly file: AgreementFile }) => {
  const { t } = useTranslation();
  if (!draft) return null;
  return (
    <>
      {published ? <p>{t("editor.hasDraft")}</p> : null}
      {draft.sentBack !== null && proposal === null ? (
        <blockquote className="sent-back">
          <strong>{t("editor.sentBack")}</strong>
          <p>{draft.sentBack}</p>
        </blockquote>
      ) : null}
    </>
  );
};
