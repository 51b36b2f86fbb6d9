import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Broken policy, failed hydration, uncaught errors, answers of a server that has failed. Never acceptable. */
const faults: string[] = [];

const isFault = (text: string) => /Content Security Policy|hydrat|Minified React error/i.test(text);

/** Listens to a page, and for answers to every page of its browser profile. */
export function watchFaults(page: Page): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (isFault(message.text())) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.context().on('response', (response) => {
    // 503 says that something outside is away, which journeys bring about.
    if (response.status() >= 500 && response.status() !== 503) {
      faults.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
    }
  });
}

/** Fails the test in which they came up. */
export function expectNoFaults(): void {
  expect(faults.splice(0), 'the browser met faults').toEqual([]);
}
