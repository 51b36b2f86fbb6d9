/** What a carrier does with an answer of ours, as far as we use the dialect. */
export type Twiml = {
  /** Everything that is said, once, in order. */
  readonly spoken: string;
  /** Where a key is sent, when one is waited for. */
  readonly keyUrl: string | null;
};

/** Reads the few verbs that our own voice webhook writes; it is no XML parser. `base` resolves relative addresses. */
export function readTwiml(xml: string, base: string): Twiml {
  const spoken = [...xml.matchAll(/<Say\b[^>]*>([^<]*)<\/Say>/g)].map((match) => decode(match[1] ?? ''));
  const action = /<Gather\b[^>]*\baction="([^"]*)"/.exec(xml)?.[1];
  return {
    spoken: spoken.join(' '),
    keyUrl: action === undefined ? null : new URL(decode(action), base).href,
  };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const decode = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return entities[name ?? ''] ?? whole;
    },
  );
