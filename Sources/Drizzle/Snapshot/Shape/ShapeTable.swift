/// A ``JSONShape`` laid out flat, so that comparing it with a document touches no reference counts.
struct ShapeTable: Sendable {
    enum Kind: UInt8 { case string, number, boolean, any, oneOf, array, map, object, tagged }

    struct Node {
        let kind: Kind
        let isNullable: Bool
        /// Objects only: whether unknown fields are refused.
        let isStrict: Bool
        /// The first of its fields or words, or the one node inside of an array or map.
        let first: Int
        let count: Int
        /// Objects only: a bit for each field that must be there.
        let required: UInt64
        /// Tagged objects only: the name of the telling field.
        let tag: Word
    }

    struct Field {
        let name: Word
        let node: Int
        let capture: UInt8
    }

    /// A stretch of ``letters``.
    struct Word {
        let start: Int
        let count: Int

        static let none = Word(start: 0, count: 0)
    }

    private(set) var nodes: [Node] = []
    private(set) var fields: [Field] = []
    private(set) var letters: [UInt8] = []
    /// The node that the whole document is compared with.
    private(set) var root = 0

    init(_ shape: JSONShape) { root = add(shape) }

    func text(of word: Word) -> String {
        String(decoding: letters[word.start..<word.start + word.count], as: UTF8.self)
    }

    private mutating func add(_ shape: JSONShape, isNullable: Bool = false) -> Int {
        switch shape {
        case .string: return add(.string, isNullable)
        case .number: return add(.number, isNullable)
        case .boolean: return add(.boolean, isNullable)
        case .any: return add(.any, isNullable)
        case .nullable(let shape): return add(shape, isNullable: true)
        case .array(let element):
            let inside = add(element)
            return add(.array, isNullable, first: inside)
        case .map(let value):
            let inside = add(value)
            return add(.map, isNullable, first: inside)
        case .oneOf(let words):
            let first = append(words.map { Field(name: word($0), node: 0, capture: 0) })
            return add(.oneOf, isNullable, first: first, count: words.count)
        case .object(let parts, let isStrict): return add(parts, isStrict, isNullable)
        case .tagged(let name, let cases):
            let inside = cases.map { Field(name: word($0.tag), node: add($0.shape), capture: 0) }
            let first = append(inside)
            return add(.tagged, isNullable, first: first, count: cases.count, tag: word(name))
        }
    }

    private mutating func add(_ parts: [JSONShape.Field], _ isStrict: Bool, _ isNullable: Bool) -> Int {
        precondition(parts.count <= 64, "a field of an object is one bit of a word")
        let inside = parts.map { part in
            Field(name: word(part.name), node: add(part.shape), capture: part.capture?.rawValue ?? 0)
        }
        let required = parts.enumerated().reduce(UInt64(0)) {
            $0 | ($1.element.isRequired ? 1 << $1.offset : 0)
        }
        let first = append(inside)
        return add(
            .object, isNullable, isStrict: isStrict, first: first, count: parts.count, required: required)
    }

    private mutating func add(
        _ kind: Kind, _ isNullable: Bool, isStrict: Bool = false, first: Int = 0, count: Int = 0,
        required: UInt64 = 0, tag: Word = .none
    ) -> Int {
        nodes.append(
            Node(
                kind: kind, isNullable: isNullable, isStrict: isStrict, first: first, count: count,
                required: required, tag: tag))
        return nodes.count - 1
    }

    private mutating func append(_ more: [Field]) -> Int {
        fields += more
        return fields.count - more.count
    }

    private mutating func word(_ text: String) -> Word {
        letters += Array(text.utf8)
        return Word(start: letters.count - text.utf8.count, count: text.utf8.count)
    }
}
