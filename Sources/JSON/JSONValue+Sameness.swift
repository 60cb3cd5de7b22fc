extension JSONValue {
    /// Whether both say the same, whatever the order of an object's members; numbers are compared as written.
    package func isSame(as other: JSONValue) -> Bool {
        switch (content, other.content) {
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.allSatisfy { member in
                    right.first { $0.name == member.name }.map { member.value.isSame(as: $0.value) } ?? false
                }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        case (.string(let left), .string(let right)), (.number(let left), .number(let right)): left == right
        case (.boolean(let left), .boolean(let right)): left == right
        case (.null, .null): true
        case (.object, _), (.array, _), (.string, _), (.number, _), (.boolean, _), (.null, _): false
        }
    }
}
