package import Rows

extension Cell {
    /// How large a value is that is cut, such as `29 MB`; `nil` for every other.
    ///
    /// Of what was not made a text, only what is stored is known, which may be packed to a hundredth: `458 kB stored`.
    package var sizeWords: String? {
        switch self {
        case .cut("", let size): "\(size) stored"
        case .cut(_, let size): "\(size)"
        case .null, .value, .withheld: nil
        }
    }
}
