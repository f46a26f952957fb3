import { useTranslation } from "react-i18next";
import { useNameOf } from "../../api/name-of.ts";
import type { MatterReadiness } from "../../api/wire.ts";
import { missingText } from "../../coordinator/missing-text.ts";
import { TableScroll } from "../../service-level/table-scroll.tsx";

type ReadinessMatrixProps = {
  readonly matters: readonly MatterReadiness[];
  readonly parties: readonly string[];
};

/** Matters by handling regions: from how many sources it is live there, and for how many what is missing. */
export const ReadinessMatrix = ({ matters, parties }: ReadinessMatrixProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  return (
    <TableScroll of={t("readiness.groups.matrix")}>
      <table className="table readiness-matrix">
        <thead>
          <tr>
            <th scope="col">{t("listEditor.matter")}</th>
            {parties.map((party) => (
              <th key={party} scope="col">
                {names.region(party)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matters.map((one) => (
            <tr key={one.matter}>
              <th scope="row">{one.title}</th>
              {parties.map((party) => (
                <td key={party}>
                  <Cell matter={one} handling={party} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
};

const Cell = ({ matter, handling }: { readonly matter: MatterReadiness; readonly handling: string }) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const live = matter.liveAt.find((one) => one.handling === handling)?.sources ?? 0;
  const gaps = matter.gaps.filter((gap) => gap.handling === handling);
  return (
    <>
      {live > 0 ? <span className="life-live">{t("readiness.cellLive", { count: live })}</span> : null}
      {gaps.map(({ sources, missing }) => (
        <span
          key={missing.map(({ code }) => code).join()}
          className="matrix-gap"
          title={t("readiness.from", { sources: sources.map(names.region).join(t("punctuation.comma")) })}
        >
          {missing.map((one) => missingText(t, one)).join(t("punctuation.comma"))}
        </span>
      ))}
      {live === 0 && gaps.length === 0 ? <span className="faint">–</span> : null}
    </>
  );
};
