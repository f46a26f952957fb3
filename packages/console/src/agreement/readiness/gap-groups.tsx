import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSelf } from "../../api/me-context.ts";
import { useNameOf } from "../../api/name-of.ts";
import type { MatterReadiness } from "../../api/wire.ts";
import { missingText } from "../../coordinator/missing-text.ts";
import { listAddress, recordAddress } from "../../registry/record-address.ts";
import { editorAddress } from "../editor-place.ts";
import { type Gap, type GapGrouping, groupedGaps } from "./group-gaps.ts";

/** Groups that are drawn at once; more are asked for. */
const AT_ONCE = 30;

type GapGroupsProps = {
  readonly agreementId: string;
  readonly gaps: readonly Gap[];
  readonly by: GapGrouping;
  readonly matters: readonly MatterReadiness[];
  readonly parties: readonly string[];
};

/** What is missing, by matter, by handling region, or by what it is; each with the way to where it is mended. */
export const GapGroups = ({ agreementId, gaps, by, matters, parties }: GapGroupsProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const [most, setMost] = useState(AT_ONCE);
  const groups = groupedGaps(gaps, by);
  const headOf = ({ key, gaps: some }: (typeof groups)[number]): string => {
    if (by === "handling") return names.region(key);
    const [first] = some;
    if (by === "matter") return first?.title ?? key;
    const missing = first?.missing.find(({ code }) => code === key);
    return missing ? missingText(t, missing) : key;
  };
  const noteOf = ({ key, gaps: some }: (typeof groups)[number]): string => {
    const matter = by === "matter" ? matters.find((one) => one.matter === key) : undefined;
    return matter
      ? t("readiness.liveOf", { live: matter.live, pairs: matter.pairs })
      : t("readiness.gapsOf", { count: some.length });
  };
  return (
    <>
      <ul className="gap-groups">
        {groups.slice(0, most).map((group) => (
          <li key={group.key}>
            <details open={groups.length <= 8 || group.gaps.length <= 3}>
              <summary>
                <strong>{headOf(group)}</strong> <span className="faint">{noteOf(group)}</span>
              </summary>
              <ul>
                {group.gaps.map((gap) => (
                  <GapLine
                    key={`${gap.matter} ${gap.handling} ${gap.missing.map(({ code }) => code).join()}`}
                    agreementId={agreementId}
                    gap={gap}
                    by={by}
                    parties={parties}
                  />
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {groups.length > most ? (
        <Button onClick={() => setMost(most + AT_ONCE)}>
          {t("readiness.more", { count: Math.min(AT_ONCE, groups.length - most) })}
        </Button>
      ) : null}
    </>
  );
};

type GapLineProps = {
  readonly agreementId: string;
  readonly gap: Gap;
  readonly by: GapGrouping;
  readonly parties: readonly string[];
};

const GapLine = ({ agreementId, gap, by, parties }: GapLineProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const { matter, title, handling, sources, missing } = gap;
  const everyone = sources.length === parties.length - 1;
  const from = everyone ? t("editor.check.every") : sources.map(names.region).join(t("punctuation.comma"));
  return (
    <li className="gap-line">
      <span>
        {by === "matter" ? null : (
          <Link to={editorAddress(agreementId, "list", `${matter} * *`)}>{title}</Link>
        )}
        {by === "handling" ? null : <span>{names.region(handling)}</span>}
        <span className="faint">{t("readiness.from", { sources: from })}</span>
      </span>
      <ul>
        {missing.map((one) => (
          <li key={one.code}>
            <span className="status-mark level-orange">{missingText(t, one)}</span>{" "}
            <MendLink agreementId={agreementId} missing={one} handling={handling} />
          </li>
        ))}
      </ul>
    </li>
  );
};

type MendLinkProps = {
  readonly agreementId: string;
  readonly missing: Gap["missing"][number];
  readonly handling: string;
};

/** Where what is missing is mended: a window and its team, where it is known, by the handling region itself; all else in the draft. */
const MendLink = ({ agreementId, missing: { part, facts }, handling }: MendLinkProps) => {
  const { t } = useTranslation();
  const { regions } = useSelf();
  const own = part === "window" || part === "team";
  if (!own) return <Link to={editorAddress(agreementId, part)}>{t("readiness.mend")}</Link>;
  const mine = regions.some(({ region }) => region === handling);
  return mine ? (
    <Link to={windowAddress(facts["window"])}>{t("readiness.mend")}</Link>
  ) : (
    <span className="faint">{t("readiness.theirs")}</span>
  );
};

/** The page of the window that a gap names; of none, the list of windows. */
const windowAddress = (window: string | undefined): string =>
  window === undefined ? listAddress("window") : recordAddress("window", window);
