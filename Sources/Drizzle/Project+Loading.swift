extension Project {
    /// Finds, reads and evaluates the configuration, and reads the migrations it names.
    ///
    /// - Parameters:
    ///   - workingFolder: A full path; the search goes from here upwards.
    ///   - configuration: A path given by the person, relative to the working folder; `nil` searches.
    ///   - environment: The variables the process was started with.
    /// - Returns: `nil` when no configuration was given and none was found.
    /// - Throws: When there is no reading the file, or it is for another database; never for a field that is unknown.
    package static func load(
        from workingFolder: String, configuration: String? = nil, environment: [String: String]
    ) throws(ProjectError) -> Project? {
        guard
            let configuration = try DrizzleConfiguration.load(
                from: workingFolder, configuration: configuration, environment: environment)
        else { return nil }
        return Project(
            configuration: configuration, folder: configuration.out.value.map(MigrationFolder.reading))
    }
}

extension DrizzleConfiguration {
    /// Finds, reads and evaluates the configuration alone, which is all that connecting needs.
    ///
    /// - Parameters:
    ///   - workingFolder: A full path; the search goes from here upwards.
    ///   - configuration: A path given by the person, relative to the working folder; `nil` searches.
    ///   - environment: The variables the process was started with.
    /// - Returns: `nil` when no configuration was given and none was found.
    /// - Throws: When there is no reading the file, or it is for another database; never for a field that is unknown.
    package static func load(
        from workingFolder: String, configuration: String? = nil, environment: [String: String]
    ) throws(ProjectError) -> DrizzleConfiguration? {
        let working = FilePath(workingFolder).normalized
        if let configuration {
            let path = working.resolving(configuration)
            return try ConfigurationFile(path: path, folder: working, isFound: false).load(environment)
        }
        guard let path = search(from: working) else { return nil }
        return try ConfigurationFile(path: path, folder: path.parent, isFound: path.parent != working)
            .load(environment)
    }

    /// In Drizzle's order, then the names that Drizzle takes only when told.
    private static let names = ["ts", "js", "json", "mts", "mjs", "cts", "cjs"].map { "drizzle.config.\($0)" }

    /// The configurations below a folder, for who stands above the project: at most twenty, by their full paths.
    ///
    /// Goes four folders deep and looks at no more than 2,000 of them; packages and hidden folders are left out.
    package static func paths(below folder: String) -> [String] {
        let files = ProjectFiles()
        var found: [String] = []
        var level = [FilePath(folder).normalized]
        var room = 2_000
        for _ in 0..<4 where found.count < 20 {
            level = level.flatMap { folder in
                (files.entries(of: folder.text) ?? []).filter { $0.isFolder && $0.name != "node_modules" }
                    .map { folder.resolving($0.name) }
            }
            level = Array(level.prefix(room))
            room -= level.count
            found += level.flatMap { folder in names.map { folder.resolving($0).text }.filter(files.isFile) }
        }
        return found.prefix(20).sorted()
    }

    private static func search(from folder: FilePath) -> FilePath? {
        let files = ProjectFiles()
        var folder = folder
        while true {
            // Most starts look at some fifty paths and find nothing, so there is nothing worked out about them.
            let start = folder.text == "/" ? "/" : folder.text + "/"
            for name in names where files.isFile(start + name) { return FilePath(start + name) }
            let parent = folder.parent
            if parent == folder { return nil }
            folder = parent
        }
    }
}

/// One configuration on disk.
private struct ConfigurationFile {
    let path: FilePath
    /// What Drizzle would take as its working folder.
    let folder: FilePath
    /// Whether it was found above the working folder.
    let isFound: Bool
    private let files = ProjectFiles()

    init(path: FilePath, folder: FilePath, isFound: Bool) {
        (self.path, self.folder, self.isFound) = (path, folder, isFound)
    }

    func load(_ environment: [String: String]) throws(ProjectError) -> DrizzleConfiguration {
        let bytes = try read()
        var evaluator = Evaluator(
            file: path.text, source: bytes, workingFolder: folder,
            root: ProjectRoot(of: path, workingFolder: folder, environment),
            environment: ScriptEnvironment(environment))
        // Drizzle Kit reads `.env` of its working folder first; the one beside the configuration adds to it.
        evaluator.loadByDefault()
        if path.parent != folder { evaluator.loadEnvironment(path.parent.resolving(".env").text) }
        let exported = try exported(of: bytes, with: &evaluator)
        var reader = ConfigurationReader(file: path.text, folder: folder, exported: exported)
        return try reader.configuration().placed(by: self).made(of: evaluator.filesRead)
    }

    private func read() throws(ProjectError) -> [UInt8] {
        do {
            return try files.bytes(of: path.text)
        } catch {
            switch error {
            case .missing: throw .configurationMissing(path: path.text)
            case .unreadable(let reason): throw .configurationUnreadable(path: path.text, reason: reason)
            }
        }
    }

    private func exported(
        of bytes: [UInt8], with evaluator: inout Evaluator
    ) throws(ProjectError) -> ScriptObject {
        let value: ScriptValue?
        do {
            if path.text.hasSuffix(".json") {
                value = evaluator.value(of: try ScriptParser.value(of: bytes))
            } else {
                evaluator.run(try ScriptParser.statements(of: bytes))
                value = evaluator.exported
            }
        } catch {
            throw .notUnderstood(
                path: path.text, place: TextPlace(offset: error.offset, in: bytes), expected: error.expected)
        }
        switch value?.content {
        case .object(let object)?: return object
        case .unknown(let expression)?: throw .dialectUnknown(expression)
        default: throw .nothingExported(path: path.text)
        }
    }

    /// What there is to say about relative paths.
    func notes(out: Setting<String>) -> [ConfigurationNote] {
        if isFound { return [.pathsCountFrom(folder: folder.text)] }
        return outBeside(out).map { [.outFoundBesideConfiguration(path: $0)] } ?? []
    }

    /// The `out` beside the configuration, when only that one exists.
    func outBeside(_ out: Setting<String>) -> String? {
        guard let here = out.value, path.parent != folder, !files.isFolder(here),
            case let start = folder.text == "/" ? "/" : folder.text + "/", here.hasPrefix(start)
        else { return nil }
        let beside = path.parent.resolving(String(here.dropFirst(start.count))).text
        return files.isFolder(beside) ? beside : nil
    }
}

extension DrizzleConfiguration {
    fileprivate func made(of read: FilesRead) -> DrizzleConfiguration {
        var copy = self
        (copy.root, copy.files, copy.outside) = (read.root.folder.text, read.files, read.outside)
        copy.notes += read.outside.map { .outsideProject(path: $0) }
        return copy
    }

    fileprivate func placed(by file: ConfigurationFile) -> DrizzleConfiguration {
        var copy = self
        let beside = file.outBeside(out)
        copy.notes = file.notes(out: out) + notes
        if case .incomplete(let unset) = credentials {
            copy.unloaded = UnloadedVariable.looking(
                for: unset, from: [file.folder, file.path.parent])
        }
        if let beside { copy.out = out.map { _ in beside } }
        return copy
    }
}
