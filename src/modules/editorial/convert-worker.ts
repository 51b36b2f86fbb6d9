// A thread that converts articles: what there is to convert comes as messages, the context with its start.
import { parentPort, workerData } from 'node:worker_threads';
import { type Conversion, type ConvertContext, createConverter } from './convert-article.ts';

const convert = createConverter(workerData as ConvertContext);
parentPort?.on('message', (batch: readonly Conversion[]) => {
  parentPort?.postMessage(batch.map((conversion) => convert(conversion)));
});
