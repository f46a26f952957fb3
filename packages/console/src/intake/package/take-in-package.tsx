import { useQueryClient } from "@tanstack/react-query";
import { bundleOperations } from "@tongban/contract";
import { localDateOf } from "@tongban/domain";
import { Button, Steps } from "antd";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
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
import { instantNow } from "../../time/now.ts";
import {
  bundleApplicationOf,
  dropIntakeDraft,
  type IntakeDraft,
  keepIntakeDraft,
  newDraft,
  readIntakeDraft,
} from "../intake-draft.ts";
import { MaterialPlaces } from "../materials-step.tsx";
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

const freshDraft = (): IntakeDraft => newDraft(localDateOf(instantNow()), crypto.randomUUID());

type FormProps = { readonly window: Window; readonly offered: readonly OfferedPackage[] };

/** One form and each material once; what was entered outlives a reload in this tab, and no other place. */
const Form = ({ window, offered }: FormProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const kept = `package.${window.id}`;
  const [draft, setDraft] = useState(() => readIntakeDraft(sessionStorage, kept) ?? freshDraft());
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const [step, setStep] = useState<Step>("which");
  const [tried, setTried] = useState<ReadonlySet<Step>>(new Set());
  const sender = useSendFiles();
  useEffect(() => keepIntakeDraft(sessionStorage, kept, draft), [draft, kept]);
  const chosen = offered.find(({ id }) => id === draft.package);

  const command = useCommand({
    tell: (client, body: Body) =>
      client.call(bundleOperations.takeInBundle, { params: { windowId: window.id }, body: body as never }),
    onDone: async (bundle) => {
      dropIntakeDraft(sessionStorage, kept);
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
  const go = (next: Step) => {
    setTried((before) => new Set([...before, step]));
    setStep(next);
  };
  const onChange = (change: Partial<IntakeDraft>) => setDraft((before) => ({ ...before, ...change }));
  const props = { draft, source: window.region, troubleAt, onChange };
  const lost = draft.materials.filter(({ sha256 }) => !files.has(sha256));
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
            onChange={(form) => onChange({ form })}
          />
        ) : (
          <FreeFields form={draft.form} onChange={(form) => onChange({ form })} />
        )
      ) : null}
      {step === "materials" ? (
        <MaterialPlaces
          draft={draft}
          onChange={onChange}
          asked={chosen?.materials ?? []}
          files={files}
          onFile={(sha256, file) => setFiles((before) => new Map([...before, [sha256, file]]))}
        />
      ) : null}
      {step === "check" ? <PackageCheckStep draft={draft} chosen={chosen} /> : null}
      {step === "check" && lost.length > 0 ? (
        <p className="editor-trouble" role="alert">
          {t("intake.lostFiles", {
            files: lost.map(({ fileName }) => fileName).join(t("punctuation.comma")),
          })}
        </p>
      ) : null}
      <CommandAlert state={command.state} />
      <div className="intake-buttons">
        <Button disabled={at === 0} onClick={() => setStep(steps[at - 1] ?? "which")}>
          {t("intake.back")}
        </Button>
        {step === "check" ? (
          <Button
            type="primary"
            disabled={!chosen || !draft.document || lost.length > 0}
            loading={command.state.kind === "sending" || sending}
            onClick={() => {
              const identity = { document: draft.document, presentedBy: draft.presentedBy };
              void command.send({ identity, application: bundleApplicationOf(draft) } as Body);
            }}
          >
            {t("intake.handIn")}
          </Button>
        ) : (
          <Button type="primary" onClick={() => go(steps[at + 1] ?? "check")}>
            {t("intake.next")}
          </Button>
        )}
        <Button
          type="text"
          onClick={() => {
            dropIntakeDraft(sessionStorage, kept);
            setDraft(freshDraft());
            setFiles(new Map());
            setTried(new Set());
            setStep("which");
          }}
        >
          {t("intake.giveUp")}
        </Button>
      </div>
    </section>
  );
};

const titleOf = (t: TFunction, step: Step): string =>
  step === "which" ? t("intake.package.which") : t(`intake.steps.${step}`);
