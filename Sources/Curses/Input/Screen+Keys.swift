import CNcurses
package import Terminal

extension Screen {
    /// The next key, if there is one now; never waits.
    ///
    /// Call until it answers `nil` whenever the input is readable.
    package mutating func readKey() -> Key? {
        while true {
            var code: wint_t = 0
            switch wget_wch(library.keys, &code) {
            case OK:
                guard let scalar = Unicode.Scalar(UInt32(code)) else { continue }
                if let key = decoder.take(scalar) { return key }
            case KEY_CODE_YES:
                if let key = decoder.take(code: Int32(code)) { return key }
            default:
                return decoder.takeSilence()
            }
        }
    }
}
