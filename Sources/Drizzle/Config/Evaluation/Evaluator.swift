/// Works out what a configuration exports, without running any of it.
///
/// Follows constants, the environment, the functions that configurations use, plain functions and loops, and the project's
/// own modules that are imported. Whatever would need code to run becomes an unknown value that carries its expression; it
/// is an error only for who needs it. What is not followed may also have changed variables, which are unknown from then on.
/// Reads no files but those that the configuration imports, and those that its dotenv calls name inside of the project.
struct Evaluator {
    let workingFolder: FilePath
    let files = ProjectFiles()
    /// What was read so far, whichever way was taken.
    var filesRead: FilesRead
    var state: EvaluationState
    /// The module that is running.
    var source: ScriptSource
    /// Where the names of the running function begin in `state.scopes`.
    var functionScope = 0
    /// How many functions are running.
    var callDepth = 0
    /// What may still be called, imported and gone through.
    var remainingSteps = Self.longestRun
    /// How deep evaluation is inside of expressions.
    var depth = 0

    /// Far more than a configuration needs.
    static let longestRun = 10_000

    init(
        file: String, source: [UInt8], workingFolder: FilePath, root: ProjectRoot,
        environment: ScriptEnvironment
    ) {
        self.workingFolder = workingFolder
        filesRead = FilesRead(root: root)
        filesRead.add(file, source)
        self.source = ScriptSource(file: file, bytes: source)
        let module = ScriptModule(self.source)
        state = EvaluationState(
            environment: environment, modules: [file: module], scopes: [module.names])
    }

    var environment: ScriptEnvironment {
        get { state.environment }
        _modify { yield &state.environment }
    }

    /// The running module.
    var module: ScriptModule {
        get { state.modules[source.file] ?? ScriptModule(source) }
        set { state.modules[source.file] = newValue }
    }

    /// What the module exports by default, or as a whole.
    var exported: ScriptValue? { export("default", of: source.file) }

    /// The source of a value that stands in the file itself.
    func literal(_ node: ScriptNode) -> [Provenance.Source] {
        [.literal(file: source.file, line: source.line(of: node))]
    }

    func unknown(_ node: ScriptNode) -> ScriptValue { ScriptValue(.unknown(source.expression(node))) }
}

extension Evaluator {
    /// The value of a name; `nil` when nothing declares it.
    func value(named name: String) -> ScriptValue? {
        guard let value = state.scopes.lazy.reversed().compactMap({ $0[name] }).first else { return nil }
        if case .binding(let binding) = value.content { return self.value(of: binding) }
        return value
    }

    mutating func declare(_ name: String, _ value: ScriptValue, ofFunction: Bool = false) {
        state.scopes[ofFunction ? functionScope : state.scopes.count - 1][name] = value
    }

    /// Gives a name another value, wherever it is declared.
    mutating func rebind(_ name: String, to value: ScriptValue) {
        let scope = state.scopes.lastIndex { $0[name] != nil } ?? 0
        state.scopes[scope][name] = value
    }

    /// Goes either way, since nobody knows which; what differs afterwards is unknown.
    mutating func either<Result>(
        because node: ScriptNode, _ first: (inout Evaluator) -> Result, _ second: (inout Evaluator) -> Result
    ) -> (Result, Result) {
        let before = state
        let one = first(&self)
        let afterFirst = state
        state = before
        let other = second(&self)
        state = state.merged(with: afterFirst, because: source.expression(node))
        return (one, other)
    }

    /// Runs something that has names of its own.
    mutating func inScope<Result>(_ body: (inout Evaluator) -> Result) -> Result {
        state.scopes.append([:])
        let result = body(&self)
        state.scopes.removeLast()
        return result
    }
}
