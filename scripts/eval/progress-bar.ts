/** A bar on standard error that is redrawn in place; silent when standard error is not a terminal. */
export function progressBar(total: number): { advance(by: number): void; end(): void } {
  let done = 0;
  const width = 30;
  const draw = () => {
    if (!process.stderr.isTTY) return;
    const filled = total === 0 ? width : Math.round((width * done) / total);
    process.stderr.write(`\r[${"█".repeat(filled)}${" ".repeat(width - filled)}] ${done}/${total}`);
  };
  return {
    advance(by) {
      done += by;
      draw();
    },
    end() {
      if (process.stderr.isTTY) process.stderr.write("\n");
    },
  };
}
