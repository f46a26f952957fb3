import type { agreementOperations } from "@tongban/contract";
import { missingPartCodes } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import { usePublicationEffect } from "../../api/readiness-queries.ts";
import type { AgreementFile } from "../../api/wire.ts";
import { missingText } from "../../coordinator/missing-text.ts";
import { LoadFailure, Loading } from "../../shell/load-states.tsx";
import { dateText } from "../../time/date-text.ts";

type Changes = NonNullable<Returned<typeof agreementOperations.getReadiness>["changes"]>;

type ChangesOfPublicationProps = { readonly file: AgreementFile; readonly changes: Changes };

/** What publishing the draft would change: pairs of regions that become live or are live no more, and submissions of the last days. */
export const ChangesOfPublication = ({ file, changes }: ChangesOfPublicationProps) => {
  const { t } = useTranslation();
  const count = (which: "gained" | "lost") => changes.reduce((sum, change) => sum + change[which].length, 0);
  return (
    <section className="publication-changes" aria-label={t("readiness.change.title")}>
      <h3>{t("readiness.change.title")}</h3>
      <p>
        {changes.length === 0
          ? t("readiness.change.none")
          : t("readiness.change.line", { gained: count("gained"), lost: count("lost") })}
      </p>
      {changes.length === 0 ? null : (
        <ul className="gap-groups">
          {changes.map((change) => (
            <li key={change.matter}>
              <details open={changes.length <= 8}>
                <summary>
                  <strong>{change.title}</strong>
                </summary>
                <Pairs mark="status-decided" label={t("readiness.change.gained")} pairs={change.gained} />
                <Pairs mark="level-red" label={t("readiness.change.lost")} pairs={change.lost} />
              </details>
            </li>
          ))}
        </ul>
      )}
      <h4>{t("readiness.effect.title")}</h4>
      <Effect file={file} />
    </section>
  );
};

type PairsProps = {
  readonly mark: string;
  readonly label: string;
  readonly pairs: Changes[number]["gained"];
};

const Pairs = ({ mark, label, pairs }: PairsProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  if (pairs.length === 0) return null;
  const words = pairs.map(({ source, handling }) =>
    t("readiness.change.pair", { source: names.region(source), handling: names.region(handling) }),
  );
  return (
    <p className="change-head">
      <span className={`status-mark ${mark}`}>{`${label} ${pairs.length}`}</span>
      <span>{words.join(t("punctuation.comma"))}</span>
    </p>
  );
};

const Effect = ({ file }: { readonly file: AgreementFile }) => {
  const { t, i18n } = useTranslation();
  const names = useNameOf();
  const effect = usePublicationEffect(file.id, file.revision);
  if (!effect.data)
    return effect.isError ? (
      <LoadFailure error={effect.error} onRetry={() => void effect.refetch()} />
    ) : (
      <Loading rows={2} />
    );
  const { since, bounded, unasked, changes, ...counts } = effect.data;
  return (
    <>
      <p>{t("readiness.effect.line", { since: dateText(since, i18n.language), ...counts })}</p>
      {bounded ? <p className="faint">{t("readiness.effect.bounded")}</p> : null}
      {unasked > 0 ? <p className="faint">{t("readiness.effect.unasked", { count: unasked })}</p> : null}
      {changes.length === 0 ? <p className="faint">{t("readiness.effect.none")}</p> : null}
      <ul>
        {changes.map(({ matter, title, source, handling, refused, admitted, codes }) => (
          <li key={`${matter} ${source} ${handling}`} className="change-head">
            <strong>{title}</strong>
            <span>
              {t("readiness.change.pair", {
                source: names.region(source),
                handling: names.region(handling),
              })}
            </span>
            {refused > 0 ? (
              <span className="status-mark level-red">
                {t("readiness.effect.refusedCount", { count: refused })}
              </span>
            ) : null}
            {admitted > 0 ? (
              <span className="status-mark status-decided">
                {t("readiness.effect.admittedCount", { count: admitted })}
              </span>
            ) : null}
            <span className="faint">
              {codes.map((code) => refusalText(t, code)).join(t("punctuation.comma"))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** Why a submission would be refused: a part that would be missing, or applicants that the list does not have. */
const refusalText = (t: TFunction, code: string): string => {
  const missing = missingPartCodes.find((one) => one === code);
  if (missing) return missingText(t, { code: missing, facts: {}, part: "agreement" });
  return code === "applicant-kind-not-listed" ? t("readiness.effect.applicant") : code;
};
