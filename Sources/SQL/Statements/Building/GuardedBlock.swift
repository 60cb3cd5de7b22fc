/// The one form of DO block that can be judged: statements that may find their object there already.
///
/// ```sql
/// DO $$ BEGIN
///  ALTER TABLE "posts" ADD CONSTRAINT …;
/// EXCEPTION
///  WHEN duplicate_object THEN null;
/// END $$;
/// ```
///
/// - Source: drizzle-kit/src/sqlgenerator.ts up to 0.29.
enum GuardedBlock {
    /// The statements between BEGIN and EXCEPTION; empty when the block does anything else.
    static func statements(in body: String) -> [SQLStatement] {
        var body = body
        return body.withUTF8 { bytes in
            let tokens = SQLLexer.tokens(of: bytes).filter { $0.kind != .comment }
            let words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() }
            guard words.first == "begin", let exception = words.lastIndex(of: "exception"),
                isHarmless(words[exception...])
            else { return [] }
            let inner = tokens[0].range.upperBound..<tokens[exception].range.lowerBound
            let statements = SQL.parse(String(decoding: bytes[inner], as: UTF8.self)).map(\.statement)
            return statements.allSatisfy(\.isDefinition) ? statements : []
        }
    }

    /// `EXCEPTION WHEN duplicate_… THEN null; END`, with or without the semicolons.
    private static func isHarmless(_ words: ArraySlice<String>) -> Bool {
        var rest = words.filter { $0 != ";" }[...]
        guard rest.popFirst() == "exception", rest.popFirst() == "when" else { return false }
        let conditions = rest.prefix { $0 != "then" }
        let isDuplicate = conditions.allSatisfy { $0 == "or" || $0.hasPrefix("duplicate_") }
        return isDuplicate && rest.dropFirst(conditions.count).elementsEqual(["then", "null", "end"])
    }
}

extension SQLStatement {
    /// Whether it defines something by itself; code of PL/pgSQL, such as `IF`, is none.
    fileprivate var isDefinition: Bool {
        switch self {
        case .other, .unreadable, .block, .setSearchPath: false
        case .createTable, .alterTable, .createIndex, .createEnum, .alterEnum, .createType, .createView,
            .createSequence, .alterSequence, .createSchema, .createExtension, .createFunction, .createTrigger,
            .createPolicy, .alterPolicy, .drop, .rename, .setSchema, .comment, .grant:
            true
        }
    }
}
