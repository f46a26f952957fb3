import { useQueryClient } from "@tanstack/react-query";
import { type ApplicationProblem, bundleOperations } from "@tongban/contract";
import { Steps } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { intakeListsKey } from "../../api/intake-queries.ts";
import { type OfferedPackage, useOfferedPackages } from "../../api/package-queries.ts";
import { type CommandState, useCommand } from "../../api/use-command.ts";
import type { Me } from "../../api/wire.ts";
import { FreeFields } from "../../form/free-fields.tsx";
import { SchemaForm } from "../../form/schema-form.tsx";
import { CommandAlert } from "../../shell/command-alert.tsx";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { IntakeButtons } from "../intake-buttons.tsx";
import { bundleApplicationOf } from "../intake-draft.ts";
import {
  type IntakeStep,
  type IntakeTroubles,
  intakeSteps,
  intakeTroubles,
  isTroubled,
  troublesOf,
} from "../intake-troubles.ts";
import { LostFiles } from "../lost-files.tsx";
import { MaterialPlaces } from "../materials-step.tsx";
import { useIntakeForm } from "../use-intake-form.ts";
import { useSendFiles } from "../use-send-files.ts";
import { WhoStep } from "../who-step.tsx";
import { WrongSteps } from "../wrong-steps.tsx";
import { PackageCheckStep } from "./package-check-step.tsx";
import { filesByCase } from "./sent-files.ts";
import { WhichStep } from "./which-step.tsx";

/** RFC 9110 15.5.21: what was sent is understood, and cannot be done. */
const UNPROCESSABLE = 422;

type Window = Me["windows"][number];
type Body = Parameters<typeof bundleOperations.takeInBundle.body.parse>[0];

/** Takes in what an applicant asks for as one thing, of the packages that the window's region offers. */
export const TakeInPackage = ({ window }: { readonly window: Window }) => {
  const offered = useOfferedPackages(window.region);
  if (offered.isError && !offered.data)
    return <LoadFailure error={offered.error} onRetry={() => void offered.refetch()} />;
  return offered.data ? <Form window={window} offered={offered.data} /> : <Loading rows={6} />;
};

type FormProps = { readonly window: Window; readonly offered: readonly OfferedPackage[] };

/** One form and each material once; what was entered outlives a reload in this tab, and no other place. */
const Form = ({ window, offered }: FormProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useIntakeForm(`package.${window.id}`, intakeSteps);
  const { draft, files, step, tried, lost, go, setStep, onChange } = form;
  const sender = useSendFiles();
  const chosen = offered.find(({ id }) => id === draft.package);

  const command = useCommand({
    tell: (client, body: Body) =>
      client.call(bundleOperations.takeInBundle, { params: { windowId: window.id }, body: body as never }),
    onDone: async (bundle) => {
      form.drop();
      void queries.invalidateQueries({ queryKey: intakeListsKey });
      const homes = chosen ? filesByCase(chosen, bundle, draft.materials) : new Map<string, string[]>();
      for (const [caseId, digests] of homes)
        await sender.sendAll(caseId, new Map([...files].filter(([digest]) => digests.includes(digest))));
      await navigate(`/intake/${window.id}/bundles/${bundle.bundleId}`);
    },
  });
  const troubles = refusedTroubles(command.state);
  const troubleAt = (pointer: string): string | undefined => {
    if (pointer === "/package" && tried.has("what") && !chosen) return t("intake.package.choose");
    if (pointer === "/identity/document" && tried.has("who") && !draft.document)
      return t("intake.documentRequired");
    return troubles.fields.find(({ at }) => at === pointer)?.text;
  };

  const at = intakeSteps.indexOf(step);
  const [previous, next] = [intakeSteps[at - 1], intakeSteps[at + 1]];
  const props = { draft, source: window.region, troubleAt, onChange };
  const sending = [...sender.states.values()].some(({ kind }) => kind === "sending");
  return (
    <section className="panel intake-form" aria-label={t("intake.package.begin")}>
      <Steps
        size="small"
        responsive={false}
        current={at}
        items={intakeSteps.map((one) => ({
          title: titleOf(t, one),
          ...(one !== step && troublesOf(troubles, one) > 0 ? { status: "error" as const } : {}),
        }))}
        onChange={(n) => go(intakeSteps[n] ?? "what")}
      />
      <h2>{titleOf(t, step)}</h2>
      {step === "what" ? <WhichStep {...props} offered={offered} chosen={chosen} /> : null}
      {step === "who" ? <WhoStep {...props} /> : null}
      {step === "form" ? (
        chosen?.form ? (
          <SchemaForm
            schema={chosen.form}
            form={draft.form}
            tried={tried.has("form")}
            said={troubles.fields}
            onChange={(filled) => onChange({ form: filled })}
          />
        ) : (
          <FreeFields form={draft.form} onChange={(filled) => onChange({ form: filled })} />
        )
      ) : null}
      {step === "materials" ? (
        <MaterialPlaces
          draft={draft}
          onChange={onChange}
          asked={chosen?.materials ?? []}
          files={files}
          onFile={form.onFile}
        />
      ) : null}
      {step === "check" ? <PackageCheckStep draft={draft} chosen={chosen} /> : null}
      {step === "check" ? <LostFiles lost={lost} /> : null}
      {step === "check" ? (
        <WrongSteps troubles={troubles} titleOf={(one) => titleOf(t, one)} onStep={setStep} />
      ) : null}
      {isTroubled(troubles) ? null : <CommandAlert state={command.state} />}
      <IntakeButtons
        onBack={previous && (() => setStep(previous))}
        onNext={next && (() => go(next))}
        mayHandIn={chosen !== undefined && draft.document !== undefined && lost.length === 0}
        sending={command.state.kind === "sending" || sending}
        onHandIn={() => {
          const identity = { document: draft.document, presentedBy: draft.presentedBy };
          void command.send({ identity, application: bundleApplicationOf(draft) } as Body);
        }}
        onGiveUp={form.giveUp}
      />
    </section>
  );
};

/** What the broker found wrong with the application that was handed in, at its fields; nothing where it was refused for else. */
const refusedTroubles = (state: CommandState): IntakeTroubles => {
  if (state.kind !== "problem") return intakeTroubles([]);
  const { problem } = state;
  if (!problem.errors && problem.status !== UNPROCESSABLE) return intakeTroubles([]);
  return intakeTroubles([problem, ...(problem.also ?? [])].map(atApplication));
};

const atApplication = ({ errors, ...problem }: ApplicationProblem): ApplicationProblem => ({
  ...problem,
  ...(errors
    ? { errors: errors.map((one) => ({ ...one, at: one.at.replace(/^\/application(?=\/)/, "") })) }
    : {}),
});

const titleOf = (t: TFunction, step: IntakeStep): string =>
  step === "what" ? t("intake.package.which") : t(`intake.steps.${step}`);
