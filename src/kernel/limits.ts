/** Bounds that are not policy: how large anything that comes from outside may be. Policy numbers live in the configuration. */
export const limits = {
  /** Largest request body, in bytes. A form of ours is under 4 KiB. */
  bodyBytesMax: 64 * 1024,
  /** For the one place that takes a file: above what is accepted, so that a file too large is told in words. */
  uploadBytesMax: 16 * 1024 * 1024,
  emailCharsMax: 254,
  /** Of a password as it is sent; what one may be is shorter. */
  passwordCharsMax: 1024,
  phoneCharsMax: 32,
  searchTermCharsMax: 200,
  userAgentCharsMax: 400,
  pathCharsMax: 2048,
  pageSizeMax: 100,
} as const;
