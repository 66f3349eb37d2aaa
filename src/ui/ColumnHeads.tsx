// The heads of a table's columns, for a row of its head. Words of one table differ.

export function ColumnHeads({ heads }: { readonly heads: readonly string[] }) {
  return heads.map((head) => (
    <th key={head} scope="col">
      {head}
    </th>
  ));
}
