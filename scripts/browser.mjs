/* Finds the browser of the tests, and installs Debian's Chromium when there is none. Runs under Node 20. */
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackage } from './debian.mjs';

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of Chromium; installs it with apt when absent, or throws an error that says how to mend it. */
export function ensureBrowser() {
  return findBrowser() ?? installBrowser();
}

function findBrowser() {
  return places.find((place) => place && existsSync(place));
}

function installBrowser() {
  const remedy =
    'Install it ("apt-get install chromium" as root), or set CHROMIUM to the path of a Chromium or Chrome.';
  if (!canInstallPackages()) {
    throw new Error(`The browser tests need Chromium and found none. ${remedy}`);
  }
  console.error('Installing Chromium …');
  try {
    installPackage('chromium');
  } catch (cause) {
    throw new Error(`Chromium could not be installed. ${remedy}`, { cause });
  }
  const browser = findBrowser();
  if (!browser) throw new Error(`Chromium was installed but cannot be found. ${remedy}`);
  return browser;
}
