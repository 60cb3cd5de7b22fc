/// A part of the tree that PostgreSQL's parser makes of a statement, as libpg_query writes it.
///
/// Members that are zero, false, empty or absent are not written; names are those of `parsenodes.h`.
enum SyntaxNode: Equatable {
    case object([Member])
    case list([SyntaxNode])
    case text(String)
    case number(Int)
    case boolean(Bool)

    struct Member: Equatable {
        let name: String
        let value: SyntaxNode
    }

    subscript(_ name: String) -> SyntaxNode? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// A node that says what it is: `{"RangeVar": {…}}`.
    var kindAndNode: (kind: String, node: SyntaxNode)? {
        guard case .object(let members) = self, members.count == 1 else { return nil }
        return (members[0].name, members[0].value)
    }

    /// The node inside `{"RangeVar": {…}}`, if it is of that kind.
    func node(_ kind: String) -> SyntaxNode? {
        guard let (found, node) = kindAndNode, found == kind else { return nil }
        return node
    }

    /// The elements of a member that is a list, or of a `List` node; empty where there is none.
    func elements(_ name: String) -> [SyntaxNode] { self[name]?.elements ?? [] }

    var elements: [SyntaxNode] {
        if case .list(let elements) = self { return elements }
        return node("List")?.elements("items") ?? []
    }

    func text(_ name: String) -> String? { self[name]?.text }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    func number(_ name: String) -> Int? {
        if case .number(let number)? = self[name] { number } else { nil }
    }

    func isTrue(_ name: String) -> Bool { self[name] == .boolean(true) }

    /// The text of a `String` node.
    var string: String? { node("String").map { $0.text("sval") ?? "" } }

    /// The texts of a list of `String` nodes.
    var strings: [String] { elements.compactMap(\.string) }

    func strings(_ name: String) -> [String] { self[name]?.strings ?? [] }

    /// Calls `visit` with the node inside every `{"kind": {…}}`, however deep.
    func forEach(_ kind: String, _ visit: (SyntaxNode) -> Void) { forEach(among: [kind], visit) }

    /// The same for several kinds, in the order in which the nodes stand.
    func forEach(among kinds: Set<String>, _ visit: (SyntaxNode) -> Void) {
        switch self {
        case .object(let members):
            for member in members {
                if kinds.contains(member.name) { visit(member.value) }
                member.value.forEach(among: kinds, visit)
            }
        case .list(let elements):
            for element in elements { element.forEach(among: kinds, visit) }
        case .text, .number, .boolean: break
        }
    }
}
