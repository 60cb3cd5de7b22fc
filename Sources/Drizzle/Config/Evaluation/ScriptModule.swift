/// A module that was followed, as far as it has run.
struct ScriptModule: Equatable {
    let source: ScriptSource
    /// What its top level declares; while it runs, the evaluator has them.
    var names: [String: ScriptValue] = [:]
    private(set) var exports: [String: Export] = [:]
    /// Modules all of whose exports it passes on.
    private(set) var passedOn: [String] = []
    /// Something that is not followed is among what it passes on.
    private(set) var unread: UnevaluatedExpression?
    var isRunning = true

    enum Export: Equatable {
        /// A name of its top level, whose value may still change.
        case name(String)
        case value(ScriptValue)
    }

    init(_ source: ScriptSource) {
        self.source = source
        names = [
            "__dirname": ScriptValue(.string(FilePath(source.file).parent.text)),
            "__filename": ScriptValue(.string(source.file)),
        ]
    }

    mutating func export(_ name: String, as export: Export) { exports[name] = export }

    mutating func passOn(_ module: String) { passedOn.append(module) }

    mutating func passOnUnread(_ expression: UnevaluatedExpression) { unread = unread ?? expression }
}
