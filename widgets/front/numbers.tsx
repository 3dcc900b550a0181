/** The numbers behind a chart, as a table: folded on a screen, open on paper. */
import { useTexts } from "./widget";

/** Numbers behind a chart, as the reader sees them. */
export interface Table {
  head: string[];
  rows: (string | number)[][];
}

export function Numbers({ table, open = false }: { table: Table; open?: boolean }) {
  const t = useTexts();
  return (
    <details class="w-numbers" open={open}>
      <summary>{t("Show the numbers")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <div class="w-numbers-scroll" tabIndex={0} role="region" aria-label={t("Table with the numbers")}>
        <table>
          <thead>
            <tr>
              {table.head.map((cell) => (
                <th scope="col" key={cell}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, i) =>
                  i === 0 ? (
                    <th scope="row" key={i}>
                      {cell}
                    </th>
                  ) : (
                    <td key={i}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
