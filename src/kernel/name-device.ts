import Bowser from 'bowser';
import { limits } from './limits.ts';

/** The device behind a request, as messages and the activity list name it. */
export function deviceFacts(client: { userAgent: string; address: string; country: string | null }): {
  name: string;
  address: string;
  country: string | null;
} {
  const { address, country } = client;
  return { name: nameDevice(client.userAgent).name, address, country };
}

export type DeviceName = { readonly name: string; readonly system: string; readonly browser: string };

const unknown = 'Unknown';

/** A name that the customer recognises ("Chrome on Windows"), from the user agent, bounded in length. */
export function nameDevice(userAgent: string): DeviceName {
  const text = userAgent.slice(0, limits.userAgentCharsMax);
  if (text.trim() === '') return { name: 'Unknown device', system: unknown, browser: unknown };
  const parsed = Bowser.parse(text);
  const browser = part(parsed.browser.name) ?? unknown;
  const system = part(parsed.os.name) ?? unknown;
  const name = browser === unknown && system === unknown ? 'Unknown device' : `${browser} on ${system}`;
  return { name, system, browser };
}

/** User agents are whatever the sender likes: only plain words survive. */
function part(text: string | undefined): string | null {
  const clean = (text ?? '')
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .slice(0, 30);
  return clean === '' ? null : clean;
}
