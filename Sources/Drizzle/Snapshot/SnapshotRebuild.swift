import JSON

/// Works the changes of one branch into the snapshots of another, so that the later side can follow the earlier one.
///
/// A snapshot says what the whole schema is, so a later side that is merely linked behind the earlier one still lacks what
/// the earlier side changed, and `generate` would write those changes again. Drizzle Kit's objects have names, so the three
/// states are joined name by name: what only one side changed is taken from it; where both changed the same thing, the
/// later side decides, as its statement runs last.
package struct SnapshotRebuild {
    private let base: JSONValue
    private let earlier: JSONValue

    /// - Parameters:
    ///   - base: The snapshot that both sides follow.
    ///   - earlier: The last snapshot of the side that comes first.
    package init?(from base: String, onto earlier: String) {
        guard let base = JSONValue(text: base), let earlier = JSONValue(text: earlier) else { return nil }
        (self.base, self.earlier) = (base, earlier)
    }

    /// A snapshot of the later side with the earlier side's changes in it.
    ///
    /// - Parameters:
    ///   - text: The snapshot as it is.
    ///   - parent: The id it is to follow; `nil` leaves it as it is.
    /// - Returns: `nil` when the text is not written the way Drizzle Kit writes it, as more than what is meant would
    ///   change.
    package func rebuilt(_ text: String, parent: String?) -> String? {
        let ending = text.hasSuffix("\n") ? "\n" : ""
        guard let later = JSONValue(text: text), later.indentedText + ending == text,
            case .object(let own) = later.content,
            case .object(let joined) = JSONValue.joined(base, earlier, later)?.content
        else { return nil }
        let members = joined.map { member in
            guard ["id", "prevId", "version", "dialect"].contains(member.name) else { return member }
            let value = own.first { $0.name == member.name }?.value ?? member.value
            guard member.name == "prevId", let parent else { return .init(name: member.name, value: value) }
            return JSONValue.Member(name: member.name, value: JSONValue(content: .string(parent), offset: 0))
        }
        return JSONValue(content: .object(members), offset: 0).indentedText + ending
    }
}

extension JSONValue {
    /// Three states of one value: `nil` is "not there".
    fileprivate static func joined(_ base: JSONValue?, _ earlier: JSONValue?, _ later: JSONValue?)
        -> JSONValue?
    {
        if isSame(later, base) { return earlier }
        if isSame(earlier, base) || isSame(earlier, later) { return later }
        guard case .object(let before)? = base?.content, case .object(let left)? = earlier?.content,
            case .object(let right)? = later?.content
        else { return joinedLists(base, earlier, later) ?? later }
        let names = left.map(\.name) + right.map(\.name).filter { name in !left.contains { $0.name == name } }
        let members = names.compactMap { name in
            joined(before.value(name), left.value(name), right.value(name)).map {
                Member(name: name, value: $0)
            }
        }
        return JSONValue(content: .object(members), offset: 0)
    }

    /// What both sides added at the end of one list, such as the values of an enum.
    private static func joinedLists(_ base: JSONValue?, _ earlier: JSONValue?, _ later: JSONValue?)
        -> JSONValue?
    {
        guard case .array(let before)? = base?.content, case .array(let left)? = earlier?.content,
            case .array(let right)? = later?.content, left.count >= before.count, right.count >= before.count,
            zip(before, left).allSatisfy({ isSame($0, $1) }),
            zip(before, right).allSatisfy({ isSame($0, $1) })
        else { return nil }
        let new = right[before.count...].filter { value in !left.contains { isSame($0, value) } }
        return JSONValue(content: .array(left + new), offset: 0)
    }

    private static func isSame(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.isSame(as: right)
    }
}

extension [JSONValue.Member] {
    fileprivate func value(_ name: String) -> JSONValue? { first { $0.name == name }?.value }
}
