/** A chart of a few numbers: what is counted, over which stretches. Null: too few to say. */
export type Chart = {
  readonly title: string;
  readonly stretches: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
};
