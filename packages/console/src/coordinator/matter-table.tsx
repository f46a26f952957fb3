import { useTranslation } from "react-i18next";
import type { Agreement } from "../api/wire.ts";
import { limitText } from "../time/limit-text.ts";

type MatterTableProps = { readonly entries: NonNullable<Agreement["list"]>["entries"] };

/** The matter list (事项清单) of an agreement. */
export const MatterTable = ({ entries }: MatterTableProps) => {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t("agreements.entries")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("live.matter")}</th>
            <th scope="col">{t("case.type")}</th>
            <th scope="col">{t("agreements.modes")}</th>
            <th scope="col">{t("case.promised")}</th>
            <th scope="col">{t("case.statutory")}</th>
            <th scope="col">{t("agreements.materials")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.matter}>
              <th scope="row">{entry.title}</th>
              <td>{t(`caseType.${entry.caseType}`)}</td>
              <td>{entry.modes.map((mode) => t(`mode.${mode}`)).join(t("punctuation.comma"))}</td>
              <td className="number">{limitText(t, entry.promised)}</td>
              <td className="number">{limitText(t, entry.statutory)}</td>
              <td className="faint">{entry.materials.join(t("punctuation.comma"))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
