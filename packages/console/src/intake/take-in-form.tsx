import { useQueryClient } from "@tanstack/react-query";
import { intakeOperations } from "@tongban/contract";
import { localDateOf } from "@tongban/domain";
import { Button, Progress, Steps } from "antd";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { intakeListsKey, useIntakeCheck } from "../api/intake-queries.ts";
import { useCommand } from "../api/use-command.ts";
import type { IntakeReceipt, Me } from "../api/wire.ts";
import { CommandAlert } from "../shell/command-alert.tsx";
import { LoadFailure } from "../shell/load-states.tsx";
import { instantNow } from "../time/now.ts";
import { CheckStep } from "./check-step.tsx";
import { FormStep } from "./form-step.tsx";
import {
  applicationOf,
  dropIntakeDraft,
  filesOf,
  type IntakeDraft,
  keepIntakeDraft,
  newDraft,
  readIntakeDraft,
} from "./intake-draft.ts";
import { type IntakeStep, intakeSteps, intakeTroubles, troublesOf } from "./intake-troubles.ts";
import { MaterialsStep } from "./materials-step.tsx";
import { useSendFiles } from "./use-send-files.ts";
import { WhatStep } from "./what-step.tsx";
import { WhoStep } from "./who-step.tsx";

type TakeInFormProps = { readonly window: Me["windows"][number] };

type TakeInBody = Parameters<typeof intakeOperations.takeIn.body.parse>[0];

const freshDraft = (): IntakeDraft => newDraft(localDateOf(instantNow()), crypto.randomUUID());

/**
 * Takes an application in, step by step; the broker's own check runs while it is filled in, so what would be refused is
 * said at its field. What was entered outlives a reload in this tab, and no other place.
 */
export const TakeInForm = ({ window }: TakeInFormProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => readIntakeDraft(sessionStorage, window.id) ?? freshDraft());
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const [step, setStep] = useState<IntakeStep>("what");
  const [tried, setTried] = useState<ReadonlySet<IntakeStep>>(new Set());
  const sender = useSendFiles();
  useEffect(() => keepIntakeDraft(sessionStorage, window.id, draft), [draft, window.id]);

  const application = useMemo(() => applicationOf(draft), [draft]);
  const settled = useDeferredValue(application);
  const isAsked = draft.handling !== undefined && draft.matter !== undefined;
  const check = useIntakeCheck(window.id, settled, isAsked);
  const troubles = useMemo(() => {
    const found = intakeTroubles(check.data?.problems ?? []);
    // The broker is asked about the application alone, and only once there are a place and a matter.
    const missing = [
      draft.handling === undefined ? { at: "/handling", text: t("intake.regionRequired") } : undefined,
      draft.matter === undefined ? { at: "/matter", text: t("intake.matterRequired") } : undefined,
      draft.document === undefined
        ? { at: "/identity/document", text: t("intake.documentRequired") }
        : undefined,
    ].filter((one) => one !== undefined);
    return { ...found, fields: [...missing, ...found.fields] };
  }, [check.data, draft.handling, draft.matter, draft.document, t]);
  const troubleAt = (pointer: string): string | undefined =>
    tried.has(step) ? troubles.fields.find(({ at }) => at === pointer)?.text : undefined;
  const statusOf = (one: IntakeStep) => {
    if (one === step) return "process";
    // Before there is a matter nobody knows what form and materials it wants.
    if (!tried.has(one) || (!isAsked && (one === "form" || one === "materials"))) return "wait";
    return troublesOf(troubles, one) > 0 ? "error" : "finish";
  };

  const command = useCommand({
    tell: (client, body: TakeInBody) =>
      client.call(intakeOperations.takeIn, {
        params: { windowId: window.id },
        body: body as never,
      }),
    onDone: (receipt: IntakeReceipt) => void finish(receipt),
    onRefused: () => void check.refetch(),
  });
  const finish = async ({ caseId }: IntakeReceipt) => {
    dropIntakeDraft(sessionStorage, window.id);
    void queries.invalidateQueries({ queryKey: intakeListsKey });
    await sender.sendAll(caseId, filesOf(draft.materials, files));
    await navigate(`/cases/${caseId}/receipt`);
  };

  const at = intakeSteps.indexOf(step);
  const go = (next: IntakeStep) => {
    setTried((before) => new Set([...before, step]));
    setStep(next);
  };
  const handIn = () => {
    setTried(new Set(intakeSteps));
    const identity = { document: draft.document, presentedBy: draft.presentedBy };
    void command.send({ identity, application } as TakeInBody);
  };
  const props = {
    draft,
    source: window.region,
    troubleAt,
    onChange: (change: Partial<IntakeDraft>) => setDraft((before) => ({ ...before, ...change })),
  };
  const lost = draft.materials.filter(({ sha256 }) => !files.has(sha256));
  const sending = [...sender.states.values()].filter(({ kind }) => kind === "sending");
  const mayHandIn = check.data?.acceptable === true && draft.document !== undefined && lost.length === 0;
  return (
    <section className="panel intake-form" aria-label={t("intake.title")}>
      <Steps
        size="small"
        responsive={false}
        current={at}
        items={intakeSteps.map((one) => ({ title: t(`intake.steps.${one}`), status: statusOf(one) }))}
        onChange={(n) => go(intakeSteps[n] ?? "what")}
      />
      <h2>{t(`intake.steps.${step}`)}</h2>
      {step === "what" ? <WhatStep {...props} /> : null}
      {step === "who" ? <WhoStep {...props} /> : null}
      {step === "form" ? <FormStep {...props} tried={tried.has("form")} said={troubles.fields} /> : null}
      {step === "materials" ? (
        <MaterialsStep
          {...props}
          windowId={window.id}
          files={files}
          onFile={(sha256, file) => setFiles((before) => new Map([...before, [sha256, file]]))}
        />
      ) : null}
      {step === "check" ? (
        <CheckStep
          draft={draft}
          check={isAsked ? check.data : undefined}
          troubles={troubles}
          onStep={setStep}
        />
      ) : null}
      {step === "check" && check.isError ? (
        <LoadFailure error={check.error} onRetry={() => void check.refetch()} />
      ) : null}
      {step !== "check" && tried.has(step)
        ? troubles.others
            .filter((one) => one.step === step)
            .map(({ text }) => (
              <p key={text} className="editor-trouble">
                {text}
              </p>
            ))
        : null}
      {step === "check" && lost.length > 0 ? (
        <p className="editor-trouble" role="alert">
          {t("intake.lostFiles", {
            files: lost.map(({ fileName }) => fileName).join(t("punctuation.comma")),
          })}
        </p>
      ) : null}
      <CommandAlert state={command.state} />
      {sending.length > 0 ? (
        <Progress
          aria-label={t("intake.sending")}
          percent={Math.max(...sending.map((one) => (one.kind === "sending" ? one.percent : 0)))}
        />
      ) : null}
      <div className="intake-buttons">
        <Button disabled={at === 0} onClick={() => setStep(intakeSteps[at - 1] ?? "what")}>
          {t("intake.back")}
        </Button>
        {step === "check" ? (
          <Button
            type="primary"
            disabled={!mayHandIn}
            loading={command.state.kind === "sending" || sending.length > 0}
            onClick={handIn}
          >
            {t("intake.handIn")}
          </Button>
        ) : (
          <Button type="primary" onClick={() => go(intakeSteps[at + 1] ?? "check")}>
            {t("intake.next")}
          </Button>
        )}
        <Button
          type="text"
          onClick={() => {
            dropIntakeDraft(sessionStorage, window.id);
            setDraft(freshDraft());
            setFiles(new Map());
            setTried(new Set());
            setStep("what");
          }}
        >
          {t("intake.giveUp")}
        </Button>
      </div>
    </section>
  );
};
