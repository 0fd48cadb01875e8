const width = 30;

/** A bar on standard error that is redrawn in place and goes when it ends; nothing when standard error is no terminal. */
export function progressLine(name: string): { show(done: number, total: number): void; end(): void } {
  const write = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
  };
  return {
    show(done, total) {
      const filled = total === 0 ? 0 : Math.round((width * done) / total);
      write(`${name} [${"█".repeat(filled)}${" ".repeat(width - filled)}] ${done}/${total}`);
    },
    end: () => write(""),
  };
}
