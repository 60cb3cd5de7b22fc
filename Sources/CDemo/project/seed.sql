-- A believable year and a half of business, the same on every run: nothing here is random.
-- Every reference below is right by construction, so the foreign keys need not look at each row.
SET session_replication_role = replica;

INSERT INTO users (id, email, name, role, interests, settings, born_on, created_at)
OVERRIDING SYSTEM VALUE
SELECT i,
       lower(translate(first, 'áéíøöłçÁÉØŁ', 'aeioolcAEOL')) || '.' || i || '@' || host,
       first || ' ' || last,
       (CASE WHEN i = 1 THEN 'admin' WHEN i <= 24 THEN 'author' WHEN i <= 40 THEN 'support' ELSE 'customer' END)::user_role,
       CASE i % 5
           WHEN 0 THEN '{}'::text[]
           ELSE (ARRAY['pottery','sourdough','cycling','chess','film','gardening','jazz','maps','tea','birds'])[1 + i % 7 : 1 + i % 7 + i % 3]
       END,
       jsonb_build_object('theme', (ARRAY['light','dark','system'])[1 + i % 3], 'language', (ARRAY['en','de','fr','es','ja'])[1 + i * 7 % 5],
                          'newsletter', i % 4 <> 0),
       CASE WHEN i % 6 > 0 THEN date '1950-03-01' + (i * 7919 % 20000) END,
       timestamptz '2024-06-01 08:00+00' + i * interval '5 hours 13 minutes'
FROM generate_series(1, 2500) AS i,
LATERAL (SELECT
    (ARRAY['Ada','Björn','Chloé','Dmitri','Esra','Fátima','Grace','Hiroshi','Ines','Jonas','Katarzyna','Liam','Mei','Noor','Øystein','Priya',
           'Quentin','Rosa','Sven','Tomás','Uma','Viktor','Wanjiru','Ximena','Yusuf','Zoë','Anouk','Bartłomiej','Carmen','Daiki'])[1 + i * 17 % 30] AS first,
    (ARRAY['Andersson','Bianchi','Costa','Dubois','Eriksen','Fischer','García','Haddad','Ivanova','Jansen','Kowalczyk','Lindqvist','Moreau','Nakamura',
           'Okafor','Petrov','Quispe','Rossi','Schmidt','Tanaka','Ueda','Vargas','Weber','Xu','Yılmaz','Zhang','O''Brien','de Vries','Łukasik'])[1 + i * 23 % 29] AS last,
    (ARRAY['example.com','example.org','mail.example','post.example'])[1 + i % 4] AS host) AS who;
UPDATE users SET name = '山田 花子', email = 'hanako.42@example.jp' WHERE id = 42;
UPDATE users SET name = 'Maya 👩‍🚀 Okonkwo' WHERE id = 77;
UPDATE users SET name = 'Robert''); DROP TABLE users;--' WHERE id = 327;
SELECT setval('users_id_seq', 2500);

INSERT INTO posts (id, author_id, title, slug, body, status, tags, published_at, created_at)
SELECT md5('post ' || i)::uuid, 1 + i * 5 % 24, title, trim(both '-' from lower(regexp_replace(title, '[^A-Za-z0-9]+', '-', 'g'))) || '-' || i,
       (SELECT string_agg(sentence, CASE WHEN part % 4 = 0 THEN E'\n\n' ELSE ' ' END ORDER BY part)
        FROM generate_series(1, 7 + i % 9) AS part,
        LATERAL (SELECT (ARRAY[
            'The clay decides more than the potter likes to admit.', 'We packed forty parcels before the first coffee.',
            'A good knife is quiet.', 'Our oldest loom still runs every Tuesday.', 'Nobody agrees on how long tea should steep.',
            'The colour comes from iron, not from paint.', 'Write to us if the handle ever comes loose.', 'It took eleven tries to get the lid to close.',
            'Half of the workshop smells of beeswax in October.', 'We have stopped using plastic tape.', 'Measure twice, and then have somebody else measure.',
            'The glaze is safe for food; we had it tested again this year.', 'Linen softens with every wash.', 'You can see the maker''s thumb in each one.'
        ])[1 + (i * 3 + part * 5) % 14] AS sentence) AS line),
       (CASE WHEN i % 11 = 0 THEN 'draft' WHEN i % 17 = 0 THEN 'archived' ELSE 'published' END)::post_status,
       (ARRAY['workshop','materials','care','people','news','recipes'])[1 + i % 4 : 1 + i % 4 + i % 3],
       CASE WHEN i % 11 > 0 THEN written + interval '2 days' END, written
FROM generate_series(1, 400) AS i,
LATERAL (SELECT
    (ARRAY['Notes on','A week with','How we make','The trouble with','In praise of','What we learned from','Repairing','Seven thoughts about'])[1 + i % 8] || ' ' ||
    (ARRAY['stoneware','walnut oil','slow glue','hand-dyed wool','old looms','tin lids','copper pans','brushes','paper that lasts','the kiln','winter light'])[1 + i * 7 % 11] AS title,
    timestamptz '2025-01-07 09:30+00' + i * interval '35 hours 20 minutes' AS written) AS post;

INSERT INTO comments (id, post_id, author_id, parent_id, body, hidden, created_at)
SELECT i, md5('post ' || 1 + i * 13 % 400)::uuid, CASE WHEN i % 19 > 0 THEN 1 + i * 31 % 2500 END,
       CASE WHEN i > 400 AND i % 3 = 0 THEN i - 400 END,
       (ARRAY['Mine arrived today. It is heavier than I thought, in a good way.', 'Could you do this one in green?', 'Thank you for writing this down.',
              'I have had the same pan since 1998.', 'Does it go in the dishwasher?', 'Not in my kitchen.', 'My grandmother had exactly this jug 💛',
              'The second picture is upside down.', 'これはとても美しいですね。', 'Second the question about the dishwasher.', '+1'])[1 + i * 3 % 11],
       i % 53 = 0, timestamptz '2025-02-01 10:00+00' + i * interval '2 hours 41 minutes'
FROM generate_series(1, 5000) AS i;
SELECT setval('comments_id_seq', 5000);

INSERT INTO products (id, sku, name, price, stock, attributes, thumbnail, discontinued_on)
SELECT i, format('RG-%s-%s', (ARRAY['CLY','WOD','TEX','MET'])[1 + i % 4], lpad(i::text, 4, '0')),
       (ARRAY['Small','Large','Everyday','Winter','Travelling','Grandmother''s'])[1 + i % 6] || ' ' ||
       (ARRAY['teapot','bread board','blanket','ladle','jug','spoon rest','apron','sieve','mug','rolling pin','scarf','lantern'])[1 + i * 5 % 12],
       4.90 + (i * 37 % 190) + (i % 3) * 0.05, i * 7919 % 400,
       jsonb_build_object('material', (ARRAY['stoneware','walnut','linen','copper'])[1 + i % 4], 'colours', to_jsonb((ARRAY['sand','moss','ink','rust','chalk'])[1 + i % 3 : 2 + i % 4]),
                          'size', jsonb_build_object('width', 8 + i % 30, 'height', 5 + i * 3 % 40, 'unit', 'cm'), 'dishwasher', i % 3 = 0),
       CASE WHEN i % 4 > 0 THEN '\x89504e470d0a1a0a'::bytea || decode(repeat(md5('thumbnail ' || i), 6), 'hex') END,
       CASE WHEN i % 29 = 0 THEN date '2026-01-31' - i WHEN i = 100 THEN 'infinity'::date END
FROM generate_series(1, 240) AS i;
SELECT setval('products_id_seq', 240);

INSERT INTO order_items (order_id, line, product_id, quantity, unit_price)
SELECT i, line, product.id, 1 + (i + line) % 7 / 3, product.price
FROM generate_series(1, 200000) AS i CROSS JOIN LATERAL generate_series(1, 1 + i % 2) AS line
JOIN products AS product ON product.id = 1 + (i * 7 + line * 101) % 240;

INSERT INTO orders (id, customer_id, status, currency, total, shipping, note, placed_at)
OVERRIDING SYSTEM VALUE
SELECT i, 1 + i * 977 % 2500,
       (CASE WHEN i % 41 = 0 THEN 'refunded' WHEN i <= 196000 THEN 'delivered' WHEN i % 7 = 0 THEN 'cart'
             WHEN i <= 198500 THEN 'shipped' WHEN i % 3 = 0 THEN 'packed' ELSE 'paid' END)::order_status,
       (ARRAY['EUR','EUR','EUR','GBP','USD','JPY'])[1 + i % 6], items.total,
       CASE WHEN i % 7 > 0 THEN jsonb_build_object('carrier', (ARRAY['post','bicycle','pick-up'])[1 + i % 3], 'city',
           (ARRAY['Lisbon','Göteborg','Kraków','Nairobi','大阪','Montréal','Leeds','Porto Alegre'])[1 + i * 3 % 8], 'parcels', 1 + i % 2) END,
       CASE WHEN i % 23 = 0 THEN 'Please leave it with the neighbour.' WHEN i % 57 = 0 THEN '' WHEN i % 301 = 0 THEN 'Happy birthday 🎂, from all of us' END,
       timestamptz '2025-01-02 06:00+00' + i * interval '260 seconds' + (i * 7919 % 3600) * interval '1 second'
FROM generate_series(1, 200000) AS i
JOIN (SELECT order_id, sum(quantity * unit_price) AS total FROM order_items GROUP BY order_id) AS items ON items.order_id = i;
UPDATE orders SET note = E'\x1b[31mred\x1b[0m, a bell \x07 and \u202eright to left' WHERE id = 199990;
UPDATE orders SET note = repeat('A very long note that nobody will read to its end. ', 400) WHERE id = 199995;
SELECT setval('orders_id_seq', 200000);

INSERT INTO billing.invoices (id, number, order_id, net, issued_on, paid_at)
SELECT md5('invoice ' || id)::uuid, 10000 + row_number() OVER (ORDER BY id), id, round(total / 1.19, 2), placed_at::date,
       CASE WHEN id % 37 > 0 THEN placed_at + interval '3 days' END
FROM orders WHERE id % 8 = 0 AND status <> 'cart';
SELECT setval('billing.invoice_number', max(number)) FROM billing.invoices;

INSERT INTO page_views (viewed_at, path, user_id, referrer, client)
SELECT timestamptz '2026-05-01 00:00+00' + i * interval '230 seconds',
       (ARRAY['/','/shop','/shop/' || i % 240, '/blog','/blog/' || i % 400, '/cart','/about'])[1 + i * 5 % 7],
       CASE WHEN i % 3 = 0 THEN 1 + i * 31 % 2500 END, CASE WHEN i % 4 = 0 THEN 'https://search.example/?q=teapot' END,
       ('2001:db8::' || to_hex(i % 65536))::inet
FROM generate_series(1, 40000) AS i;

INSERT INTO wishlists (user_id, product_id, added_at)
SELECT 41 + i % 2400, 1 + (i * 11 + i / 2400) % 240, timestamptz '2026-08-01 12:00+00' + i * interval '7 minutes' FROM generate_series(1, 3000) AS i;

RESET session_replication_role;
REFRESH MATERIALIZED VIEW monthly_sales;
ANALYZE;
