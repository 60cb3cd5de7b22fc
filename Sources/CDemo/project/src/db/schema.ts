import { eq, ne, not, sql, type SQL } from 'drizzle-orm';
import {
  type AnyPgColumn, bigint, bigserial, boolean, char, check, customType, date, index, integer, jsonb, numeric, pgEnum,
  pgMaterializedView, pgPolicy, pgSchema, pgTable, pgView, primaryKey, smallint, text, timestamp, uuid, varchar,
} from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const userRole = pgEnum('user_role', ['customer', 'author', 'support', 'admin']);

export const users = pgTable('users', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: userRole().notNull().default('customer'),
  interests: text().array().notNull().default(sql`'{}'`),
  settings: jsonb().notNull().default({}),
  bornOn: date('born_on'),
  createdAt: moment('created_at').notNull().defaultNow(),
  lastSeenAt: moment('last_seen_at'),
});

export const postStatus = pgEnum('post_status', ['draft', 'published', 'archived']);

export const posts = pgTable('posts', {
  id: uuid().primaryKey().defaultRandom(),
  authorId: integer('author_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  title: text().notNull(),
  slug: varchar({ length: 120 }).notNull().unique(),
  body: text().notNull(),
  status: postStatus().notNull().default('draft'),
  tags: text().array().notNull().default(sql`'{}'`),
  publishedAt: moment('published_at'),
  createdAt: moment('created_at').notNull().defaultNow(),
  search: tsvector().generatedAlwaysAs((): SQL => sql`to_tsvector('english', ${posts.title} || ' ' || ${posts.body})`),
  updatedAt: moment('updated_at').notNull().defaultNow(),
}, (table) => [
  index('posts_author_id_idx').on(table.authorId),
  index('posts_published_at_idx').on(table.publishedAt.desc()),
  index('posts_search_idx').using('gin', table.search),
]);

export const comments = pgTable('comments', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  postId: uuid('post_id').notNull().references(() => posts.id, { onDelete: 'cascade' }),
  authorId: integer('author_id').references(() => users.id, { onDelete: 'set null' }),
  parentId: bigint('parent_id', { mode: 'number' }).references((): AnyPgColumn => comments.id, { onDelete: 'cascade' }),
  body: text().notNull(),
  hidden: boolean().notNull().default(false),
  createdAt: moment('created_at').notNull().defaultNow(),
}, (table) => [
  index('comments_post_id_idx').on(table.postId, table.createdAt),
  index('comments_author_id_idx').on(table.authorId),
  pgPolicy('comments_readable', { for: 'select', using: not(table.hidden) }),
]);

export const orderStatus = pgEnum('order_status', ['cart', 'paid', 'packed', 'shipped', 'delivered', 'refunded']);

export const products = pgTable('products', {
  id: integer().primaryKey().generatedByDefaultAsIdentity(),
  sku: varchar({ length: 16 }).notNull().unique(),
  name: text().notNull(),
  price: numeric({ precision: 10, scale: 2 }).notNull(),
  stock: integer().notNull().default(0),
  attributes: jsonb().notNull().default({}),
  thumbnail: bytea(),
  discontinuedOn: date('discontinued_on'),
  updatedAt: moment('updated_at').notNull().defaultNow(),
}, (table) => [check('products_price_positive', sql`${table.price} > 0`)]);

export const orders = pgTable('orders', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  customerId: integer('customer_id').notNull().references(() => users.id, { onDelete: 'restrict' }),
  status: orderStatus().notNull().default('cart'),
  currency: char({ length: 3 }).notNull().default('EUR'),
  total: numeric({ precision: 12, scale: 2 }).notNull(),
  shipping: jsonb(),
  note: text(),
  placedAt: moment('placed_at').notNull().defaultNow(),
  region: text().notNull(),
  couponCode: varchar('coupon_code', { length: 24 }).references(() => coupons.code, { onDelete: 'set null' }),
}, (table) => [
  index('orders_customer_id_idx').on(table.customerId),
  index('orders_placed_at_idx').on(table.placedAt.desc()),
  index('orders_open_idx').on(table.placedAt).where(sql`${table.status} in ('paid', 'packed')`),
  index('orders_region_idx').on(table.region),
]);

export const orderItems = pgTable('order_items', {
  orderId: bigint('order_id', { mode: 'number' }).notNull().references(() => orders.id, { onDelete: 'cascade' }),
  line: smallint().notNull(),
  productId: integer('product_id').notNull().references(() => products.id, { onDelete: 'restrict' }),
  quantity: integer().notNull(),
  unitPrice: numeric('unit_price', { precision: 10, scale: 2 }).notNull(),
  amount: numeric({ precision: 12, scale: 2 })
    .generatedAlwaysAs((): SQL => sql`${orderItems.quantity} * ${orderItems.unitPrice}`),
}, (table) => [
  primaryKey({ columns: [table.orderId, table.line] }),
  check('order_items_quantity_positive', sql`${table.quantity} > 0`),
  index('order_items_product_id_idx').on(table.productId),
]);

export const billing = pgSchema('billing');

export const invoiceNumber = billing.sequence('invoice_number', { startWith: 10001 });

export const invoices = billing.table('invoices', {
  id: uuid().primaryKey().defaultRandom(),
  number: bigint({ mode: 'number' }).notNull().unique().default(sql`nextval('billing.invoice_number')`),
  orderId: bigint('order_id', { mode: 'number' }).notNull().references(() => orders.id, { onDelete: 'restrict' }),
  net: numeric({ precision: 12, scale: 2 }).notNull(),
  vatRate: numeric('vat_rate', { precision: 4, scale: 3 }).notNull().default('0.190'),
  issuedOn: date('issued_on').notNull(),
  paidAt: moment('paid_at'),
}, (table) => [index('invoices_unpaid_idx').on(table.issuedOn).where(sql`${table.paidAt} is null`)]);

export const coupons = pgTable('coupons', {
  code: varchar({ length: 24 }).primaryKey(),
  percent: smallint().notNull(),
  validUntil: date('valid_until'),
}, (table) => [check('coupons_percent_range', sql`${table.percent} between 1 and 90`)]);

export const publishedPosts = pgView('published_posts').as((query) =>
  query
    .select({ id: posts.id, title: posts.title, slug: posts.slug, author: users.name, publishedAt: posts.publishedAt })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(eq(posts.status, 'published')));

export const monthlySales = pgMaterializedView('monthly_sales').as((query) =>
  query
    .select({
      month: sql<string>`date_trunc('month', ${orders.placedAt})`.as('month'),
      orders: sql<number>`count(*)`.as('orders'),
      revenue: sql<string>`sum(${orders.total})`.as('revenue'),
    })
    .from(orders)
    .where(ne(orders.status, 'cart'))
    .groupBy(sql`1`));
