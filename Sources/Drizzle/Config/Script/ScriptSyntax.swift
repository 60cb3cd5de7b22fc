/// An expression and where it stands in the source.
struct ScriptNode: Equatable, Sendable {
    let expression: ScriptExpression
    /// Bytes of the source.
    let range: Range<Int>
}

/// The expressions of a configuration; types are gone.
indirect enum ScriptExpression: Equatable, Sendable {
    case string(String)
    case number(Double)
    case boolean(Bool)
    case null
    case undefined
    case template([TemplatePart])
    case array([Element])
    case object([Member])
    case name(String)
    case importMeta
    /// `a.b` and `a?.b`.
    case member(ScriptNode, String)
    /// `a[b]`.
    case index(ScriptNode, ScriptNode)
    case call(ScriptNode, [Element])
    case construction(ScriptNode, [Element])
    case unary(String, ScriptNode)
    case binary(String, ScriptNode, ScriptNode)
    case conditional(ScriptNode, ScriptNode, ScriptNode)
    case assignment(String, ScriptNode, ScriptNode)
    case function(ScriptFunction)
    /// Code that only running it could tell the value of, and what running it may change.
    case code(ScriptEffects)

    enum TemplatePart: Equatable, Sendable {
        case text(String)
        case value(ScriptNode)
    }

    enum Element: Equatable, Sendable {
        case value(ScriptNode)
        case spread(ScriptNode)
    }

    enum Member: Equatable, Sendable {
        case property(ScriptNode, value: ScriptNode)
        case spread(ScriptNode)
    }
}

/// The statements of a configuration.
enum ScriptStatement: Equatable, Sendable {
    case use(ScriptImport)
    case declaration(ScriptDeclaration)
    case function(name: String, ScriptFunction)
    case expression(ScriptNode)
    case exportDefault(ScriptNode)
    /// `export { local as exported }`, and what `export` in front of a declaration says.
    case exportNames([ImportedName])
    case branch(ScriptNode, then: [ScriptStatement], otherwise: [ScriptStatement])
    case loop(ScriptLoop)
    /// Statements with names of their own.
    case block([ScriptStatement])
    /// Several statements in the place of one.
    case group([ScriptStatement])
    case returning(ScriptNode?)
    case throwing
    /// Whatever else is not followed.
    case code(ScriptNode, ScriptEffects)

    struct ImportedName: Equatable, Sendable {
        let local: String
        /// `nil` is the whole module.
        let exported: String?
    }
}

/// `import … from "module"`, or `export … from "module"`.
struct ScriptImport: Equatable, Sendable {
    let module: String
    let purpose: Purpose
    /// The statement, to be named.
    let node: ScriptNode

    enum Purpose: Equatable, Sendable {
        /// Empty where a module is imported for what it does.
        case names([ScriptStatement.ImportedName])
        /// `export { local as exported } from`: `local` is the name that others see.
        case passingOn([ScriptStatement.ImportedName])
        case passingOnAll
    }
}

/// `const pattern = value`.
struct ScriptDeclaration: Equatable, Sendable {
    let pattern: ScriptPattern
    let value: ScriptNode?
    /// `var`, which belongs to the function and not to the block.
    let isOfFunction: Bool
}

/// `for (const pattern of items)`, or `in`.
struct ScriptLoop: Equatable, Sendable {
    let pattern: ScriptPattern
    let items: ScriptNode
    /// `in`: the names of members instead of what is in them.
    let isOverKeys: Bool
    let body: [ScriptStatement]
    /// What all of it may change where it cannot be followed.
    let effects: ScriptEffects
}

/// A function, an arrow function, a method or a class.
struct ScriptFunction: Equatable, Sendable {
    let parameters: [Parameter]
    let body: Body
    /// What running it may change where it cannot be followed.
    let effects: ScriptEffects

    struct Parameter: Equatable, Sendable {
        let pattern: ScriptPattern
        let fallback: ScriptNode?
    }

    enum Body: Equatable, Sendable {
        case statements([ScriptStatement])
        case value(ScriptNode)
        /// Something that is not followed, such as a generator.
        case unread
    }
}

/// What a declaration binds.
enum ScriptPattern: Equatable, Sendable {
    case name(String)
    /// `{ key: local = fallback }`.
    case object([Binding])
    /// `[first, , third]`.
    case array([String?])
    /// Something else; its names have no value.
    case other(names: [String])

    struct Binding: Equatable, Sendable {
        let key: String
        let local: String
        let fallback: ScriptNode?
    }
}
