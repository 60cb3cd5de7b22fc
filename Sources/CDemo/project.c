#include "CDemo.h"

// C23's #embed, which clang has for every C: the files go into the binary as they are, and changing one
// compiles this file again. SwiftPM's embedInCode would take half a minute for them, and drop their folders.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char history_0006_swift_banshee_sql[] = {
#embed "history/0006_swift_banshee.sql"
};
static const unsigned char history_0012_shiny_wolfpack_sql[] = {
#embed "history/0012_shiny_wolfpack.sql"
};
static const unsigned char README_md[] = {
#embed "project/README.md"
};
static const unsigned char drizzle_config_ts[] = {
#embed "project/drizzle.config.ts"
};
static const unsigned char m0000_calm_talos_sql[] = {
#embed "project/drizzle/0000_calm_talos.sql"
};
static const unsigned char m0001_curly_rattler_sql[] = {
#embed "project/drizzle/0001_curly_rattler.sql"
};
static const unsigned char m0002_bright_harpoon_sql[] = {
#embed "project/drizzle/0002_bright_harpoon.sql"
};
static const unsigned char m0003_describe_tables_sql[] = {
#embed "project/drizzle/0003_describe_tables.sql"
};
static const unsigned char m0004_wide_domino_sql[] = {
#embed "project/drizzle/0004_wide_domino.sql"
};
static const unsigned char m0005_partition_page_views_sql[] = {
#embed "project/drizzle/0005_partition_page_views.sql"
};
static const unsigned char m0006_swift_banshee_sql[] = {
#embed "project/drizzle/0006_swift_banshee.sql"
};
static const unsigned char m0007_modern_gateway_sql[] = {
#embed "project/drizzle/0007_modern_gateway.sql"
};
static const unsigned char m0008_touch_updated_at_sql[] = {
#embed "project/drizzle/0008_touch_updated_at.sql"
};
static const unsigned char m0009_steady_vanguard_sql[] = {
#embed "project/drizzle/0009_steady_vanguard.sql"
};
static const unsigned char m0010_quiet_hulk_sql[] = {
#embed "project/drizzle/0010_quiet_hulk.sql"
};
static const unsigned char m0011_strong_raven_sql[] = {
#embed "project/drizzle/0011_strong_raven.sql"
};
static const unsigned char m0012_wet_bishop_sql[] = {
#embed "project/drizzle/0012_wet_bishop.sql"
};
static const unsigned char m0013_nice_vision_sql[] = {
#embed "project/drizzle/0013_nice_vision.sql"
};
static const unsigned char m0000_snapshot_json[] = {
#embed "project/drizzle/meta/0000_snapshot.json"
};
static const unsigned char m0001_snapshot_json[] = {
#embed "project/drizzle/meta/0001_snapshot.json"
};
static const unsigned char m0002_snapshot_json[] = {
#embed "project/drizzle/meta/0002_snapshot.json"
};
static const unsigned char m0003_snapshot_json[] = {
#embed "project/drizzle/meta/0003_snapshot.json"
};
static const unsigned char m0004_snapshot_json[] = {
#embed "project/drizzle/meta/0004_snapshot.json"
};
static const unsigned char m0005_snapshot_json[] = {
#embed "project/drizzle/meta/0005_snapshot.json"
};
static const unsigned char m0006_snapshot_json[] = {
#embed "project/drizzle/meta/0006_snapshot.json"
};
static const unsigned char m0007_snapshot_json[] = {
#embed "project/drizzle/meta/0007_snapshot.json"
};
static const unsigned char m0008_snapshot_json[] = {
#embed "project/drizzle/meta/0008_snapshot.json"
};
static const unsigned char m0009_snapshot_json[] = {
#embed "project/drizzle/meta/0009_snapshot.json"
};
static const unsigned char m0010_snapshot_json[] = {
#embed "project/drizzle/meta/0010_snapshot.json"
};
static const unsigned char m0011_snapshot_json[] = {
#embed "project/drizzle/meta/0011_snapshot.json"
};
static const unsigned char m0012_snapshot_json[] = {
#embed "project/drizzle/meta/0012_snapshot.json"
};
static const unsigned char m0013_snapshot_json[] = {
#embed "project/drizzle/meta/0013_snapshot.json"
};
static const unsigned char journal_json[] = {
#embed "project/drizzle/meta/_journal.json"
};
static const unsigned char package_json[] = {
#embed "project/package.json"
};
static const unsigned char seed_sql[] = {
#embed "project/seed.sql"
};
static const unsigned char schema_ts[] = {
#embed "project/src/db/schema.ts"
};

static const struct DemoFile files[] = {
    {"history/0006_swift_banshee.sql", history_0006_swift_banshee_sql, sizeof history_0006_swift_banshee_sql},
    {"history/0012_shiny_wolfpack.sql", history_0012_shiny_wolfpack_sql, sizeof history_0012_shiny_wolfpack_sql},
    {"project/README.md", README_md, sizeof README_md},
    {"project/drizzle.config.ts", drizzle_config_ts, sizeof drizzle_config_ts},
    {"project/drizzle/0000_calm_talos.sql", m0000_calm_talos_sql, sizeof m0000_calm_talos_sql},
    {"project/drizzle/0001_curly_rattler.sql", m0001_curly_rattler_sql, sizeof m0001_curly_rattler_sql},
    {"project/drizzle/0002_bright_harpoon.sql", m0002_bright_harpoon_sql, sizeof m0002_bright_harpoon_sql},
    {"project/drizzle/0003_describe_tables.sql", m0003_describe_tables_sql, sizeof m0003_describe_tables_sql},
    {"project/drizzle/0004_wide_domino.sql", m0004_wide_domino_sql, sizeof m0004_wide_domino_sql},
    {"project/drizzle/0005_partition_page_views.sql", m0005_partition_page_views_sql, sizeof m0005_partition_page_views_sql},
    {"project/drizzle/0006_swift_banshee.sql", m0006_swift_banshee_sql, sizeof m0006_swift_banshee_sql},
    {"project/drizzle/0007_modern_gateway.sql", m0007_modern_gateway_sql, sizeof m0007_modern_gateway_sql},
    {"project/drizzle/0008_touch_updated_at.sql", m0008_touch_updated_at_sql, sizeof m0008_touch_updated_at_sql},
    {"project/drizzle/0009_steady_vanguard.sql", m0009_steady_vanguard_sql, sizeof m0009_steady_vanguard_sql},
    {"project/drizzle/0010_quiet_hulk.sql", m0010_quiet_hulk_sql, sizeof m0010_quiet_hulk_sql},
    {"project/drizzle/0011_strong_raven.sql", m0011_strong_raven_sql, sizeof m0011_strong_raven_sql},
    {"project/drizzle/0012_wet_bishop.sql", m0012_wet_bishop_sql, sizeof m0012_wet_bishop_sql},
    {"project/drizzle/0013_nice_vision.sql", m0013_nice_vision_sql, sizeof m0013_nice_vision_sql},
    {"project/drizzle/meta/0000_snapshot.json", m0000_snapshot_json, sizeof m0000_snapshot_json},
    {"project/drizzle/meta/0001_snapshot.json", m0001_snapshot_json, sizeof m0001_snapshot_json},
    {"project/drizzle/meta/0002_snapshot.json", m0002_snapshot_json, sizeof m0002_snapshot_json},
    {"project/drizzle/meta/0003_snapshot.json", m0003_snapshot_json, sizeof m0003_snapshot_json},
    {"project/drizzle/meta/0004_snapshot.json", m0004_snapshot_json, sizeof m0004_snapshot_json},
    {"project/drizzle/meta/0005_snapshot.json", m0005_snapshot_json, sizeof m0005_snapshot_json},
    {"project/drizzle/meta/0006_snapshot.json", m0006_snapshot_json, sizeof m0006_snapshot_json},
    {"project/drizzle/meta/0007_snapshot.json", m0007_snapshot_json, sizeof m0007_snapshot_json},
    {"project/drizzle/meta/0008_snapshot.json", m0008_snapshot_json, sizeof m0008_snapshot_json},
    {"project/drizzle/meta/0009_snapshot.json", m0009_snapshot_json, sizeof m0009_snapshot_json},
    {"project/drizzle/meta/0010_snapshot.json", m0010_snapshot_json, sizeof m0010_snapshot_json},
    {"project/drizzle/meta/0011_snapshot.json", m0011_snapshot_json, sizeof m0011_snapshot_json},
    {"project/drizzle/meta/0012_snapshot.json", m0012_snapshot_json, sizeof m0012_snapshot_json},
    {"project/drizzle/meta/0013_snapshot.json", m0013_snapshot_json, sizeof m0013_snapshot_json},
    {"project/drizzle/meta/_journal.json", journal_json, sizeof journal_json},
    {"project/package.json", package_json, sizeof package_json},
    {"project/seed.sql", seed_sql, sizeof seed_sql},
    {"project/src/db/schema.ts", schema_ts, sizeof schema_ts},
};

const struct DemoFile *demo_file(size_t index) {
    return index < sizeof files / sizeof files[0] ? &files[index] : NULL;
}
