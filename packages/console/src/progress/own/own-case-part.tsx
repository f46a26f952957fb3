import { useTranslation } from "react-i18next";
import { OwnInquiryView } from "../../inquiry/public/own-inquiry.tsx";
import { HelperPart } from "./helper-part.tsx";
import { MaterialsPart } from "./materials-part.tsx";
import { useOwnDesk } from "./own-desk.ts";
import type { OwnPartProps } from "./own-part.tsx";
import { ownPaths } from "./own-paths.ts";
import { OwnTexts } from "./own-texts.tsx";
import type { OwnCase } from "./own-wire.ts";
import { PapersPart } from "./papers-part.tsx";
import { RatePart } from "./rate-part.tsx";
import { ReasonedCommand } from "./reasoned-command.tsx";
import { SupplyPart } from "./supply-part.tsx";
import { useOwnCase } from "./use-own-case.ts";
import { useOwnMaterials } from "./use-own-materials.ts";

type OwnCasePartProps = OwnPartProps & { readonly token: string; readonly onOver: () => void };

/** The case as its applicant sees it in a session: what was written to them, and what they may do. */
export const OwnCasePart = ({ apiBase, token, progress, onChanged, onOver }: OwnCasePartProps) => {
  const { t } = useTranslation();
  const desk = useOwnDesk(apiBase, token);
  const { answer, show, retry } = useOwnCase(desk, onOver);
  const files = useOwnMaterials(desk);
  const own = answer.value;
  if (!own)
    return answer.kind === "failed" ? (
      <div role="alert" className="progress-failure">
        <p>{answer.problem ?? t("progress.offline")}</p>
        <button type="button" className="progress-button" onClick={retry}>
          {t("progress.retry")}
        </button>
      </div>
    ) : (
      <p role="status">{t("progress.asking")}</p>
    );
  const onOwn = (next: OwnCase): void => {
    show(next);
    onChanged();
  };
  const done = { desk, own, onOwn };
  return (
    <>
      {own.actions.includes("supply") && progress.missing.length > 0 ? (
        <SupplyPart {...done} titles={progress.missing} onFiles={files.sendAll} />
      ) : null}
      <MaterialsPart {...files} />
      <OwnTexts own={own} />
      {own.inquiries.map((inquiry) => (
        <OwnInquiryView key={inquiry.id} inquiry={inquiry} />
      ))}
      <PapersPart desk={desk} version={own.version} />
      <RatePart {...done} />
      <HelperPart {...done} />
      {own.actions.includes("withdraw") ? (
        <ReasonedCommand {...done} path={ownPaths.withdrawal} words="withdraw" />
      ) : null}
    </>
  );
};
