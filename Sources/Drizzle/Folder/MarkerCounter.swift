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

    /// Looks for the marker's `>`, which is rare in SQL, and compares what stands around it.
    private func occurrences(in text: [UInt8]) -> Int {
        text.withUnsafeBytes { text in
            guard let base = text.baseAddress else { return 0 }
            var count = 0
            var position = 2
            while position < text.count,
                let found = memchr(base + position, Int32(UInt8(ascii: ">")), text.count - position)
            {
                let start = UnsafeRawPointer(found) - base - 2
                position = start + 3
                guard start + marker.count <= text.count else { break }
                if memcmp(base + start, marker, marker.count) == 0 { count += 1 }
            }
            return count
        }
    }
}
