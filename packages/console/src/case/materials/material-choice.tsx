import type { materialOperations } from "@tongban/contract";
import type { Returned } from "@tongban/sdk/client";
import { useTranslation } from "react-i18next";
import type { Marks } from "../../api/material-queries.ts";
import { mediaTypeText } from "../media-type-text.ts";
import { sizeText } from "../size-text.ts";
import { markOf } from "./mark-name.ts";

/** The materials of a case, as the list of them says. */
export type Materials = Returned<typeof materialOperations.listWindowMaterials>["materials"];

type MaterialChoiceProps = {
  readonly materials: Materials;
  readonly marks: Marks["marks"];
  /** Place of the one that is shown, from 0. */
  readonly at: number;
  readonly onChoose: (at: number) => void;
};

/** The materials of a case with what was found of each; pressing one shows it. */
export const MaterialChoice = ({ materials, marks, at, onChoose }: MaterialChoiceProps) => {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t("materials.list")}</h3>
      <ol className="material-choice">
        {materials.map(({ title, sha256, mediaType, size, state }, place) => {
          const mark = markOf(marks, title)?.mark;
          return (
            <li key={`${title} ${sha256}`}>
              <button
                type="button"
                className="material-button"
                aria-current={place === at}
                onClick={() => onChoose(place)}
              >
                <span>{title}</span>
                <span className="faint number">{`${mediaTypeText(t, mediaType)} · ${sizeText(size)}`}</span>
                {state === "verified" ? null : <span className="faint">{t(`materials.state.${state}`)}</span>}
                {mark === undefined ? null : (
                  <span className={`mark mark-${mark}`}>{t(`materials.mark.${mark}`)}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
};
