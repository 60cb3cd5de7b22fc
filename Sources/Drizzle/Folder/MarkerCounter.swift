import Glibc

/// Counts Drizzle's statement markers in a text that comes in pieces, without building a string.
struct MarkerCounter {
    static let marker = "--> statement-breakpoint"

    private(set) var count = 0
    private let marker = Array(Self.marker.utf8)
    /// The end of the last piece, too short to hold a marker and long enough to hold the start of one.
    private var tail: [UInt8] = []

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        let text = tail + bytes
        count += occurrences(in: text)
        tail = Array(text.suffix(marker.count - 1))
    }

    private func occurrences(in text: [UInt8]) -> Int { text.withUnsafeBytes { Self.places(in: $0).count } }

    /// Where markers begin in a whole text.
    ///
    /// Looks for the marker's `>`, which is rare in SQL, and compares what stands around it.
    static func places(in text: UnsafeRawBufferPointer) -> [Int] {
        guard let base = text.baseAddress else { return [] }
        return Array(marker.utf8).withUnsafeBytes { marker in
            guard let letters = marker.baseAddress else { return [] }
            var places: [Int] = []
            var position = 2
            while position < text.count,
                let found = memchr(base + position, Int32(UInt8(ascii: ">")), text.count - position)
            {
                let start = UnsafeRawPointer(found) - base - 2
                position = start + 3
                guard start + marker.count <= text.count else { break }
                if memcmp(base + start, letters, marker.count) == 0 { places.append(start) }
            }
            return places
        }
    }
}
