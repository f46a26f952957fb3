import { useQueryClient } from "@tanstack/react-query";
import { bundleOperations } from "@tongban/contract";
import { Steps } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { intakeListsKey } from "../../api/intake-queries.ts";
import { type OfferedPackage, useOfferedPackages } from "../../api/package-queries.ts";
import { useCommand } from "../../api/use-command.ts";
import type { Me } from "../../api/wire.ts";
import { FreeFields } from "../../form/free-fields.tsx";
import { SchemaForm } from "../../form/schema-form.tsx";
import { CommandAlert } from "../../shell/command-alert.tsx";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { IntakeButtons } from "../intake-buttons.tsx";
import { bundleApplicationOf } from "../intake-draft.ts";
import { LostFiles } from "../lost-files.tsx";
import { MaterialPlaces } from "../materials-step.tsx";
import { useIntakeForm } from "../use-intake-form.ts";
import { useSendFiles } from "../use-send-files.ts";
import { WhoStep } from "../who-step.tsx";
import { PackageCheckStep } from "./package-check-step.tsx";
import { filesByCase } from "./sent-files.ts";
import { WhichStep } from "./which-step.tsx";

const steps = ["which", "who", "form", "materials", "check"] as const;

type Step = (typeof steps)[number];
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
  const form = useIntakeForm(`package.${window.id}`, steps);
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
  const said = command.state.kind === "problem" ? (command.state.problem.errors ?? []) : [];
  const troubleAt = (pointer: string): string | undefined => {
    if (pointer === "/package" && tried.has("which") && !chosen) return t("intake.package.choose");
    if (pointer === "/identity/document" && tried.has("who") && !draft.document)
      return t("intake.documentRequired");
    return said.find(({ at }) => at === `/application${pointer}`)?.problem;
  };

  const at = steps.indexOf(step);
  const [previous, next] = [steps[at - 1], steps[at + 1]];
  const props = { draft, source: window.region, troubleAt, onChange };
  const sending = [...sender.states.values()].some(({ kind }) => kind === "sending");
  return (
    <section className="panel intake-form" aria-label={t("intake.package.begin")}>
      <Steps
        size="small"
        responsive={false}
        current={at}
        items={steps.map((one) => ({ title: titleOf(t, one) }))}
        onChange={(n) => go(steps[n] ?? "which")}
      />
      <h2>{titleOf(t, step)}</h2>
      {step === "which" ? <WhichStep {...props} offered={offered} chosen={chosen} /> : null}
      {step === "who" ? <WhoStep {...props} /> : null}
      {step === "form" ? (
        chosen?.form ? (
          <SchemaForm
            schema={chosen.form}
            form={draft.form}
            tried={tried.has("form")}
            said={said.flatMap(({ at: pointer, problem: text }) =>
              pointer.startsWith("/application/form")
                ? [{ at: pointer.slice("/application".length), text }]
                : [],
            )}
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
      <CommandAlert state={command.state} />
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

const titleOf = (t: TFunction, step: Step): string =>
  step === "which" ? t("intake.package.which") : t(`intake.steps.${step}`);
