// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "raingauge",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
        .target(name: "CLibPQ"),
        .target(name: "CHost"),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CPGQuery", providers: [.apt(["libpg-query-dev"])]),
        .target(name: "CDemo", exclude: ["project", "history"]),
        .systemLibrary(name: "CSystem"),
        .target(name: "SystemCalls", dependencies: ["CSystem"], swiftSettings: strict),
        .testTarget(name: "SystemCallsTests", dependencies: ["SystemCalls"], swiftSettings: strict),
        .target(name: "JSON", swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: strict),
        .target(
            name: "SQL",
            dependencies: ["CPGQuery", "JSON"],
            swiftSettings: strict,
            // Hosts do not have the shared libpg_query, so the archive goes into the binary.
            linkerSettings: [.linkedLibrary(":libpg_query.a")]
        ),
        .target(name: "Terminal", swiftSettings: strict),
        .target(
            name: "Curses", dependencies: ["CNcurses", "SystemCalls", "Terminal"], swiftSettings: strict),
        .testTarget(
            name: "CursesTests", dependencies: ["CNcurses", "Curses", "Terminal", "TestSupport"],
            swiftSettings: strict),
        .target(
            name: "Themes",
            dependencies: ["Terminal", "TOMLKit"],
            // A link to the folder at the top, because a resource must lie inside of its target.
            resources: [.embedInCode("themes")],
            swiftSettings: strict
        ),
        .testTarget(name: "ThemesTests", dependencies: ["Terminal", "Themes"], swiftSettings: strict),
        .testTarget(name: "TerminalTests", dependencies: ["CNcurses", "Terminal"], swiftSettings: strict),
        .target(name: "Catalog", dependencies: ["Postgres", "SQL"], swiftSettings: strict),
        .target(name: "Rows", dependencies: ["Catalog", "JSON", "Postgres", "SQL"], swiftSettings: strict),
        .testTarget(
            name: "CatalogTests",
            dependencies: ["Catalog", "Postgres", "SQL", "ScratchServer", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RowsTests",
            dependencies: ["Rows", "Catalog", "Postgres", "SQL", "ScratchServer", "TestSupport"],
            swiftSettings: strict),
        .target(
            name: "Postgres", dependencies: ["CLibPQ", "CPostgres", "SQL", "SystemCalls"],
            swiftSettings: strict),
        .target(name: "ScratchServer", dependencies: ["Postgres", "SystemCalls"], swiftSettings: strict),
        // The bench is built from it too, for which there is no test library: nothing in here imports Testing.
        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "SQL", "ScratchServer", "Terminal"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "PostgresTests", dependencies: ["Postgres", "SQL", "ScratchServer", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "TestSupportTests", dependencies: ["TestSupport", "Terminal"], swiftSettings: strict),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Catalog", "Postgres", "Rows", "SQL", "ScratchServer", "Terminal", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Bench",
            swiftSettings: strict
        ),
        .testTarget(
            name: "ScratchServerTests",
            dependencies: ["Postgres", "SQL", "ScratchServer", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(name: "SQLTests", dependencies: ["SQL", "TestSupport"], swiftSettings: strict),
        .target(
            name: "Drizzle",
            dependencies: [
                "Catalog", "JSON", "Postgres", "SQL", "SystemCalls",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DrizzleTests",
            dependencies: [
                "Catalog", "Drizzle", "JSON", "Postgres", "SQL", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Verification", dependencies: ["Catalog", "Drizzle", "JSON", "Postgres", "SQL"],
            swiftSettings: strict),
        .testTarget(
            name: "VerificationTests",
            dependencies: [
                "Verification", "Catalog", "Drizzle", "Postgres", "SQL", "ScratchServer", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Scenarios"],
            swiftSettings: strict),
        .target(
            name: "Review", dependencies: ["Catalog", "Drizzle", "Postgres", "SQL", "Verification"],
            swiftSettings: strict),
        .testTarget(
            name: "ReviewTests",
            dependencies: [
                "Review", "Catalog", "Drizzle", "JSON", "Postgres", "SQL", "ScratchServer", "TestSupport",
                "Verification",
            ],
            swiftSettings: strict),
        .target(
            name: "Workspace",
            dependencies: [
                "Catalog", "Drizzle", "JSON", "Postgres", "Review", "Rows", "SQL", "ScratchServer",
                "SystemCalls", "Verification",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: [
                "Workspace", "Catalog", "Drizzle", "Postgres", "Reports", "Review", "Rows", "SQL",
                "ScratchServer", "SystemCalls",
                "TestSupport", "Verification",
            ],
            swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: [
                "Catalog", "Drizzle", "Postgres", "Review", "Rows", "SQL", "ScratchServer", "SystemCalls",
                "Terminal", "Verification", "Workspace",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Browser",
            dependencies: [
                "JSON", "Reports", "Review", "Terminal", "Verification", "Workspace", "Drizzle", "Rows",
                "Catalog", "Postgres", "SQL",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "raingauge",
            dependencies: [
                "Browser", "CDemo", "CHost", "Catalog", "Curses", "Drizzle", "Postgres", "Reports", "Rows",
                "SQL",
                "Review", "ScratchServer", "SystemCalls", "Terminal", "Themes", "Verification", "Workspace",
                "TOMLKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "Browser", "JSON", "Reports", "Review", "Terminal", "Verification", "Drizzle", "Rows",
                "Catalog",
                "Postgres", "SQL", "TestSupport", "Workspace",
            ],
            exclude: ["Snapshots"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "Drizzle", "JSON", "Postgres", "SQL", "ScratchServer", "Terminal", "TestSupport",
                "Verification", "Workspace",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RaingaugeTests",
            dependencies: [
                "raingauge", "Browser", "CHost", "Catalog", "Drizzle", "Postgres", "Reports", "Rows", "SQL",
                "ScratchServer", "TestSupport", "Verification", "Workspace",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "raingauge", "Drizzle", "Postgres", "SQL", "ScratchServer", "Terminal", "TestSupport",
                "Verification",
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
