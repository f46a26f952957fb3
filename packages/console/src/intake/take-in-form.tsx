import { useQueryClient } from "@tanstack/react-query";
import { intakeOperations } from "@tongban/contract";
import { Progress, Steps } from "antd";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { intakeListsKey, useIntakeCheck } from "../api/intake-queries.ts";
import { useCommand } from "../api/use-command.ts";
import type { IntakeReceipt, Me } from "../api/wire.ts";
import { CommandAlert } from "../shell/command-alert.tsx";
import { LoadFailure } from "../shell/load-states.tsx";
import { CheckStep } from "./check-step.tsx";
import { FormStep } from "./form-step.tsx";
import { IntakeButtons } from "./intake-buttons.tsx";
import { applicationOf, filesOf } from "./intake-draft.ts";
import { type IntakeStep, intakeSteps, intakeTroubles, troublesOf } from "./intake-troubles.ts";
import { LostFiles } from "./lost-files.tsx";
import { MaterialsStep } from "./materials-step.tsx";
import { useIntakeForm } from "./use-intake-form.ts";
import { useSendFiles } from "./use-send-files.ts";
import { WhatStep } from "./what-step.tsx";
import { WhoStep } from "./who-step.tsx";

type TakeInFormProps = { readonly window: Me["windows"][number] };

type TakeInBody = Parameters<typeof intakeOperations.takeIn.body.parse>[0];

/**
 * Takes an application in, step by step; the broker's own check runs while it is filled in, so what would be refused is
 * said at its field. What was entered outlives a reload in this tab, and no other place.
 */
export const TakeInForm = ({ window }: TakeInFormProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useIntakeForm(window.id, intakeSteps);
  const { draft, files, step, tried, lost, go, setStep, onChange } = form;
  const sender = useSendFiles();

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
    form.drop();
    void queries.invalidateQueries({ queryKey: intakeListsKey });
    await sender.sendAll(caseId, filesOf(draft.materials, files));
    await navigate(`/cases/${caseId}/receipt`);
  };

  const at = intakeSteps.indexOf(step);
  const [previous, next] = [intakeSteps[at - 1], intakeSteps[at + 1]];
  const handIn = () => {
    form.tryAll();
    const identity = { document: draft.document, presentedBy: draft.presentedBy };
    void command.send({ identity, application } as TakeInBody);
  };
  const props = { draft, source: window.region, troubleAt, onChange };
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
        <MaterialsStep {...props} windowId={window.id} files={files} onFile={form.onFile} />
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
      {step === "check" ? <LostFiles lost={lost} /> : null}
      <CommandAlert state={command.state} />
      {sending.length > 0 ? (
        <Progress
          aria-label={t("intake.sending")}
          percent={Math.max(...sending.map((one) => (one.kind === "sending" ? one.percent : 0)))}
        />
      ) : null}
      <IntakeButtons
        onBack={previous && (() => setStep(previous))}
        onNext={next && (() => go(next))}
        mayHandIn={mayHandIn}
        sending={command.state.kind === "sending" || sending.length > 0}
        onHandIn={handIn}
        onGiveUp={form.giveUp}
      />
    </section>
  );
};
