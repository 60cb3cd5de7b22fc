import Crypto
import Glibc

/// The hashes one text has with LF or CRLF, each with and without a byte order mark.
///
/// A checkout with git's `autocrlf`, or an editor that adds a byte order mark, gives a file another hash and the
/// same meaning. The ledger holds only a hash, so each spelling is hashed here to be recognised there.
struct LineEndingHashes {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private var lineFeeds = SHA256()
    private var lineFeedsAfterMark = SHA256()
    private var carriageReturns = SHA256()
    private var carriageReturnsAfterMark = SHA256()
    private var isAtStart = true
    private var endsInCarriageReturn = false

    init() {
        lineFeedsAfterMark.update(data: Self.byteOrderMark)
        carriageReturnsAfterMark.update(data: Self.byteOrderMark)
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        var text = bytes
        if isAtStart {
            isAtStart = false
            if text.starts(with: Self.byteOrderMark) { text = UnsafeRawBufferPointer(rebasing: text[3...]) }
        }
        let normal = normalized(text)
        normal.withUnsafeBytes { piece in
            lineFeeds.update(bufferPointer: piece)
            lineFeedsAfterMark.update(bufferPointer: piece)
        }
        let windows = normal.withUnsafeBytes { $0.inserting(0x0D, before: 0x0A) }
        windows.withUnsafeBytes { piece in
            carriageReturns.update(bufferPointer: piece)
            carriageReturnsAfterMark.update(bufferPointer: piece)
        }
    }

    consuming func finish() -> [String] {
        if endsInCarriageReturn {
            lineFeeds.update(data: [0x0D])
            lineFeedsAfterMark.update(data: [0x0D])
            carriageReturns.update(data: [0x0D])
            carriageReturnsAfterMark.update(data: [0x0D])
        }
        return [lineFeeds, carriageReturns, lineFeedsAfterMark, carriageReturnsAfterMark].map {
            $0.finalize().hexadecimal
        }
    }

    /// The text with LF only; a carriage return at the end of a piece waits for the next one.
    private mutating func normalized(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        guard endsInCarriageReturn || bytes.contains(0x0D) else { return Array(bytes) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 1)
        for byte in bytes {
            if endsInCarriageReturn, byte != 0x0A { result.append(0x0D) }
            endsInCarriageReturn = byte == 0x0D
            if !endsInCarriageReturn { result.append(byte) }
        }
        return result
    }
}

extension UnsafeRawBufferPointer {
    /// Every occurrence of one byte with another in front of it.
    fileprivate func inserting(_ inserted: UInt8, before byte: UInt8) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + count / 16)
        var rest = self[...]
        while let start = rest.startAddress, let found = memchr(start, Int32(byte), rest.count) {
            let length = UnsafeRawPointer(found) - start
            result.append(contentsOf: rest.prefix(length))
            result.append(inserted)
            result.append(byte)
            rest = rest.dropFirst(length + 1)
        }
        result.append(contentsOf: rest)
        return result
    }

    private func contains(_ byte: UInt8) -> Bool {
        guard let baseAddress else { return false }
        return memchr(baseAddress, Int32(byte), count) != nil
    }
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate var startAddress: UnsafeRawPointer? {
        isEmpty ? nil : base.baseAddress.map { $0 + startIndex }
    }
}
