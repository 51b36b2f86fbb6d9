import type { Live, LiveTopic } from '#platform/live/live.ts';

const heartbeatMsDefault = 15_000;
/** Of so many heartbeats one asks whether the stream may go on: every five minutes. */
const recheckBeats = 20;
/** How long a browser waits before it connects again. */
const retryMs = 2000;

export type StreamRequest = {
  readonly signal: AbortSignal;
  readonly owner: string;
  readonly subscriptions: readonly { readonly topic: LiveTopic; readonly key: string }[];
  readonly mayGoOn?: () => Promise<boolean>;
};

export type EventStreams = {
  /**
   * A server-sent-events answer that says `changed` whenever one of the subscriptions is heard; the page then asks
   * again for what it shows. `owner` (an account or challenge) may hold a few at a time, the process many. 503 with
   * Retry-After when there are too many: the page falls back to polling. The stream ends when `mayGoOn` says no, which is
   * asked before each thing that is told and every few minutes.
   */
  open(request: StreamRequest): Response;
  /** Ends every stream, so that the server can stop. */
  close(): void;
};

export function createEventStreams(options: {
  readonly live: Live;
  readonly heartbeatMs?: number;
  readonly streamsMax?: number;
  readonly streamsPerOwnerMax?: number;
}): EventStreams {
  const streamsMax = options.streamsMax ?? 5000;
  const perOwnerMax = options.streamsPerOwnerMax ?? 12;
  const owners = new Map<string, number>();
  const open = new Set<() => void>();
  let isClosed = false;

  const refuse = () =>
    new Response(null, { status: 503, headers: { 'retry-after': '30', 'cache-control': 'no-store' } });

  return {
    open({ signal, owner, subscriptions, mayGoOn = async () => true }) {
      const held = owners.get(owner) ?? 0;
      if (isClosed || open.size >= streamsMax || held >= perOwnerMax || signal.aborted) return refuse();
      owners.set(owner, held + 1);
      let end = () => undefined as void;
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          let isEnded = false;
          const write = (text: string) => {
            if (!isEnded) controller.enqueue(encoder.encode(text));
          };
          // Where it can't be known, the reader comes back and is told then.
          const tell = async (text: string) => ((await mayGoOn().catch(() => false)) ? write(text) : end());
          const stops = subscriptions.map(({ topic, key }) =>
            options.live.subscribe(
              topic,
              key,
              () => void tell(`event: changed\ndata: ${JSON.stringify({ topic })}\n\n`),
            ),
          );
          let beats = 0;
          const heartbeat = setInterval(() => {
            beats += 1;
            if (beats % recheckBeats === 0) void tell(':\n\n');
            else write(':\n\n');
          }, options.heartbeatMs ?? heartbeatMsDefault);
          heartbeat.unref();
          end = () => {
            if (isEnded) return;
            isEnded = true;
            clearInterval(heartbeat);
            for (const stop of stops) stop();
            signal.removeEventListener('abort', end);
            open.delete(end);
            const left = (owners.get(owner) ?? 1) - 1;
            if (left > 0) owners.set(owner, left);
            else owners.delete(owner);
            try {
              controller.close();
            } catch {
              // The reader has gone first.
            }
          };
          open.add(end);
          signal.addEventListener('abort', end);
          // `ready` lets a page ask once more for what happened while it was connecting.
          write(`retry: ${retryMs}\nevent: ready\ndata: {}\n\n`);
        },
        cancel: () => end(),
      });
      return new Response(body, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          // Reverse proxies that buffer would hold events back (nginx reads this).
          'x-accel-buffering': 'no',
        },
      });
    },
    close() {
      isClosed = true;
      for (const end of [...open]) end();
    },
  };
}
