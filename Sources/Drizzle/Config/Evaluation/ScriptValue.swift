/// What an expression is worth, and where that comes from.
struct ScriptValue: Equatable, Sendable {
    var content: Content
    var sources: [Provenance.Source] = []

    indirect enum Content: Equatable, Sendable {
        case string(String)
        case number(Double)
        case boolean(Bool)
        case null
        case undefined
        case array([ScriptValue])
        case object(ScriptObject)
        case url(ScriptURL)
        case builtIn(BuiltIn)
        case function(ScriptClosure)
        case validator(ScriptValidator)
        /// A name of another module that was followed.
        case binding(ScriptBinding)
        /// All that a module exports, by its path.
        case namespace(String)
        /// Something from a module that is not read.
        case imported(Imported)
        /// Only running the code could tell.
        case unknown(UnevaluatedExpression)
    }

    struct Imported: Equatable, Sendable {
        /// The name it has here.
        let name: String
        let module: String
    }

    init(_ content: Content, _ sources: [Provenance.Source] = []) {
        self.content = content
        self.sources = sources
    }

    static let undefined = ScriptValue(.undefined)
}

/// An object, its members in order.
struct ScriptObject: Equatable, Sendable {
    private(set) var members: [(name: String, value: ScriptValue)] = []
    /// Set when something that was not evaluated is spread into it: other members may then exist.
    private(set) var rest: UnevaluatedExpression?

    subscript(name: String) -> ScriptValue? { members.last { $0.name == name }?.value }

    mutating func set(_ name: String, to value: ScriptValue) {
        members.removeAll { $0.name == name }
        members.append((name, value))
    }

    mutating func spread(_ other: ScriptObject) {
        if let rest = other.rest { spread(rest) }
        for (name, value) in other.members { set(name, to: value) }
    }

    /// What is spread may replace every member so far.
    mutating func spread(_ unknown: UnevaluatedExpression) {
        members = members.map { ($0.name, ScriptValue(.unknown(unknown))) }
        rest = unknown
    }

    static func == (left: ScriptObject, right: ScriptObject) -> Bool {
        left.rest == right.rest && left.members.elementsEqual(right.members, by: ==)
    }
}

extension ScriptValue {
    /// JavaScript's truth; `nil` when it is not known.
    var isTrue: Bool? {
        switch content {
        case .string(let text): !text.isEmpty
        case .number(let number): number != 0 && !number.isNaN
        case .boolean(let boolean): boolean
        case .null, .undefined: false
        case .array, .object, .url, .builtIn, .function, .validator, .namespace: true
        case .imported, .binding, .unknown: nil
        }
    }

    /// Whether `??` goes on to its right side; `nil` when it is not known.
    var isNullish: Bool? {
        switch content {
        case .null, .undefined: true
        case .string, .number, .boolean, .array, .object, .url, .builtIn, .function, .validator, .namespace:
            false
        case .imported, .binding, .unknown: nil
        }
    }

    /// JavaScript's `String(value)`; `nil` when it is not known or nothing one would write.
    var text: String? {
        switch content {
        case .string(let text): text
        case .number(let number): ScriptNumber.text(number)
        case .boolean(let boolean): boolean ? "true" : "false"
        case .null: "null"
        case .undefined: "undefined"
        case .url(let url): url.text
        case .array(let elements): elements.count == 1 ? elements[0].text : nil
        case .object, .builtIn, .function, .validator, .binding, .namespace, .imported, .unknown: nil
        }
    }

    var unknown: UnevaluatedExpression? {
        if case .unknown(let expression) = content { expression } else { nil }
    }
}

extension ScriptValue.Content {
    /// No text of a configuration is so long, and no list; what doubles itself in a few lines would take all memory.
    private static let longest = 1 << 18

    var isTooLarge: Bool {
        switch self {
        case .string(let text): text.utf8.count > Self.longest
        case .array(let elements): elements.count > Self.longest >> 4
        case .number, .boolean, .null, .undefined, .object, .url, .builtIn, .function, .validator, .binding,
            .namespace, .imported, .unknown:
            false
        }
    }

    /// Whether so many copies of so many bytes are few enough to be put together.
    static func isRoomy(_ bytes: Int, times count: Int) -> Bool { bytes * count <= 16 * longest }
}
