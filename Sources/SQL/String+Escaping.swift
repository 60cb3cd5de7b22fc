extension String {
    /// The text with every `mark`, an ASCII character, written twice, also where a combining character follows it.
    ///
    /// (`replacing` takes the two for one character that is no mark.)
    package func doubling(_ mark: Unicode.Scalar) -> String {
        inserting(UInt8(ascii: mark)) { $0 == UInt8(ascii: mark) }
    }

    /// The text with every `mark` that stands twice written once: the opposite of ``doubling(_:)``.
    package func halving(_ mark: Unicode.Scalar) -> String {
        String(unicodeScalars.replacing([mark, mark], with: CollectionOfOne(mark)))
    }

    /// The text with a backslash in front of every backslash and double quote, as arrays have it.
    package var backslashed: String {
        inserting(UInt8(ascii: "\\")) { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
    }

    /// The text as one word of a POSIX shell, in single quotes, whatever stands in it.
    package var shellQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }

    /// The text as one word of a POSIX shell, in quotes only where it needs them.
    package var shellWord: String {
        let isPlain = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"):
                true
            default: false
            }
        }
        return isPlain && !isEmpty ? self : shellQuoted
    }

    private func inserting(_ escape: UInt8, before isMarked: (UInt8) -> Bool) -> String {
        guard utf8.contains(where: isMarked) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + 8)
        for byte in utf8 {
            if isMarked(byte) { bytes.append(escape) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
