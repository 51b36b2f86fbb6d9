/** Where a request comes from, as far as it can be told. */
export type Client = {
  /** Network address, as the trusted proxies report it. */
  readonly address: string;
  /** ISO 3166, as the trusted proxy tells it; `null` where none does. */
  readonly country: string | null;
  readonly userAgent: string;
  /** The raw device token of this browser or app; its hash is stored. */
  readonly deviceToken: string;
  /** How to speak to whoever is behind it while no account says. */
  readonly locale: string;
  /** As the browser told it, or UTC. */
  readonly timeZone: string;
};
