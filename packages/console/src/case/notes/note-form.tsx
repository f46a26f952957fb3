import { useQueryClient } from "@tanstack/react-query";
import { noteOperations } from "@tongban/contract";
import { noteBounds } from "@tongban/domain";
import { App, Button, Mentions } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notesKey } from "../../api/note-queries.ts";
import { useCommand } from "../../api/use-command.ts";
import type { Me } from "../../api/wire.ts";
import { CommandAlert } from "../../shell/command-alert.tsx";
import { mentionsIn } from "./mentions-in.ts";

type Team = Me["windows"][number]["team"];
type NoteFormProps = { readonly caseId: string; readonly team: Team };

/** Where a note is written; `@` offers the window's team, and Ctrl and Enter send it. */
export const NoteForm = ({ caseId, team }: NoteFormProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const command = useCommand({
    tell: (client, written: string, idempotencyKey) =>
      client.call(noteOperations.writeNote, {
        params: { caseId },
        body: { text: written, mentions: mentionsIn(written, team).map(({ id }) => id) },
        idempotencyKey,
      }),
    onDone: () => {
      setText("");
      void queries.invalidateQueries({ queryKey: notesKey(caseId) });
      void message.success(t("notes.sent"));
    },
  });
  const { state } = command;
  const send = () => {
    if (text.trim() !== "") void command.send(text);
  };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Mentions
        value={text}
        onChange={setText}
        rows={2}
        maxLength={noteBounds.textCharacters}
        disabled={state.kind === "sending"}
        aria-label={t("notes.write")}
        placeholder={t("notes.write")}
        options={team.map(({ id, name }) => ({ key: id, value: name, label: name }))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <Button htmlType="submit" loading={state.kind === "sending"} disabled={text.trim() === ""}>
        {state.kind === "unsure" ? t("action.retry") : t("notes.send")}
      </Button>
      <CommandAlert state={state} />
    </form>
  );
};
