import Testing

@testable import SQL

@Suite struct `A byte count` {
    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1229, "1.2 kB"), (10_240, "10 kB"),
        (1_048_576, "1.0 MB"), (33_285_996_544, "31 GB"), (-2048, "-2.0 kB"),
    ])
    func `reads as a person says it`(bytes: Int, words: String) {
        #expect(ByteCount(bytes).description == words)
    }
}
