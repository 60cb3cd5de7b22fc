import { defineConfig } from 'drizzle-kit';

// The demo's own private server, reachable only through this socket.
const demo = '__DEMO_URL__';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/db/schema.ts',
  out: './drizzle',
  dbCredentials: {
    url: process.env.SHOP_DATABASE_URL ?? demo,
  },
  schemaFilter: ['public', 'billing'],
});
