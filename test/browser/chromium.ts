import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is; installed first where the machine lets us (Debian, as root). Throws where there is none. */
export const findChromium = async (): Promise<string> => {
  const given = process.env['TEST_CHROMIUM'];
  const found = [given, ...places].find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-color-emoji'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = places.find((path) => existsSync(path));
    if (installed !== undefined) return installed;
  }
  throw new Error('The browser test needs Chromium: install it, or name one in TEST_CHROMIUM.');
};
