/**
 * What limits are counted by: an IPv4 address as it is, an IPv6 address by its /64, because a single customer is given
 * that many addresses (RFC 6177). Anything else stays as it is.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  // A dotted tail stands for two groups; it never reaches the first four, so its value is of no interest.
  const after = tail ? tail.replace(/[\d.]+\.\d+$/, '0:0').split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
