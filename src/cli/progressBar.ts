const width = 30;

/** A bar on the error stream while a person watches; silent in pipes, with `--json`, and for short files. */
export const progressBar = (
  total: number,
  isQuiet: boolean,
): { readonly at: (done: number) => void; readonly done: () => void } => {
  const isShown = !isQuiet && process.stderr.isTTY === true && total > 100_000;
  const draw = (share: number) => {
    const filled = Math.round(share * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    process.stderr.write(`\r${bar} ${Math.round(share * 100)} %`);
  };
  return {
    at: (done) => {
      if (isShown) draw(Math.min(1, done / total));
    },
    done: () => {
      if (isShown) process.stderr.write(`\r${' '.repeat(width + 8)}\r`);
    },
  };
};
