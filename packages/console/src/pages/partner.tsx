import { useParams } from "react-router";
import { KeysPanel } from "../registry/keys-panel.tsx";
import { PartnerWebhookPanel } from "../registry/partner-webhook-panel.tsx";
import { RecordFacts } from "../registry/record-facts.tsx";
import { RecordPage } from "../registry/record-page.tsx";

/** A partner system (接入系统) or an overseeing department (监管部门): what it submits for or follows, its keys, where its results go; and every change of it. */
const PartnerPage = () => {
  const { partnerId = "" } = useParams();
  return (
    <RecordPage
      kind="partner"
      id={partnerId}
      nameOf={({ id, says }) => says?.name ?? id}
      actionsOn={({ says }) => (says?.oversees ? [] : ["change-partner"])}
    >
      {({ id, says }) => (
        <>
          <RecordFacts says={says} fields={says?.oversees ? ["oversees"] : ["regions"]} />
          <KeysPanel partnerId={id} />
          <PartnerWebhookPanel partnerId={id} />
        </>
      )}
    </RecordPage>
  );
};

export default PartnerPage;
