import { agreementParts } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { LiveMatter } from "../api/wire.ts";
import { limitText } from "../time/limit-text.ts";
import { missingText } from "./missing-text.ts";

/** Matters against the five parts: which stand between two regions today, and what is missing where not. */
export const LiveTable = ({ matters }: { readonly matters: readonly LiveMatter[] }) => {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll live-table" tabIndex={0} aria-label={t("live.title")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("live.matter")}</th>
            <th scope="col">{t("live.state")}</th>
            {agreementParts.map((part) => (
              <th scope="col" key={part} className="live-part-head">
                {t(`agreements.parts.${part}`)}
              </th>
            ))}
            <th scope="col">{t("live.modes")}</th>
            <th scope="col">{t("case.promised")}</th>
            <th scope="col">{t("case.statutory")}</th>
          </tr>
        </thead>
        <tbody>
          {matters.map((matter) => (
            <LiveRow key={matter.matter} matter={matter} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const LiveRow = ({ matter }: { readonly matter: LiveMatter }) => {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{matter.title}</th>
      <td>
        <span className={`status-mark ${matter.live ? "status-decided" : "status-declined"}`}>
          {t(matter.live ? "live.live" : "live.notLive")}
        </span>
      </td>
      {agreementParts.map((part) => {
        const gaps = matter.missing.filter((gap) => gap.part === part);
        const words = gaps.map((gap) => missingText(t, gap)).join(t("punctuation.semicolon"));
        return (
          <td key={part} className="live-part">
            {gaps.length === 0 ? (
              <span className="live-stands" role="img" aria-label={t("agreements.state.stands")}>
                ✓
              </span>
            ) : (
              <span className="live-gap">{words}</span>
            )}
          </td>
        );
      })}
      <td className="live-modes">
        {matter.modes.map((mode) => t(`mode.${mode}`)).join(t("punctuation.comma")) || "—"}
      </td>
      <td className="number">{matter.promised ? limitText(t, matter.promised) : "—"}</td>
      <td className="number">{matter.promised ? limitText(t, matter.statutory) : "—"}</td>
    </tr>
  );
};
