/** The part of autocannon that the benchmarks use; the package brings no types. */
declare module 'autocannon' {
  export type Result = {
    readonly requests: { readonly average: number; readonly total: number };
    /** In seconds. */
    readonly duration: number;
    readonly non2xx: number;
    readonly errors: number;
    readonly timeouts: number;
  };
  export type Request = {
    readonly method: 'POST';
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body: string;
  };
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration?: number;
    /** So many requests in place of a duration. */
    amount?: number;
    headers?: Record<string, string>;
    requests?: [{ setupRequest: (request: Request) => Request }];
  }): Promise<Result> & { on(event: 'response', listener: () => void): void };
}
