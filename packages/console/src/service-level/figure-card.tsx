import type { ReactNode } from "react";
import { Link } from "react-router";

type FigureCardProps = {
  readonly name: string;
  readonly value: string;
  /** What the figure is made of, or how it is reckoned. */
  readonly note?: ReactNode;
  /** Where the cases behind it are. */
  readonly to?: string | undefined;
  readonly tone?: "met" | "missed" | "today" | "overdue" | undefined;
};

/** One figure with its name and what it is made of; a click leads to the cases behind it. */
export const FigureCard = ({ name, value, note, to, tone }: FigureCardProps) => {
  const className = `figure ${tone === undefined ? "" : `figure-${tone}`}`;
  const content = (
    <>
      <span className="figure-name">{name}</span>
      <span className="figure-number">{value}</span>
      {note === undefined ? null : <span className="figure-note">{note}</span>}
    </>
  );
  return to === undefined ? (
    <div className={className}>{content}</div>
  ) : (
    <Link to={to} className={className}>
      {content}
    </Link>
  );
};
