import { useTranslation } from "react-i18next";
import type { OwnCommandProps } from "./own-command-props.ts";
import { ownPaths } from "./own-paths.ts";
import { ReasonedCommand } from "./reasoned-command.tsx";

/** Who acts for the applicant (帮办代办), until when, and the way to revoke the mandate. */
export const HelperPart = (props: OwnCommandProps) => {
  const { t } = useTranslation();
  const { helper } = props.own;
  if (!helper) return null;
  const { kind, name, until, state } = helper;
  return (
    <>
      <section className="progress-part">
        <h2>{t("progress.own.helper")}</h2>
        <p>
          <strong>{name}</strong>{" "}
          <span className="progress-hint">{t(`progress.own.helperKind.${kind}`)}</span>
        </p>
        <p>{t(`progress.own.helperState.${state}`, { until })}</p>
      </section>
      {state === "in-force" ? (
        <ReasonedCommand {...props} path={ownPaths.helper} words="revokeHelper" />
      ) : null}
    </>
  );
};
