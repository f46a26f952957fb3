import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSelf } from "../../api/me-context.ts";
import { useNameOf } from "../../api/name-of.ts";
import type { RevealedApplicant, StaffCase } from "../../api/wire.ts";
import { readDraft } from "../../session/draft.ts";
import { PageHead } from "../../shell/page-head.tsx";
import { ActionDialog, draftName } from "../actions/action-dialog.tsx";
import { LetterSheet } from "./letter-sheet.tsx";
import { letterText } from "./letter-text.ts";
import type { Letter } from "./letters.ts";

type LetterViewProps = { readonly kase: StaffCase; readonly letter: Letter };

/** A letter before it is printed; whom it is for is masked until somebody asks to see it, which goes on the record. */
export const LetterView = ({ kase, letter }: LetterViewProps) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const self = useSelf();
  const [revealed, setRevealed] = useState<RevealedApplicant | undefined>(undefined);
  const [revealing, setRevealing] = useState(
    () => readDraft(sessionStorage, draftName(self.id, kase.caseId, "reveal")) !== undefined,
  );
  const mayReveal = kase.actions.includes("reveal") && !revealed;
  const masked = !revealed && kase.application.applicant.kind === "person";
  const matter = nameOf.matter(kase.matter);
  const facts = { kase, matter, kind: nameOf.kind(kase.matter), zh: i18n.getFixedT("zh-CN") };
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t(`letter.${letter.kind}`)}
          line={<Link to={`/cases/${kase.caseId}`}>{`${matter} ${kase.number ?? kase.externalRef}`}</Link>}
        >
          {mayReveal && masked ? (
            <Button onClick={() => setRevealing(true)}>{t("letter.reveal")}</Button>
          ) : null}
          <Button type="primary" onClick={() => globalThis.print()}>
            {t("action.print")}
          </Button>
        </PageHead>
        {masked ? (
          <p className="letter-masked">{t(mayReveal ? "letter.masked" : "letter.maskedForYou")}</p>
        ) : null}
      </div>
      <LetterSheet
        letter={letterText(facts, letter)}
        organ={kase.names.window}
        addressee={revealed?.applicant.name ?? kase.application.applicant.name}
      />
      {revealing && kase.actions.includes("reveal") ? (
        <ActionDialog
          action="reveal"
          kase={kase}
          onDone={(answer) => {
            if ("applicant" in answer && "revealedAt" in answer) setRevealed(answer);
          }}
          onNext={undefined}
          onClose={() => setRevealing(false)}
        />
      ) : null}
    </>
  );
};
