import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passkeyProviders } from './passkey-providers-rules.ts';
import {
  judgePasskeyUse,
  namePasskey,
  passkeyNameCharsMax,
  passkeysMax,
  providerOf,
  readPasskeyName,
  readTransports,
  suggestsLocalPasskey,
} from './passkey-rules.ts';

const counter = fc.oneof(fc.constant(0), fc.nat({ max: 2 ** 32 - 1 }));

describe('the counter of a passkey (WebAuthn L3 section 6.1.1)', () => {
  it('has to rise where either is not zero, and may stay at zero for ever', () => {
    fc.assert(
      fc.property(counter, counter, (known, shown) => {
        const use = { isBackupEligible: false, isBackedUp: false };
        const verdict = judgePasskeyUse(
          { counter: known, isBackupEligible: false },
          { ...use, counter: shown },
        );
        const rises = shown > known || (shown === 0 && known === 0);
        expect(verdict).toBe(rises ? 'genuine' : 'cloned');
      }),
    );
  });

  it('makes no use of one count genuine twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), (counts) => {
        let known = 1;
        const seen = new Set<number>([known]);
        for (const shown of counts) {
          const use = { counter: shown, isBackupEligible: true, isBackedUp: true };
          if (judgePasskeyUse({ counter: known, isBackupEligible: true }, use) !== 'genuine') continue;
          expect(seen.has(shown)).toBe(false);
          seen.add(shown);
          known = shown;
        }
      }),
    );
  });
});

describe('the backup flags of a passkey (WebAuthn L3 section 6.1.3)', () => {
  it('may come and go as to the copy, never as to whether there can be one', () => {
    for (const known of [true, false])
      for (const isBackupEligible of [true, false])
        for (const isBackedUp of [true, false]) {
          const verdict = judgePasskeyUse(
            { counter: 0, isBackupEligible: known },
            { counter: 0, isBackupEligible, isBackedUp },
          );
          const isPossible = isBackupEligible === known && (!isBackedUp || isBackupEligible);
          expect(verdict).toBe(isPossible ? 'genuine' : 'contradicts');
        }
  });
});

const onWindows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const nobody = '00000000-0000-0000-0000-000000000000';

describe('a passkey is named', () => {
  const origin = { aaguid: nobody, transports: ['internal'], userAgent: onWindows, attachment: 'platform' };

  it('after its provider, else after where it is', () => {
    expect(namePasskey({ ...origin, aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d' }, [])).toBe('1Password');
    expect(namePasskey(origin, [])).toBe('Chrome on Windows');
    const beside = { ...origin, attachment: 'cross-platform' };
    expect(namePasskey({ ...beside, transports: ['hybrid', 'internal'] }, [])).toBe('Phone or tablet');
    expect(namePasskey({ ...beside, transports: ['usb'] }, [])).toBe('Security key');
    expect(namePasskey({ ...beside, transports: [] }, [])).toBe('Chrome on Windows');
  });

  it('like no other of the account, for as many as there may be', () => {
    const names: string[] = [];
    for (let count = 0; count < passkeysMax; count += 1) names.push(namePasskey(origin, names));
    expect(new Set(names).size).toBe(passkeysMax);
    expect(names.slice(0, 3)).toEqual(['Chrome on Windows', 'Chrome on Windows 2', 'Chrome on Windows 3']);
  });

  it('with something that can be stored, whatever the browser claims to be', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (userAgent, transports) => {
        const name = namePasskey({ aaguid: nobody, transports, userAgent, attachment: undefined }, []);
        expect(readPasskeyName(name)).toEqual({ ok: true, value: name });
      }),
    );
    for (const name of Object.values(passkeyProviders)) expect(readPasskeyName(name).ok).toBe(true);
  });
});

describe('a passkey of no known provider is named after where it lives', () => {
  it.each([
    ['cross-platform', ['hybrid'], 'Phone or tablet'],
    ['cross-platform', ['usb'], 'Security key'],
    ['cross-platform', ['nfc'], 'Security key'],
    ['cross-platform', ['ble'], 'Security key'],
    ['cross-platform', ['internal'], 'Chrome on Windows'],
    ['platform', ['hybrid'], 'Chrome on Windows'],
  ])('%s over %s: %s', (attachment, transports, name) => {
    const userAgent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
    expect(namePasskey({ aaguid: nobody, transports, attachment, userAgent }, [])).toBe(name);
  });

  it('and its provider is told where it is known', () => {
    const [[aaguid, provider] = ['', '']] = Object.entries(passkeyProviders);
    expect(providerOf(aaguid)).toBe(provider);
    expect(providerOf(nobody)).toBeNull();
  });
});

describe('a name that its owner gives', () => {
  it('may be as long as the limit', () => {
    expect(readPasskeyName('x'.repeat(passkeyNameCharsMax)).ok).toBe(true);
  });

  it('loses what nobody sees, and is refused when nothing or too much is left', () => {
    expect(readPasskeyName('  Work\u200b laptop \n')).toEqual({ ok: true, value: 'Work laptop' });
    for (const typed of ['', ' \u200b\n', 'x'.repeat(passkeyNameCharsMax + 1)])
      expect(readPasskeyName(typed)).toMatchObject({
        ok: false,
        problem: { code: 'passkey_name_not_possible', field: 'name', params: { max: passkeyNameCharsMax } },
      });
  });
});

describe('a passkey for this device is suggested', () => {
  it('after one came over the air, not after a key that is carried on purpose', () => {
    expect(suggestsLocalPasskey('cross-platform', ['hybrid', 'internal'])).toBe(true);
    expect(suggestsLocalPasskey('cross-platform', ['hybrid', 'usb'])).toBe(true);
    expect(suggestsLocalPasskey('cross-platform', ['internal'])).toBe(true);
    expect(suggestsLocalPasskey('cross-platform', ['hybrid'])).toBe(true);
    expect(suggestsLocalPasskey('cross-platform', ['usb', 'nfc'])).toBe(false);
    expect(suggestsLocalPasskey('cross-platform', [])).toBe(false);
    expect(suggestsLocalPasskey('platform', ['hybrid', 'internal'])).toBe(false);
    expect(suggestsLocalPasskey(undefined, ['hybrid'])).toBe(false);
  });
});

describe('transports', () => {
  it('are kept when the standard knows them', () => {
    expect(readTransports(['usb', 'telepathy', 'hybrid', 'usb'])).toEqual(['hybrid', 'usb']);
    expect(readTransports(undefined)).toEqual([]);
  });
});
