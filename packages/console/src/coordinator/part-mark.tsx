import type { AgreementPart } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import type { PartState } from "./five-parts.ts";

const signs: Record<PartState, string> = { stands: "✓", partial: "◐", missing: "✕" };

type PartMarkProps = {
  readonly part: AgreementPart;
  readonly state: PartState;
  /** What there is of it, such as how many matters. */
  readonly detail: string;
};

/** One of the five parts: its name, whether it stands, and how much there is of it. */
export const PartMark = ({ part, state, detail }: PartMarkProps) => {
  const { t } = useTranslation();
  return (
    <li className={`part part-${state}`}>
      <span className="part-name">{t(`agreements.parts.${part}`)}</span>
      <span className="part-state">
        <span aria-hidden="true">{signs[state]}</span> {t(`agreements.state.${state}`)}
      </span>
      <span className="part-detail">{detail}</span>
    </li>
  );
};
