import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LookedAt } from "../api/readiness-queries.ts";
import type { AgreementFile } from "../api/wire.ts";

type Of = LookedAt["of"];

/** Which of an agreement's two versions is looked at: the draft where there is one, until the other is chosen. */
export const useVersionChoice = ({ draft }: Pick<AgreementFile, "draft">) => {
  const [asked, choose] = useState<Of>();
  return { of: draft === null ? "published" : (asked ?? "draft"), choose } as const;
};

type VersionChoiceProps = {
  readonly file: Pick<AgreementFile, "draft" | "published">;
  readonly of: Of;
  readonly onChange: (of: Of) => void;
};

/** Chooses between draft and published version; nothing where there is only one. */
export const VersionChoice = ({ file: { draft, published }, of, onChange }: VersionChoiceProps) => {
  const { t } = useTranslation();
  if (!draft || !published) return null;
  return (
    <Segmented
      className="choice"
      aria-label={t("readiness.of")}
      value={of}
      options={(["draft", "published"] as const).map((value) => ({ value, label: t(`readiness.${value}`) }))}
      onChange={onChange}
    />
  );
};
