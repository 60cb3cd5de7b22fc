extension BuiltIn {
    /// Whether a package surely sets no variable when it is imported, nor when something of it is called.
    static func isHarmless(_ module: String) -> Bool {
        if module.hasPrefix("node:") || module.hasPrefix("bun:") { return true }
        let parts = module.split(separator: "/", omittingEmptySubsequences: false)
        let package = parts.prefix(module.hasPrefix("@") ? 2 : 1).joined(separator: "/")
        return module.hasSuffix(".json") || harmlessPackages.contains(package)
            || quietPackages.contains(module)
    }

    private static let harmlessPackages: Set<String> = [
        // Node
        "assert", "buffer", "child_process", "crypto", "events", "fs", "http", "https", "module", "net", "os",
        "path", "process", "querystring", "stream", "string_decoder", "tls", "url", "util", "worker_threads",
        "zlib", "bun",
        // Drizzle, drivers
        "drizzle-kit", "drizzle-orm", "drizzle-zod", "pg", "postgres", "pg-connection-string",
        "@neondatabase/serverless", "@vercel/postgres", "@planetscale/database", "@electric-sql/pglite",
        // What checks variables
        "zod", "valibot", "arktype", "yup", "joi", "superstruct", "@sinclair/typebox", "@t3-oss/env-core",
        "@t3-oss/env-nextjs", "@t3-oss/env-nuxt",
        // What only works out values
        "pathe", "lodash", "lodash-es", "chalk", "picocolors", "tiny-invariant", "ts-pattern", "type-fest",
        "nanoid", "uuid", "@paralleldrive/cuid2", "@types/node", "vite", "server-only", "client-only",
        "tsconfig-paths", "reflect-metadata", "find-up", "pkg-dir",
    ]

    /// Of packages that set variables only when they are called, which is seen.
    private static let quietPackages: Set<String> = [
        "dotenv", "dotenv-expand", "@dotenvx/dotenvx", "dotenv-flow", "@next/env",
    ]

    /// Whether something unseen of it may set variables.
    var setsVariables: Bool {
        switch self {
        case .dotenv, .dotenvx, .dotenvFlow, .nextEnvironment, .configureDotenv, .configureDotenvx,
            .configureDotenvFlow, .expandDotenv, .loadEnvFile, .loadEnvConfig, .environment, .deno,
            .denoEnvironment, .require, .globalObject:
            true
        case .process, .bun, .importMeta, .path, .url, .identity, .join, .resolve, .relative, .dirname,
            .basename, .workingFolder, .fileURLToPath, .pathToFileURL, .urlClass, .number, .parseInt, .string,
            .boolean, .encodeURIComponent, .decodeURIComponent, .getVariable, .fileSystem, .fileExists,
            .readFile, .utilities, .parseDotenv, .objectClass, .zod, .createEnvironment:
            false
        }
    }
}
