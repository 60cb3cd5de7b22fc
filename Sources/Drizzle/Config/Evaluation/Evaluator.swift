/// Works out what a configuration exports, without running any of it.
///
/// Follows constants, the environment and the few functions that configurations use. Whatever would need code to run becomes
/// an unknown value that carries its expression; it is an error only for who needs it. Reads no files but those
/// that the configuration's dotenv calls name.
struct Evaluator {
    let file: String
    let workingFolder: FilePath
    var environment: ScriptEnvironment
    private(set) var exported: ScriptValue?
    var names: [String: ScriptValue] = [:]
    let files = ProjectFiles()
    private let source: [UInt8]
    private var lines: LineTable

    init(file: String, source: [UInt8], workingFolder: FilePath, environment: ScriptEnvironment) {
        self.file = file
        self.source = source
        self.workingFolder = workingFolder
        self.environment = environment
        lines = LineTable(source)
        let folder = FilePath(file).parent.text
        names = ["__dirname": ScriptValue(.string(folder)), "__filename": ScriptValue(.string(file))]
    }

    mutating func run(_ statements: [ScriptStatement]) {
        for statement in statements { run(statement) }
    }

    /// The source of a value that stands in the file itself.
    func literal(_ node: ScriptNode) -> [Provenance.Source] { [.literal(file: file, line: line(of: node))] }

    func unknown(_ node: ScriptNode) -> ScriptValue {
        let words = String(decoding: source[node.range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let text = words.joined(separator: " ").maskingPasswords
        let short = text.count > 80 ? text.prefix(79) + "…" : text[...]
        let expression = UnevaluatedExpression(text: String(short), file: file, line: line(of: node))
        return ScriptValue(.unknown(expression))
    }

    private func line(of node: ScriptNode) -> Int { lines.line(at: node.range.lowerBound) }
}

extension Evaluator {
    private mutating func run(_ statement: ScriptStatement) {
        switch statement {
        case .use(let module, let imported): use(module, imported)
        case .declaration(let pattern, let value): declare(pattern, value)
        case .expression(let node): runExpression(node)
        case .exportDefault(let node): exported = value(of: node)
        case .block(let statements): run(statements)
        case .branch(let condition, let then, let otherwise): branch(condition, then, otherwise)
        case .code(let node, let changes, let changesEnvironment):
            forget(changes, node)
            if changesEnvironment, let expression = unknown(node).unknown {
                environment.mayHaveMore(because: expression)
            }
        }
    }

    private mutating func use(_ module: String, _ imported: [ScriptStatement.ImportedName]) {
        for name in imported {
            let known =
                name.exported.map { BuiltIn.imported($0, from: module) } ?? BuiltIn.module(module)
            names[name.local] = ScriptValue(
                known.map(ScriptValue.Content.builtIn) ?? .imported(.init(name: name.local, module: module)))
        }
        guard imported.isEmpty else { return }
        loadOnImport(module)
    }

    /// Modules that are imported for what they do.
    mutating func loadOnImport(_ module: String) {
        switch module {
        case "dotenv/config", "dotenv/config.js", "@dotenvx/dotenvx/config": loadEnvironment(".env")
        case "server-only", "tsconfig-paths/register": break
        default:
            environment.mayHaveMore(
                because: UnevaluatedExpression(text: "import \"\(module)\"", file: file, line: 1))
        }
    }

    private mutating func declare(_ pattern: ScriptPattern, _ node: ScriptNode?) {
        let value = node.map { self.value(of: $0) } ?? ScriptValue.undefined
        switch pattern {
        case .name(let name): names[name] = value
        case .object(let bindings):
            for binding in bindings {
                var member = node.map { self.member(binding.key, of: value, $0) } ?? ScriptValue.undefined
                if case .undefined = member.content, let fallback = binding.fallback {
                    member = self.value(of: fallback)
                }
                names[binding.local] = member
            }
        case .other(let locals): if let node { forget(locals, node) }
        }
    }

    private mutating func branch(
        _ condition: ScriptNode, _ then: [ScriptStatement], _ otherwise: [ScriptStatement]
    ) {
        switch value(of: condition).isTrue {
        case true?: run(then)
        case false?: run(otherwise)
        case nil:
            // Either side may run: what they change is no longer known.
            let before = names
            run(then)
            let afterThen = names
            names = before
            run(otherwise)
            for (name, value) in afterThen where names[name] != value { names[name] = unknown(condition) }
        }
    }

    private mutating func forget(_ changed: [String], _ node: ScriptNode) {
        for name in changed { names[name] = unknown(node) }
    }

    /// Assignments and calls, which change something.
    private mutating func runExpression(_ node: ScriptNode) {
        guard case .assignment(let mark, let target, let right) = node.expression else {
            _ = value(of: node)
            return
        }
        assign(mark, target, right)
    }

    mutating func assign(_ mark: String, _ target: ScriptNode, _ right: ScriptNode) {
        let value = mark == "=" ? value(of: right) : combined(mark, target, right)
        switch target.expression {
        case .name(let name): names[name] = value
        case .member(let object, "exports") where object.expression == .name("module"): exported = value
        case .member(let object, "default") where object.isModuleExports: exported = value
        case .member(let object, let name): setMember(name, of: object, to: value)
        case .index(let object, let key):
            if let name = self.value(of: key).text {
                setMember(name, of: object, to: value)
            } else {
                forgetRoot(object)
            }
        default: forgetRoot(target)
        }
    }

    /// `a ||= b` is `a = a || b`.
    private mutating func combined(_ mark: String, _ target: ScriptNode, _ right: ScriptNode) -> ScriptValue {
        value(of: ScriptNode(expression: .binary(String(mark.dropLast()), target, right), range: right.range))
    }

    private mutating func setMember(_ name: String, of node: ScriptNode, to value: ScriptValue) {
        switch self.value(of: node).content {
        case .builtIn(.environment):
            guard let text = value.text else { return }
            environment.set(name, to: text, source: value.sources.first ?? .environment(name: name))
        case .object(var object):
            guard case .name(let variable) = node.expression else { return forgetRoot(node) }
            object.set(name, to: value)
            names[variable]?.content = .object(object)
        default: forgetRoot(node)
        }
    }

    /// Something inside it changed in a way that is not followed.
    private mutating func forgetRoot(_ node: ScriptNode) {
        switch node.expression {
        case .name(let name): names[name] = unknown(node)
        case .member(let object, _), .index(let object, _): forgetRoot(object)
        default: break
        }
    }
}

extension ScriptNode {
    /// `exports` or `module.exports`.
    fileprivate var isModuleExports: Bool {
        switch expression {
        case .name("exports"): true
        case .member(let object, "exports"): object.expression == .name("module")
        default: false
        }
    }
}

/// The line of every byte.
private struct LineTable {
    private let starts: [Int]

    init(_ bytes: [UInt8]) { starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 } }

    func line(at offset: Int) -> Int { (starts.lastIndex { $0 <= offset } ?? 0) + 1 }
}

extension String {
    /// The same text with whatever stands for a password in a URL replaced.
    var maskingPasswords: String {
        var result = ""
        var rest = self[...]
        while let scheme = rest.firstRange(of: "://") {
            result += rest[..<scheme.upperBound]
            rest = rest[scheme.upperBound...]
            let authority = rest.prefix { !"/?#\"'` ".contains($0) }
            guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":")
            else { continue }
            result += rest[...colon] + "••••••"
            rest = rest[at...]
        }
        return result + rest
    }
}
