import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileOrder } from '../../foundation/file-order.ts';
import type { FileAnswer } from './file-worker.ts';

/** How much is made at once, and how much may wait. */
export interface PoolSettings {
  /** Threads. */
  readonly workers: number;
  /** Orders that may be at work or waiting, together. */
  readonly places: number;
  /** Of these, the most that one client may hold. */
  readonly placesPerClient: number;
  /** How long one file may take, in milliseconds. */
  readonly limitMs: number;
}

/** The thread that answers pages keeps a processor, and the database too where there are more. */
export const usualPool: PoolSettings = {
  workers: availableParallelism() > 2 ? 2 : 1,
  places: 16,
  placesPerClient: 4,
  limitMs: 20_000,
};

/** Who waits for a file. */
export interface Asker {
  /** As the limit of requests knows it. */
  readonly client: string;
  /** Fires when nobody waits any more. */
  readonly signal?: AbortSignal;
}

/** Every place is taken: asking again later may help. */
export class PoolFull extends Error {
  override readonly name = 'PoolFull';
}

/** Whoever asked left before the file was made. */
export class AskerGone extends Error {
  override readonly name = 'AskerGone';
}

interface Task {
  readonly order: FileOrder;
  readonly client: string;
  readonly made: PromiseWithResolvers<Uint8Array<ArrayBuffer>>;
}

/** A task with what ends it when it takes too long, whether or not somebody still waits. */
interface TaskAtWork extends Task {
  readonly timer: NodeJS.Timeout;
}

/** A memory of its own for each thread, in MB: what one order needs too much of ends that thread alone. */
const mostMemoryMb = 768;

const resourceLimits = { maxOldGenerationSizeMb: mostMemoryMb };

/**
 * Threads that make files, with a bounded queue before them. Started at the first order and kept; they never keep the
 * program running by themselves. Orders are taken in turn, but no client twice while another waits.
 */
export class WorkerPool {
  readonly #settings: PoolSettings;
  readonly #idle = new Set<Worker>();
  readonly #atWork = new Map<Worker, TaskAtWork>();
  readonly #waiting = new Set<Task>();
  #lastClient: string | undefined;

  constructor(settings: PoolSettings = usualPool) {
    this.#settings = settings;
  }

  /**
   * Makes a file for whoever asks. An order whose asker leaves while it waits is dropped.
   *
   * @throws {PoolFull} when there is no place, or none left for this client.
   * @throws {AskerGone} when nobody waits any more.
   * @throws {Error} when the order cannot be made or takes too long.
   */
  async make(order: FileOrder, { client, signal }: Asker): Promise<Uint8Array<ArrayBuffer>> {
    if (signal?.aborted) throw new AskerGone('nobody waits for the file');
    const held = [...this.#atWork.values(), ...this.#waiting];
    const own = held.filter((task) => task.client === client);
    if (held.length >= this.#settings.places || own.length >= this.#settings.placesPerClient) {
      throw new PoolFull(`${held.length} files are being made or waited for`);
    }
    const task: Task = { order, client, made: Promise.withResolvers() };
    const leave = (): void => {
      this.#waiting.delete(task);
      task.made.reject(new AskerGone('nobody waits for the file any more'));
    };
    signal?.addEventListener('abort', leave, { once: true });
    this.#waiting.add(task);
    this.#takeNext();
    try {
      return await task.made.promise;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  /** Ends the threads; what is at work or waits is never made. */
  async close(): Promise<void> {
    for (const task of this.#waiting) task.made.reject(new Error('the threads were ended'));
    this.#waiting.clear();
    await Promise.all([...this.#idle, ...this.#atWork.keys()].map((worker) => worker.terminate()));
  }

  #takeNext(): void {
    while (this.#waiting.size > 0 && this.#atWork.size < this.#settings.workers) {
      const waiting = [...this.#waiting];
      const task = waiting.find(({ client }) => client !== this.#lastClient) ?? waiting[0]!;
      this.#waiting.delete(task);
      this.#lastClient = task.client;
      this.#work(this.#idle.values().next().value ?? this.#start(), task);
    }
  }

  #work(worker: Worker, task: Task): void {
    const { limitMs } = this.#settings;
    const timer = setTimeout(() => {
      this.#lose(worker, new Error(`a file (${task.order.kind}) was not made within ${limitMs / 1000} seconds`));
      void worker.terminate();
    }, limitMs);
    this.#idle.delete(worker);
    this.#atWork.set(worker, { ...task, timer });
    worker.ref();
    worker.postMessage(task.order, []);
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), { resourceLimits });
    worker.on('message', (answer: FileAnswer) => this.#finish(worker, answer));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the thread that made a file was ended')));
    return worker;
  }

  #finish(worker: Worker, answer: FileAnswer): void {
    const task = this.#end(worker);
    // A thread that took too long may still answer while it is ended.
    if (!task) return;
    this.#idle.add(worker);
    worker.unref();
    if ('file' in answer) task.made.resolve(answer.file);
    else task.made.reject(new Error(answer.problem));
    this.#takeNext();
  }

  /** Goes on without a thread that ended. */
  #lose(worker: Worker, error: unknown): void {
    this.#idle.delete(worker);
    this.#end(worker)?.made.reject(error);
    this.#takeNext();
  }

  #end(worker: Worker): Task | undefined {
    const task = this.#atWork.get(worker);
    clearTimeout(task?.timer);
    this.#atWork.delete(worker);
    return task;
  }
}

/** Beside this file, as source or as built. */
function workerFile(): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'mjs';
  return new URL(`./file-worker.${ending}`, import.meta.url);
}
