/** px; every row is as high, so that only those in view are drawn. */
export const ROW_HEIGHT = 60;

type RowGapProps = { readonly rows: number; readonly columns: number };

/** Room for rows that are not drawn. */
export const RowGap = ({ rows, columns }: RowGapProps) =>
  rows > 0 ? (
    <tr>
      <td colSpan={columns} style={{ height: rows * ROW_HEIGHT, padding: 0, border: 0 }} />
    </tr>
  ) : null;
