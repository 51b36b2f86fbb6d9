/** Bounds that are not policy: how large anything that comes from outside may be. Policy numbers live in the configuration. */
export const limits = {
  /** Largest request body, in bytes. A form of ours is under 4 KiB. */
  bodyBytesMax: 64 * 1024,
  emailCharsMax: 254,
  phoneCharsMax: 32,
  searchTermCharsMax: 200,
  userAgentCharsMax: 400,
  pathCharsMax: 2048,
  pageSizeMax: 100,
} as const;
