import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNameOf } from "../../api/name-of.ts";
import type { AgreementFile } from "../../api/wire.ts";
import { editorAddress } from "../editor-place.ts";

type ProposalPanelProps = {
  readonly file: AgreementFile;
  readonly proposal: NonNullable<AgreementFile["proposal"]>;
};

/** What another party, or one's own, asks for: by whom, why, and whose consent is missing. */
export const ProposalPanel = ({ file, proposal }: ProposalPanelProps) => {
  const { t } = useTranslation();
  const names = useNameOf();
  const list = (regions: readonly string[]) => regions.map(names.region).join(t("punctuation.comma"));
  const name = file.history.findLast(({ type }) => type === "ProposalMade")?.by ?? proposal.by;
  return (
    <div className="proposal">
      <p>
        <strong>
          {t("editor.proposal.line", {
            name,
            region: names.region(proposal.region),
            what: t(`editor.proposal.what.${proposal.what}`),
          })}
        </strong>
      </p>
      {proposal.reason === "" ? null : (
        <p className="proposal-words">{`${t("editor.proposal.reason")}${t("punctuation.colon")}${proposal.reason}`}</p>
      )}
      <p className="faint">{t("editor.proposal.missing", { parties: list(proposal.asked) })}</p>
      {proposal.consents.length === 0 ? null : (
        <p className="faint">{t("editor.proposal.consented", { parties: list(proposal.consents) })}</p>
      )}
      {proposal.what === "publication" ? (
        <Link to={editorAddress(file.id, "difference")}>{t("editor.proposal.read")}</Link>
      ) : null}
    </div>
  );
};
