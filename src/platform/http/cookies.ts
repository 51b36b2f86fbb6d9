/** The cookies that carry credentials. In production they are bound to this host over HTTPS (`__Host-`). */
export type CredentialCookies = {
  readSession(cookieHeader: string | null): string | null;
  readDevice(cookieHeader: string | null): string | null;
  writeSession(token: string, expiresAt: Date): string;
  clearSession(): string;
  writeDevice(token: string): string;
  /** Of the console: its own cookie, so that neither a customer's nor a member of staff's opens what the other does. */
  readStaff(cookieHeader: string | null): string | null;
  writeStaff(token: string, expiresAt: Date): string;
  clearStaff(): string;
};

/** Browsers keep a cookie for 400 days at most (RFC 6265bis section 5.5). */
const deviceCookieSeconds = 400 * 24 * 3600;
const tokenShape = /^[\w-]{43}$/;

export function createCredentialCookies(options: { isSecure: boolean }): CredentialCookies {
  const prefix = options.isSecure ? '__Host-' : '';
  const session = `${prefix}holdfast_session`;
  const device = `${prefix}holdfast_device`;
  const staff = `${prefix}holdfast_staff`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${options.isSecure ? '; Secure' : ''}`;
  // Strict: nothing that another site links to opens the console as somebody. `__Host-` asks for Path=/ (RFC 6265bis
  // section 4.1.3.2), so the path is not narrowed; the server reads this cookie below /console only.
  const strict = attributes.replace('SameSite=Lax', 'SameSite=Strict');
  return {
    readSession: (header) => read(header, session),
    readDevice: (header) => read(header, device),
    writeSession: (token, expiresAt) =>
      `${session}=${token}; Expires=${expiresAt.toUTCString()}; ${attributes}`,
    clearSession: () => `${session}=; Max-Age=0; ${attributes}`,
    writeDevice: (token) => `${device}=${token}; Max-Age=${deviceCookieSeconds}; ${attributes}`,
    readStaff: (header) => read(header, staff),
    writeStaff: (token, expiresAt) => `${staff}=${token}; Expires=${expiresAt.toUTCString()}; ${strict}`,
    clearStaff: () => `${staff}=; Max-Age=0; ${strict}`,
  };
}

/** A token of ours, or `null` for anything of another shape. */
function read(header: string | null, name: string): string | null {
  if (header === null) return null;
  let start = 0;
  while (start < header.length) {
    const end = header.indexOf(';', start);
    const pair = header.slice(start, end === -1 ? header.length : end).trim();
    if (pair.startsWith(`${name}=`)) {
      const value = pair.slice(name.length + 1);
      return tokenShape.test(value) ? value : null;
    }
    if (end === -1) return null;
    start = end + 1;
  }
  return null;
}
