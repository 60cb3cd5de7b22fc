/// Finds the files of the project that imports mean.
struct ModuleFinder {
    private let files = ProjectFiles()

    /// The file that `module` means in an import of `file`; `nil` for a package, and for what is not there.
    func path(of module: String, from file: String) -> String? {
        let folder = FilePath(file).parent
        if module.hasPrefix("./") || module.hasPrefix("../") || module.hasPrefix("/") || module == "."
            || module == ".."
        {
            return existing(folder.resolving(module).text)
        }
        return aliased(module, from: folder)
    }

    /// As a bundler looks: the name itself, with an ending, another ending for that of the compiled file, or a folder.
    private func existing(_ path: String) -> String? {
        let endings = [".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".jsx", ".json"]
        var candidates = endings.contains { path.hasSuffix($0) } ? [path] : []
        for (compiled, written) in [(".js", ".ts"), (".mjs", ".mts"), (".cjs", ".cts"), (".js", ".tsx")]
        where path.hasSuffix(compiled) {
            candidates.append(path.dropLast(compiled.count) + written)
        }
        candidates += endings.map { path + $0 } + endings.map { path + "/index" + $0 }
        return candidates.first(where: files.isFile)
    }

    /// By the `paths` of the nearest `tsconfig.json`; one that extends another is not looked through.
    private func aliased(_ module: String, from folder: FilePath) -> String? {
        guard let (place, options) = compilerOptions(from: folder),
            case .object(let paths)? = options["paths"]?.content
        else { return nil }
        let base = place.resolving(options["baseUrl"]?.text ?? ".")
        for (pattern, value) in paths.members {
            guard case .array(let targets) = value.content, let rest = module.matching(pattern) else {
                continue
            }
            for target in targets.compactMap(\.text) {
                let path = base.resolving(target.replacing("*", with: rest, maxReplacements: 1)).text
                if let found = existing(path) { return found }
            }
        }
        return nil
    }

    private func compilerOptions(from folder: FilePath) -> (FilePath, ScriptObject)? {
        var folder = folder
        while true {
            let path = folder.resolving("tsconfig.json").text
            if let bytes = try? files.bytes(of: path) {
                guard let node = try? ScriptParser.value(of: bytes) else { return nil }
                var evaluator = Evaluator(
                    file: path, source: bytes, workingFolder: folder,
                    root: ProjectRoot(of: FilePath(path), workingFolder: folder, [:]),
                    environment: ScriptEnvironment([:]))
                guard case .object(let object) = evaluator.value(of: node).content,
                    case .object(let options)? = object["compilerOptions"]?.content
                else { return nil }
                return (folder, options)
            }
            guard folder.parent != folder else { return nil }
            folder = folder.parent
        }
    }
}

extension String {
    /// What stands where the star of a pattern such as `@/*` is.
    fileprivate func matching(_ pattern: String) -> String? {
        guard let star = pattern.firstIndex(of: "*") else { return self == pattern ? "" : nil }
        let (before, after) = (pattern[..<star], pattern[pattern.index(after: star)...])
        guard hasPrefix(before), hasSuffix(after), utf8.count >= before.utf8.count + after.utf8.count else {
            return nil
        }
        return String(dropFirst(before.count).dropLast(after.count))
    }
}
