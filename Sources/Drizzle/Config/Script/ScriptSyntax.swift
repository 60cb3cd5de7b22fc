/// An expression and where it stands in the source.
struct ScriptNode: Equatable {
    let expression: ScriptExpression
    /// Bytes of the source.
    let range: Range<Int>
}

/// The expressions of a configuration; types are gone.
indirect enum ScriptExpression: Equatable {
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
    /// Code that only running it could tell the value of, such as a function.
    case code

    enum TemplatePart: Equatable {
        case text(String)
        case value(ScriptNode)
    }

    enum Element: Equatable {
        case value(ScriptNode)
        case spread(ScriptNode)
    }

    enum Member: Equatable {
        case property(ScriptNode, value: ScriptNode)
        case spread(ScriptNode)
    }
}

/// The statements of a configuration.
enum ScriptStatement: Equatable {
    case use(module: String, [ImportedName])
    case declaration(ScriptPattern, ScriptNode?)
    case expression(ScriptNode)
    case exportDefault(ScriptNode)
    case branch(ScriptNode, then: [ScriptStatement], otherwise: [ScriptStatement])
    case block([ScriptStatement])
    /// A loop, a function and whatever else is not followed: the names it may change, and whether it may change the environment.
    case code(ScriptNode, changes: [String], changesEnvironment: Bool)

    struct ImportedName: Equatable {
        let local: String
        /// `nil` is the whole module.
        let exported: String?
    }
}

/// What a declaration binds.
enum ScriptPattern: Equatable {
    case name(String)
    /// `{ key: local = fallback }`.
    case object([Binding])
    /// Something else, such as an array; its names have no value.
    case other(names: [String])

    struct Binding: Equatable {
        let key: String
        let local: String
        let fallback: ScriptNode?
    }
}
