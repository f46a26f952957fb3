import { useTranslation } from "react-i18next";
import { momentText } from "../time/date-text.ts";
import { limitText } from "../time/limit-text.ts";
import { instantNow } from "../time/now.ts";
import type { CatalogTerms } from "./catalog-wire.ts";
import { formFields } from "./form-fields.ts";
import { Part } from "./part.tsx";

/** What the list says of a matter: ways, limits, materials, what is filled in, fee, and what it rests on. */
export const TermsView = ({ terms }: { readonly terms: CatalogTerms }) => {
  const { t } = useTranslation();
  return (
    <>
      <Limits terms={terms} />
      <Part title={t("catalog.materials")}>
        <Materials materials={terms.materials} />
      </Part>
      <Part title={t("catalog.form")}>
        <Fields form={terms.form} />
      </Part>
      <More terms={terms} />
    </>
  );
};

type TermsProps = { readonly terms: CatalogTerms };

const Limits = ({ terms }: TermsProps) => {
  const { t, i18n } = useTranslation();
  const { due, provisional, promised, statutory, modes } = terms;
  return (
    <dl className="catalog-facts">
      <div>
        <dt>{t("catalog.modes")}</dt>
        <dd>
          {modes.map((mode) => (
            <span key={mode} className="catalog-line">
              <strong>{t(`mode.${mode}`)}</strong>{" "}
              <span className="catalog-hint">{t(`catalog.modeHint.${mode}`)}</span>
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t("catalog.promised")}</dt>
        <dd>
          <strong>{limitText(t, promised)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t("catalog.statutory")}</dt>
        <dd>{limitText(t, statutory)}</dd>
      </div>
      {due === null ? null : (
        <div>
          <dt>{t("catalog.due")}</dt>
          <dd>
            <strong>{momentText(due, instantNow(), i18n.language)}</strong>
            <span className="catalog-line catalog-hint">
              {t("catalog.dueNote")}
              {provisional ? ` ${t("catalog.provisional")}` : ""}
            </span>
          </dd>
        </div>
      )}
      <div>
        <dt>{t("catalog.fee")}</dt>
        <dd>
          <Fee fee={terms.fee} />
        </dd>
      </div>
    </dl>
  );
};

/** Fen in a yuan. */
const FEN = 100;

const Fee = ({ fee }: Pick<CatalogTerms, "fee">) => {
  const { t } = useTranslation();
  if (fee === null) return <>{t("catalog.feeUnsaid")}</>;
  if (fee.amount === 0) return <>{t("catalog.free")}</>;
  const amount = t("catalog.yuan", { amount: (fee.amount / FEN).toFixed(2) });
  return <>{fee.basis === undefined ? amount : t("catalog.feeBasis", { fee: amount, basis: fee.basis })}</>;
};

const Materials = ({ materials }: Pick<CatalogTerms, "materials">) => {
  const { t } = useTranslation();
  if (materials.length === 0) return <p>{t("catalog.noMaterials")}</p>;
  return (
    <ol className="catalog-materials">
      {materials.map(({ title, need, alternatives = [], original, sample }) => (
        <li key={title}>
          <strong>{title}</strong> <span className={`catalog-need-${need}`}>{t(`catalog.need.${need}`)}</span>
          {original ? <span className="catalog-line catalog-hint">{t("catalog.original")}</span> : null}
          {alternatives.length === 0 ? null : (
            <span className="catalog-line catalog-hint">
              {t("catalog.instead", { titles: alternatives.join(" / ") })}
            </span>
          )}
          {sample === undefined ? null : (
            <span className="catalog-line">
              <a href={sample} rel="noreferrer">
                {t("catalog.sample")}
              </a>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
};

const Fields = ({ form }: Pick<CatalogTerms, "form">) => {
  const { t } = useTranslation();
  const fields = formFields(form);
  if (fields.length === 0) return <p>{t("catalog.noForm")}</p>;
  return (
    <ul className="catalog-materials">
      {fields.map(({ name, required, hint, choices }) => (
        <li key={name}>
          <strong>{name}</strong>
          {required ? <span className="catalog-need-required"> {t("catalog.mustFill")}</span> : null}
          {hint === undefined ? null : <span className="catalog-line catalog-hint">{hint}</span>}
          {choices.length === 0 ? null : (
            <span className="catalog-line catalog-hint">
              {t("catalog.choices", { choices: choices.join(" / ") })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

const More = ({ terms }: TermsProps) => {
  const { t } = useTranslation();
  const { applicants, conditions, legalBasis, delivery, phone, agreement } = terms;
  const facts: readonly (readonly [string, string | null])[] = [
    [t("catalog.who"), applicants.map((one) => t(`catalog.applicant.${one}`)).join(" / ")],
    [t("catalog.conditions"), conditions],
    [t("catalog.legalBasis"), legalBasis],
    [t("catalog.delivery"), delivery.map((one) => t(`catalog.deliveryWay.${one}`)).join(" / ")],
    [t("catalog.phone"), phone],
    [t("catalog.agreement"), agreement.title],
  ];
  return (
    <dl className="catalog-facts">
      {facts.map(([label, value]) =>
        value === null || value === "" ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="catalog-prose">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
};
