/// What a JSON document has to look like.
///
/// Drizzle Kit writes snapshots of a fixed form and refuses others as "malformed"; this says which form. A shape is
/// compiled once into ``ShapeTable`` and then compared with files at the speed of reading them.
indirect enum JSONShape: Sendable {
    case string, number, boolean, any
    /// One of these strings.
    case oneOf([String])
    case array(of: JSONShape)
    /// An object with any names in it and values of one shape.
    case map(of: JSONShape)
    case object([Field], isStrict: Bool)
    case nullable(JSONShape)
    /// An object whose shape is told by the string in one of its own fields.
    case tagged(by: String, [(tag: String, shape: JSONShape)])

    struct Field: Sendable {
        let name: String
        let shape: JSONShape
        let isRequired: Bool
        /// The strings in here are remembered under this number.
        var capture: Capture?

        init(_ name: String, _ shape: JSONShape, isRequired: Bool = true, capture: Capture? = nil) {
            (self.name, self.shape, self.isRequired, self.capture) = (name, shape, isRequired, capture)
        }

        static func optional(_ name: String, _ shape: JSONShape) -> Field {
            Field(name, shape, isRequired: false)
        }
    }

    /// What the header of a snapshot consists of.
    enum Capture: UInt8, Sendable { case id = 1, parent, version, dialect }

    /// An object that refuses fields it does not know.
    static func strict(_ fields: Field...) -> JSONShape { .object(fields, isStrict: true) }
    /// An object that may have more fields than these.
    static func open(_ fields: Field...) -> JSONShape { .object(fields, isStrict: false) }

    static let strings = JSONShape.array(of: .string)
}

/// Why a document has another shape, and at which byte.
struct ShapeMismatch: Error, Equatable {
    let offset: Int
    let fact: Fact

    enum Fact: Equatable {
        case missingField(String)
        case unknownField(String)
        case wrongKind(field: String, expected: String)
    }
}
