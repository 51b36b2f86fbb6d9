import type { CDPSession, Page } from 'playwright-core';

/** Chromium's own authenticator without hardware: what a phone or laptop with a screen lock does. */
export type PasskeyDevice = {
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
  /** Whether it answers by itself, as somebody who touches the sensor at once. */
  answers(isAnswering: boolean): Promise<void>;
  credentials(): Promise<number>;
  /** Copies its passkeys to another device, as their provider does. */
  syncTo(other: PasskeyDevice): Promise<void>;
  remove(): Promise<void>;
};

/** Gives a browser such a device; it makes and shows passkeys by itself. */
export async function withDevice(
  page: Page,
  options: { transport?: 'internal' | 'usb' | 'hybrid' } = {},
): Promise<PasskeyDevice> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: options.transport ?? 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    cdp,
    authenticatorId,
    answers: async (enabled) => {
      await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
    credentials: async () =>
      (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    syncTo: async (other) => {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
      for (const credential of credentials)
        await other.cdp.send('WebAuthn.addCredential', {
          authenticatorId: other.authenticatorId,
          credential,
        });
    },
    remove: async () => {
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
