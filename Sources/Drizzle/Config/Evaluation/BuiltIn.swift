/// The functions and objects of Node, Bun and well-known packages that configurations use.
enum BuiltIn: Equatable, Sendable {
    // Objects
    case globalObject, process, environment, bun, importMeta, path, url, dotenv, nextEnvironment, deno
    case denoEnvironment, fileSystem, utilities, dotenvx, dotenvFlow, objectClass, zod
    // Functions that return what they are given
    case identity
    // Functions
    case configureDotenv, configureDotenvx, configureDotenvFlow, expandDotenv, parseDotenv, loadEnvFile
    case loadEnvConfig, createEnvironment, fileExists, readFile
    case join, resolve, relative, dirname, basename, workingFolder, fileURLToPath, pathToFileURL, urlClass
    case number, parseInt, string, boolean, encodeURIComponent, decodeURIComponent, require, getVariable

    /// A name that is there without an import.
    static func global(_ name: String) -> BuiltIn? {
        switch name {
        case "globalThis", "global": .globalObject
        case "process": .process
        case "Bun": .bun
        case "Deno": .deno
        case "require": .require
        case "URL": .urlClass
        case "Object": .objectClass
        case "Number": .number
        case "parseInt": .parseInt
        case "String": .string
        case "Boolean": .boolean
        case "encodeURIComponent": .encodeURIComponent
        case "decodeURIComponent": .decodeURIComponent
        case "defineConfig": .identity
        default: nil
        }
    }

    /// An object that is a whole module.
    static func module(_ name: String) -> BuiltIn? {
        switch name {
        case "path", "node:path", "pathe": .path
        case "process", "node:process": .process
        case "url", "node:url": .url
        case "fs", "node:fs": .fileSystem
        case "util", "node:util": .utilities
        case "dotenv": .dotenv
        case "@dotenvx/dotenvx": .dotenvx
        case "dotenv-flow": .dotenvFlow
        case "zod", "zod/v3", "zod/v4": .zod
        case "@next/env": .nextEnvironment
        default: nil
        }
    }

    /// A member that is built in too.
    func member(_ name: String) -> BuiltIn? {
        switch (self, name) {
        case (_, "default"): self
        case (.globalObject, _): Self.global(name)
        case (.process, "env"), (.bun, "env"), (.importMeta, "env"): .environment
        case (.deno, "env"): .denoEnvironment
        case (.denoEnvironment, "get"): .getVariable
        case (.process, "cwd"): .workingFolder
        case (.process, "loadEnvFile"): .loadEnvFile
        case (.path, "join"): .join
        case (.path, "resolve"): .resolve
        case (.path, "relative"): .relative
        case (.path, "dirname"): .dirname
        case (.path, "basename"): .basename
        case (.path, "posix"): .path
        case (.url, "fileURLToPath"): .fileURLToPath
        case (.url, "pathToFileURL"): .pathToFileURL
        case (.url, "URL"): .urlClass
        case (.fileSystem, "existsSync"): .fileExists
        case (.fileSystem, "readFileSync"): .readFile
        case (.utilities, "parseEnv"), (.dotenv, "parse"): .parseDotenv
        case (.dotenv, "config"), (.dotenv, "configDotenv"): .configureDotenv
        case (.dotenvx, "config"): .configureDotenvx
        case (.dotenvFlow, "config"): .configureDotenvFlow
        case (.zod, "z"): .zod
        case (.nextEnvironment, "loadEnvConfig"): .loadEnvConfig
        default: nil
        }
    }

    /// What an import of this name from this module is.
    static func imported(_ name: String, from module: String) -> BuiltIn? {
        if module == "drizzle-kit", name == "defineConfig" { return .identity }
        if module == "dotenv-expand", name == "expand" || name == "default" { return .expandDotenv }
        if module.hasPrefix("@t3-oss/env-"), name == "createEnv" { return .createEnvironment }
        return Self.module(module)?.member(name)
    }
}
