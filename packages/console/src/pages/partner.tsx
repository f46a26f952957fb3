import { useParams } from "react-router";
import { KeysPanel } from "../registry/keys-panel.tsx";
import { PartnerWebhookPanel } from "../registry/partner-webhook-panel.tsx";
import { RecordFacts } from "../registry/record-facts.tsx";
import { RecordPage } from "../registry/record-page.tsx";

/** A partner system (接入系统): what it submits for, its keys, where its results go; and every change of it. */
const PartnerPage = () => {
  const { partnerId = "" } = useParams();
  return (
    <RecordPage
      kind="partner"
      id={partnerId}
      nameOf={({ id, says }) => says?.name ?? id}
      actionsOn={() => ["change-partner"]}
    >
      {({ id, says }) => (
        <>
          <RecordFacts says={says} fields={["regions"]} />
          <KeysPanel partnerId={id} />
          <PartnerWebhookPanel partnerId={id} />
        </>
      )}
    </RecordPage>
  );
};

export default PartnerPage;
