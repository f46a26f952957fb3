import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sha256Of } from "../../agreement/terms/sha256-of.ts";
import type { OwnMaterial } from "./own-wire.ts";
import type { FileSending, useOwnMaterials } from "./use-own-materials.ts";

type MaterialsPartProps = ReturnType<typeof useOwnMaterials>;

/** What the applicant supplied, and how far each file is; one that did not arrive is chosen and sent again. */
export const MaterialsPart = ({ materials, sendings, sendAll }: MaterialsPartProps) => {
  const { t } = useTranslation();
  if (materials.length === 0) return null;
  return (
    <section className="progress-part">
      <h2>{t("progress.own.supplied")}</h2>
      <ul className="progress-notices" aria-live="polite">
        {materials.map((material) => (
          <li key={material.sha256}>
            <strong>{material.title}</strong>
            <FileLine material={material} sending={sendings.get(material.sha256)} onFile={sendAll} />
          </li>
        ))}
      </ul>
    </section>
  );
};

type FileLineProps = {
  readonly material: OwnMaterial;
  readonly sending: FileSending | undefined;
  readonly onFile: (files: ReadonlyMap<string, File>) => Promise<void>;
};

const FileLine = ({ material: { sha256, state, code }, sending, onFile }: FileLineProps) => {
  const { t } = useTranslation();
  if (sending?.kind === "sending")
    return (
      <span className="progress-line">
        {t("progress.own.sending", { percent: sending.percent })}{" "}
        <progress max={100} value={sending.percent} aria-hidden />
      </span>
    );
  if (state === "quarantined")
    return (
      <span className="progress-line progress-problem">
        {t("progress.own.heldBack", { why: t(`progress.own.heldBackFor.${code ?? "damaged"}`) })}
      </span>
    );
  if (state !== "declared" || sending?.kind === "arrived")
    return (
      <span className="progress-line">
        {t(`progress.own.file.${state === "declared" ? "uploaded" : state}`)}
      </span>
    );
  return (
    <>
      <span className="progress-line progress-problem">
        {(sending?.kind === "failed" ? sending.problem : undefined) ?? t("progress.own.file.declared")}
      </span>
      <SendAgain sha256={sha256} onFile={onFile} />
    </>
  );
};

/** Takes the very file that was declared: another one would not be taken. */
const SendAgain = ({ sha256, onFile }: Pick<OwnMaterial, "sha256"> & Pick<FileLineProps, "onFile">) => {
  const { t } = useTranslation();
  const [isOther, setOther] = useState(false);
  const id = useId();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const same = (await sha256Of(file)) === sha256;
    setOther(!same);
    if (same) await onFile(new Map([[sha256, file]]));
  };
  return (
    <span className="progress-fields">
      <label htmlFor={id}>{t("progress.own.sendFileAgain")}</label>
      <input id={id} type="file" onChange={({ target }) => void choose(target.files?.[0])} />
      {isOther ? (
        <span role="alert" className="progress-problem">
          {t("progress.own.otherFile")}
        </span>
      ) : null}
    </span>
  );
};
