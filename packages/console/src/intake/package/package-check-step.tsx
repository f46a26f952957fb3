import { useTranslation } from "react-i18next";
import type { OfferedPackage } from "../../api/package-queries.ts";
import { GivenFacts } from "../given-facts.tsx";
import type { IntakeDraft } from "../intake-draft.ts";

type PackageCheckStepProps = {
  readonly draft: IntakeDraft;
  readonly chosen: OfferedPackage | undefined;
};

/** What is handed in as one thing; the broker holds every member against its list when it is handed in. */
export const PackageCheckStep = ({ draft, chosen }: PackageCheckStepProps) => {
  const { t } = useTranslation();
  const facts = [
    ["which", chosen?.title],
    ["members", chosen?.members.map(({ title }) => title).join(t("punctuation.comma"))],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`intake.package.${name}`)}</dt>
            <dd>{value || t("intake.notYet")}</dd>
          </div>
        ))}
        <GivenFacts draft={draft} />
      </dl>
      <p className="faint">{t("intake.notAcceptance")}</p>
    </>
  );
};
