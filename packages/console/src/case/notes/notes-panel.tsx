import type { Instant } from "@tongban/domain";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSelf } from "../../api/me-context.ts";
import { useNotes } from "../../api/note-queries.ts";
import type { StaffCase } from "../../api/wire.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { NoteEntry } from "./note-entry.tsx";
import { NoteForm } from "./note-form.tsx";
import { StrikeDialog } from "./strike-dialog.tsx";
import "./notes.css";

type NotesPanelProps = { readonly kase: StaffCase; readonly now: Instant };

/** What the handling region notes on a case among its own (内部备注), the last first, and where to write. */
export const NotesPanel = ({ kase, now }: NotesPanelProps) => {
  const { t } = useTranslation();
  const self = useSelf();
  const notes = useNotes(kase.caseId);
  const [striking, setStriking] = useState<number | undefined>(undefined);
  const team = self.windows.find((one) => one.id === kase.window)?.team ?? [];
  const written = notes.data?.pages.flatMap((page) => page.notes);
  return (
    <section className="panel no-print" aria-labelledby="notes">
      <h2 id="notes">{t("notes.title")}</h2>
      <p className="faint">{t("notes.hint")}</p>
      <NoteForm caseId={kase.caseId} team={team} />
      {notes.isPending ? <Loading rows={2} /> : null}
      {notes.isError && !notes.data ? (
        <LoadFailure error={notes.error} onRetry={() => void notes.refetch()} />
      ) : null}
      {written?.length === 0 ? <p className="faint">{t("notes.empty")}</p> : null}
      <ol className="notes">
        {written?.map((note) => (
          <NoteEntry
            key={note.n}
            note={note}
            now={now}
            onStrike={
              note.struck === null && (note.by.id === self.id || self.role === "lead")
                ? () => setStriking(note.n)
                : undefined
            }
          />
        ))}
      </ol>
      {notes.hasNextPage ? (
        <Button loading={notes.isFetchingNextPage} onClick={() => void notes.fetchNextPage()}>
          {t("notes.more")}
        </Button>
      ) : null}
      {striking === undefined ? null : (
        <StrikeDialog caseId={kase.caseId} n={striking} onClose={() => setStriking(undefined)} />
      )}
    </section>
  );
};
