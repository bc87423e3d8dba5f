import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueCount } from '../job/jobs.ts';
import { cost } from '../site/cost.ts';
import type { Site } from '../site/app.tsx';
import { freeBytes } from './health.ts';

/** What is measured besides requests and the program itself, each asked when the metrics are. */
export interface Measured {
  readonly database: () => Promise<boolean>;
  readonly queues: () => Promise<readonly QueueCount[]>;
  readonly dataFolder: string;
}

/**
 * Measures every request from here on, and adds `/metrics` in the text form of Prometheus. Addresses are counted as routes
 * (`/projecten/:slug`), so that nobody's visits are in them. Call it before pages are added.
 */
export function addMetrics({ app, weigh }: Site, measured: Measured): void {
  weigh('/metrics', cost.free);
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the answer began, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [register],
  });
  app.use('*', async (c: Context, next) => {
    const end = duration.startTimer();
    await next();
    end({ method: c.req.method, route: routePath(c, -1), status: c.res.status });
  });
  for (const gauge of gaugesOf(measured)) register.registerMetric(gauge);
  app.get('/metrics', async (c) =>
    c.body(await register.metrics(), 200, { 'Content-Type': register.contentType, 'Cache-Control': 'no-store' }),
  );
}

function gaugesOf({ database, queues, dataFolder }: Measured): readonly Gauge[] {
  const registers: Registry[] = [];
  const up: Gauge = new Gauge({
    name: 'ambitie_database_up',
    help: 'Whether the database answers',
    registers,
    collect: async () => {
      up.set((await database()) ? 1 : 0);
    },
  });
  const free: Gauge = new Gauge({
    name: 'ambitie_disk_free_bytes',
    help: 'Room on the disk of the data folder',
    registers,
    collect: async () => {
      free.set(await freeBytes(dataFolder));
    },
  });
  const jobs: Gauge = new Gauge({
    name: 'ambitie_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers,
    collect: async () => {
      jobs.reset();
      for (const { queue, ...counts } of await queues()) {
        for (const [state, count] of Object.entries(counts)) jobs.set({ queue, state }, count);
      }
    },
  });
  return [up, free, jobs];
}
