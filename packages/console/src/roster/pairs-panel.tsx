import { Button, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

type Person = { readonly id: string; readonly name: string };
type Pair = { readonly a: string; readonly b: string };

type PairsPanelProps = {
  readonly team: readonly Person[];
  readonly pairs: readonly Pair[];
  /** Absent: who may only read. */
  readonly onToggle?: (a: string, b: string) => void;
};

/** Who stands in for whom (AB 岗); everybody is in one pair at most. */
export const PairsPanel = ({ team, pairs, onToggle }: PairsPanelProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [a, setA] = useState<string>();
  const [b, setB] = useState<string>();
  const paired = new Set(pairs.flatMap((pair) => [pair.a, pair.b]));
  const nameOf = (person: string) => team.find((one) => one.id === person)?.name ?? person;
  const free = team
    .filter((one) => !paired.has(one.id))
    .map(({ id: value, name }) => ({ value, label: name }));
  return (
    <section className="panel" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t("roster.pairs")}</h2>
      <p className="faint">{t("roster.pairsHint")}</p>
      {pairs.length === 0 ? <p>{t("roster.noPairs")}</p> : null}
      <ul className="duty-pairs">
        {pairs.map((pair) => (
          <li key={`${pair.a} ${pair.b}`}>
            <span>{`${nameOf(pair.a)} — ${nameOf(pair.b)}`}</span>
            {onToggle ? (
              <Button
                size="small"
                aria-label={t("roster.unpairOf", { a: nameOf(pair.a), b: nameOf(pair.b) })}
                onClick={() => onToggle(pair.a, pair.b)}
              >
                {t("roster.unpair")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {onToggle && free.length > 1 ? (
        <div className="duty-pair-new">
          <Select
            aria-label={t("roster.first")}
            placeholder={t("roster.first")}
            value={a ?? null}
            options={free.filter(({ value }) => value !== b)}
            onChange={(next) => setA(next ?? undefined)}
          />
          <Select
            aria-label={t("roster.second")}
            placeholder={t("roster.second")}
            value={b ?? null}
            options={free.filter(({ value }) => value !== a)}
            onChange={(next) => setB(next ?? undefined)}
          />
          <Button
            disabled={a === undefined || b === undefined}
            onClick={() => {
              if (a === undefined || b === undefined) return;
              onToggle(a, b);
              setA(undefined);
              setB(undefined);
            }}
          >
            {t("roster.pair")}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
