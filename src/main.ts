import { type App, startApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { DataFolderBusy } from './store/folderLock.ts';

/** After this nobody waits any longer. */
const hardStopMs = 25_000;

const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  let app: App | null = null;
  let isStopping = false;
  const stop = async (why: string, code = 0) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info('stopping', { why });
    setTimeout(() => process.exit(1), hardStopMs).unref();
    await app?.stop();
    process.exit(code);
  };
  app = await startApp(config, log, (why) => {
    process.stderr.write(`${why}\n`);
    void stop(why, 1);
  });
  if (config.isPlaygroundOn) {
    process.stdout.write(`\nAcquaint is ready: open http://localhost:${app.port}\n\n`);
  }
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
};

try {
  await main();
} catch (error) {
  const isOurs = error instanceof ConfigError || error instanceof DataFolderBusy;
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const line = isTaken
    ? `PORT ${process.env['PORT'] ?? '3000'} is in use by another program: set PORT to a free one.`
    : isOurs
      ? error.message
      : `Acquaint could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
