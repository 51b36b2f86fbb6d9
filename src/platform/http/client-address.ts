import { isIP } from 'node:net';

/**
 * The network address of who asks: the socket's, or, behind `trustedHops` proxies, the entry of X-Forwarded-For that
 * the outermost trusted one added. Entries further left are whatever the sender likes and are never believed.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null | undefined,
  trustedHops: number,
): string {
  const socket = plain(socketAddress ?? '');
  if (trustedHops === 0 || !forwardedFor) return socket;
  const entries = forwardedFor.split(',').map((entry) => plain(entry.trim()));
  const entry = entries[Math.max(0, entries.length - trustedHops)];
  return entry && isIP(entry) ? entry : socket;
}

/** IPv4 as IPv4, also where the socket is a dual-stack one. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');
