import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type ListPlace, useWholeList } from "../api/list-queries.ts";
import type { AgreementFile } from "../api/wire.ts";
import { LeavingQuestion } from "../shell/leaving-question.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CheckPanel } from "./check/check-panel.tsx";
import { DifferencePanel } from "./difference/difference-panel.tsx";
import { withChanges } from "./draft-changes.ts";
import type { EditorTab } from "./editor-place.ts";
import { GapPanel } from "./gap/gap-panel.tsx";
import { GuidancePanel } from "./guidance/guidance-panel.tsx";
import { useGuidanceEdits } from "./guidance/use-guidance-edits.ts";
import { HistoryPanel } from "./history-panel.tsx";
import { LifePanel } from "./life/life-panel.tsx";
import { ListPanel } from "./list/list-panel.tsx";
import { useListEdits, useListSteps } from "./list/use-list-edits.ts";
import { PartTabs } from "./part-tabs.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { ReadinessPanel } from "./readiness/readiness-panel.tsx";
import { SaveBar } from "./save-bar.tsx";
import { StandardFields } from "./standard/standard-fields.tsx";
import { TermsFields } from "./terms/terms-fields.tsx";
import { useDraftChanges } from "./use-draft-changes.ts";
import { useSaving } from "./use-saving.ts";

type EditorProps = { readonly file: AgreementFile; readonly tab: EditorTab };

/** An agreement with its five parts as tabs: the draft where there is one, else what is published. */
export const Editor = ({ file, tab }: EditorProps) => {
  const { t } = useTranslation();
  const { draft, published, proposal } = file;
  const edits = useDraftChanges(file);
  const content = (draft ?? published)?.content;
  const place: ListPlace = {
    agreementId: file.id,
    version: draft ? "draft" : (published?.version ?? "draft"),
    digest: content?.list.digest ?? "",
  };
  const steps = useListSteps();
  const isListShown = (tab === "list" || tab === "standard") && content !== undefined;
  const list = useListEdits(useWholeList(place, isListShown || steps.done.size > 0), steps);
  const guidance = useGuidanceEdits(
    { agreementId: file.id, of: draft ? "draft" : "published", revision: file.revision },
    tab === "standard" && content !== undefined,
  );
  const work = { terms: edits, list, guidance };
  const saving = useSaving(file, work);
  const [typing, setTyping] = useState(false);
  if (!content) return null;
  const shown = draft ? withChanges(content, edits.changes) : content;
  const disabled = draft === null || proposal !== null;
  return (
    <>
      <PageHead title={content.title} line={t(`agreements.kind.${content.kind}`)}>
        <span className={`status-mark ${file.status === "in-force" ? "status-decided" : "level-orange"}`}>
          {t(`agreements.status.${file.status}`)}
        </span>
        {published ? <Link to={`/agreements/${file.id}`}>{t("editor.back")}</Link> : null}
      </PageHead>
      <LifePanel file={file} />
      <PartTabs agreementId={file.id} tab={tab} />
      <section className="panel part-panel" aria-label={t(`editor.tab.${tab}`)}>
        <h2>{t(`editor.tab.${tab}`)}</h2>
        {tab === "agreement" || tab === "standard" ? <EditingNote file={file} /> : null}
        {tab === "agreement" ? (
          <TermsFields agreementId={file.id} terms={shown} disabled={disabled} onChange={edits.change} />
        ) : null}
        {tab === "standard" ? (
          <>
            <StandardFields
              standard={shown.standard}
              disabled={disabled}
              onChange={(standard) => edits.change({ standard })}
            />
            <GuidancePanel
              edited={guidance}
              matters={[...new Set(list.rows.map(({ row }) => row.matter))]}
              disabled={disabled}
            />
          </>
        ) : null}
        {tab === "list" ? (
          <ListPanel
            file={file}
            edited={list}
            parties={content.parties}
            disabled={disabled}
            onTyping={setTyping}
          />
        ) : null}
        {tab === "window" || tab === "team" ? <PeoplePanel agreementId={file.id} of={tab} /> : null}
        {tab === "check" ? <CheckPanel file={file} /> : null}
        {tab === "readiness" ? <ReadinessPanel file={file} /> : null}
        {tab === "gap" ? <GapPanel file={file} /> : null}
        {tab === "difference" ? <DifferencePanel file={file} /> : null}
        {tab === "history" ? <HistoryPanel history={file.history} /> : null}
      </section>
      <LeavingQuestion
        unsaved={edits.revision !== undefined || list.edits.size > 0 || guidance.edits.size > 0}
        typing={tab === "list" && typing}
      />
      <SaveBar file={file} work={work} saving={saving} />
    </>
  );
};

const EditingNote = ({ file: { draft, proposal } }: { readonly file: AgreementFile }) => {
  const { t } = useTranslation();
  if (!draft) return <p className="faint">{t("editor.showsPublished")}</p>;
  return <p className="faint">{t(proposal ? "editor.locked" : "editor.editsDraft")}</p>;
};
