import { useParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { RecordFacts } from "../registry/record-facts.tsx";
import { RecordPage } from "../registry/record-page.tsx";

/** A matter (事项), and every change of it. */
const MatterPage = () => {
  const { role } = useSelf();
  const { matter = "" } = useParams();
  return (
    <RecordPage
      kind="matter"
      id={matter}
      nameOf={({ id, says }) => says?.title ?? id}
      actionsOn={() => (role === "coordinator" ? ["change-matter"] : [])}
    >
      {({ says }) => <RecordFacts says={says} fields={["kind", "basicCode", "materials"]} />}
    </RecordPage>
  );
};

export default MatterPage;
