/** A chart of a few numbers: what is counted, over which stretches. Null: too few to say. */
export type Chart = {
  readonly title: string;
  readonly stretches: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
};

/** Where a chart is looked at: on a page, on a page as narrow as a phone, or as a picture in a message. */
export type ChartPlace = 'page' | 'phone' | 'message';
