import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffCase } from "../api/wire.ts";
import { CommandDialog } from "../case/actions/command-dialog.tsx";
import { sizeText } from "../case/size-text.ts";
import { HelperFields } from "./helper-fields.tsx";
import { type HelperInput, type IntakeAction, type IntakeInput, useIntakeCommand } from "./intake-command.ts";
import { type BroughtMaterial, filesOf } from "./intake-draft.ts";
import { FileButtons } from "./materials-step.tsx";

type IntakeDialogProps = {
  readonly action: IntakeAction;
  readonly kase: StaffCase;
  /** Told which files belong to what was supplied. */
  readonly onSupplied: (files: ReadonlyMap<string, File>) => void;
  readonly onClose: () => void;
};

/** Says what will happen before something is done for the applicant, and takes what it needs. */
export const IntakeDialog = ({ action, kase, onSupplied, onClose }: IntakeDialogProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [signedBy, setSignedBy] = useState("");
  const [brought, setBrought] = useState<readonly BroughtMaterial[]>([]);
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const command = useIntakeCommand(action, kase, () => {
    if (brought.length > 0) onSupplied(filesOf(brought, files));
    onClose();
  });
  const [helper, setHelper] = useState<HelperInput>({ kind: "person", name: "", until: "" });
  const [byHelper, setByHelper] = useState(false);
  const wanted = wantedFor(action, kase, {
    giveCommitment: t("gaps.commitment"),
    nameHelper: t("helper.mandate"),
  });
  const input: IntakeInput = {
    materials: brought,
    reason: reason.trim(),
    signedBy: signedBy.trim(),
    helper: { ...helper, name: helper.name.trim() },
    byHelper,
  };
  const has = ({ material }: Wanted) => brought.some(({ title }) => title === material);
  const written = !asksForWords(action) || reason.trim() !== "";
  const signed = action !== "giveCommitment" || signedBy.trim() !== "";
  const named = action !== "nameHelper" || (helper.name.trim() !== "" && helper.until !== "");
  const isWhole = written && signed && named && (action === "fillGap" ? wanted.some(has) : wanted.every(has));
  const put = (material: BroughtMaterial, file: File) => {
    setBrought((before) => [...before.filter(({ title }) => title !== material.title), material]);
    setFiles((before) => new Map([...before, [material.sha256, file]]));
  };
  return (
    <CommandDialog
      title={t(`intake.action.${action}`)}
      consequence={t(`intake.consequence.${action}`)}
      confirm={t(`intake.action.${action}`)}
      danger={action === "withdraw" || action === "revokeHelper"}
      state={command.state}
      allowed={kase.intakeActions.includes(action)}
      typed={reason !== "" || brought.length > 0}
      holder={kase}
      onConfirm={() => {
        if (isWhole) void command.send(input);
      }}
      onClose={onClose}
    >
      {action === "nameHelper" ? <HelperFields helper={helper} onChange={setHelper} /> : null}
      {kase.helper?.state === "in-force" && action !== "nameHelper" && action !== "revokeHelper" ? (
        <Checkbox checked={byHelper} onChange={(event) => setByHelper(event.target.checked)}>
          {t("helper.asks", { name: kase.helper.name })}
        </Checkbox>
      ) : null}
      {action === "giveCommitment" ? (
        <Input
          aria-label={t("intake.signedBy")}
          placeholder={t("intake.signedBy")}
          maxLength={50}
          value={signedBy}
          onChange={(event) => setSignedBy(event.target.value)}
        />
      ) : null}
      {asksForWords(action) ? (
        <Input.TextArea
          aria-label={t(wordsOf(action))}
          placeholder={t(wordsOf(action))}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {wanted.map(({ material, problem }) => {
        const one = brought.find(({ title }) => title === material);
        return (
          <section key={material} className="intake-material" aria-label={material}>
            <h3>{material}</h3>
            <p className="faint">{problem}</p>
            {one ? (
              <p>
                {one.fileName} · {sizeText(one.size)}
              </p>
            ) : null}
            <FileButtons title={material} onPut={put} />
          </section>
        );
      })}
      {isWhole ? null : <p className="faint">{t(lacking[action])}</p>}
    </CommandDialog>
  );
};

type Wanted = { readonly material: string; readonly problem: string };

/** The files that go with an action: what a notice asked for, what has to follow, or the signed commitment or mandate. */
const wantedFor = (
  action: IntakeAction,
  kase: StaffCase,
  signed: Readonly<Record<"giveCommitment" | "nameHelper", string>>,
): readonly Wanted[] => {
  if (action === "supply")
    return kase.notices.findLast(({ kind }) => kind === "supplement")?.deficiencies ?? [];
  if (action === "fillGap")
    return (kase.gaps?.materials ?? []).map((material) => ({ material, problem: "" }));
  return action === "giveCommitment" || action === "nameHelper"
    ? [{ material: signed[action], problem: "" }]
    : [];
};

const asksForWords = (action: IntakeAction): boolean =>
  action === "withdraw" || action === "giveCommitment" || action === "revokeHelper";

/** What the words are called that an action asks for. */
const wordsOf = (action: IntakeAction) =>
  action === "giveCommitment"
    ? "intake.commitmentText"
    : action === "withdraw"
      ? "intake.reason"
      : "helper.reason";

/** What is said while something is missing. */
const lacking = {
  supply: "intake.supplyAll",
  fillGap: "intake.followSome",
  giveCommitment: "intake.commitmentRequired",
  nameHelper: "helper.required",
  revokeHelper: "intake.reasonRequired",
  withdraw: "intake.reasonRequired",
  acknowledge: "intake.reasonRequired",
} as const satisfies Readonly<Record<IntakeAction, string>>;
