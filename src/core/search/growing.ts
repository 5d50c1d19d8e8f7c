/** A flat array that doubles as it fills, so that a million members are read once and held once. */
export type Growing<T> = { push(value: number): void; length(): number; done(): T };

type Flat = Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** Start an empty growing array of one kind. */
export function growing<T extends Flat>(kind: new (length: number) => T): Growing<T> {
  let array = new kind(1024);
  let used = 0;
  return {
    push(value) {
      if (used === array.length) {
        const larger = new kind(array.length * 2);
        larger.set(array);
        array = larger;
      }
      array[used++] = value;
    },
    length: () => used,
    done() {
      const exact = new kind(used);
      exact.set(array.subarray(0, used));
      return exact;
    },
  };
}
