import { useQueryClient } from "@tanstack/react-query";
import { agreementOperations, coordinatorOperations } from "@tongban/contract";
import type { Client } from "@tongban/sdk/client";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { agreementKeys } from "../api/agreement-queries.ts";
import { useAgreements } from "../api/coordinator-queries.ts";
import { useSelf } from "../api/me-context.ts";
import { useCommand } from "../api/use-command.ts";
import { kept, LeavingQuestion } from "../shell/leaving-question.tsx";
import { CommandOutcome } from "./command-outcome.tsx";
import type { DraftTerms } from "./draft-changes.ts";
import { editorAddress } from "./editor-place.ts";
import { Field } from "./field.tsx";
import { firstStandard } from "./standard/first-standard.ts";
import { TermsFields } from "./terms/terms-fields.tsx";

const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;

type NewTerms = Omit<DraftTerms, "standard"> & { readonly listOf?: string };

/** The standard that a new agreement begins with: that of another one of mine, where it has one. */
const standardOf = async (client: Client, agreementId: string | undefined) => {
  const first = { ok: true, value: firstStandard } as const;
  if (agreementId === undefined) return first;
  const from = await client.call(coordinatorOperations.getAgreement, { params: { agreementId } });
  if (!from.ok || from.value === undefined || from.value.standard === null) return from.ok ? first : from;
  const { version: _, ...standard } = from.value.standard;
  return { ok: true, value: standard } as const;
};

/** Drafts a new agreement: its short name, its terms, and another agreement whose list and standard it begins with. */
export const NewAgreementForm = () => {
  const { t } = useTranslation();
  const me = useSelf();
  const go = useNavigate();
  const queries = useQueryClient();
  const rows = useAgreements().data?.agreements ?? [];
  const [id, setId] = useState("");
  const [from, setFrom] = useState<string>();
  const [tried, setTried] = useState(false);
  const [terms, setTerms] = useState<Omit<DraftTerms, "standard">>({
    title: "",
    kind: "bilateral",
    parties: me.regions.slice(0, 1).map(({ region }) => region),
    validFrom: "" as DraftTerms["validFrom"],
    validUntil: "" as DraftTerms["validUntil"],
  });
  const command = useCommand({
    tell: async (client, said: NewTerms, idempotencyKey) => {
      const standard = await standardOf(client, said.listOf);
      if (!standard.ok) return standard;
      const body = { ...said, standard: standard.value };
      return client.call(agreementOperations.draftAgreement, {
        params: { agreementId: id },
        idempotencyKey,
        body,
      });
    },
    onDone: (file) => {
      queries.setQueryData(agreementKeys.file(file.id), file);
      void queries.invalidateQueries({ queryKey: agreementKeys.drafts });
      void go(editorAddress(file.id, "agreement"), { state: kept });
    },
  });
  const complete = ID.test(id) && terms.title !== "" && terms.validFrom !== "" && terms.validUntil !== "";
  const send = () => {
    setTried(true);
    if (!complete) return;
    void command.send({ ...terms, ...(from === undefined ? {} : { listOf: from }) });
  };
  return (
    <form
      className="panel part-panel"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="fields">
        <Field
          label={t("editor.id")}
          hint={t("editor.idHint")}
          {...(tried && !ID.test(id) ? { trouble: t("editor.idHint") } : {})}
        >
          {(ties) => (
            <Input
              {...ties}
              value={id}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setId(event.target.value.trim())}
            />
          )}
        </Field>
        <Field label={t("editor.from")} hint={t("editor.fromHint")}>
          {({ id: field }) => (
            <Select
              id={field}
              value={from ?? ""}
              options={[
                { value: "", label: t("editor.fromNone") },
                ...rows.map((row) => ({ value: row.id, label: row.title })),
              ]}
              onChange={(next) => setFrom(next === "" ? undefined : next)}
            />
          )}
        </Field>
      </div>
      <TermsFields
        terms={terms}
        disabled={false}
        complain={tried}
        onChange={({ standard: _, ...more }) => setTerms((before) => ({ ...before, ...more }))}
      />
      <LeavingQuestion unsaved={id !== "" || terms.title !== ""} typing={false} />
      <CommandOutcome state={command.state} />
      <Button type="primary" htmlType="submit" loading={command.state.kind === "sending"}>
        {t("editor.save")}
      </Button>
    </form>
  );
};
