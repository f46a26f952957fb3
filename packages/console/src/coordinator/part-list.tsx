import { localDateOf } from "@tongban/domain";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Agreement } from "../api/wire.ts";
import { instantNow } from "../time/now.ts";
import { fiveParts } from "./five-parts.ts";
import { PartMark } from "./part-mark.tsx";

/** The five parts of an agreement side by side: the 1+4 card's heart. */
export const PartList = ({ agreement }: { readonly agreement: Agreement }) => {
  const { t } = useTranslation();
  const parts = fiveParts(agreement, localDateOf(instantNow()));
  const gaps = parts.filter(({ state }) => state !== "stands").length;
  return (
    <>
      <p className={gaps === 0 ? "parts-line" : "parts-line parts-line-gaps"}>
        {gaps === 0 ? t("agreements.stand") : t("agreements.gaps", { count: gaps })}
      </p>
      <ul className="parts">
        {parts.map(({ part, state }) => (
          <PartMark key={part} part={part} state={state} detail={detailOf(t, part, agreement)} />
        ))}
      </ul>
    </>
  );
};

const detailOf = (t: TFunction, part: ReturnType<typeof fiveParts>[number]["part"], agreement: Agreement) => {
  const { windows, list, standard, version } = agreement;
  switch (part) {
    case "agreement":
      return t("agreements.version", { version });
    case "list":
      return list ? t("agreements.matters", { count: list.entries.length }) : t("agreements.none");
    case "window":
      return t("agreements.windowsOpen", {
        open: windows.filter((one) => one.open).length,
        all: windows.length,
      });
    case "team":
      return t("agreements.people", {
        count: new Set(windows.flatMap((one) => one.team.map((person) => person.id))).size,
      });
    case "standard":
      return standard ? t("agreements.version", { version: standard.version }) : t("agreements.none");
  }
};
